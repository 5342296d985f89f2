"""Any file of JSON lines with an axis: one object per line, one number per name.

Recognised by: at least two lines that are objects, most with a name of an axis (``step``,
``epoch``, ``iteration`` …) and another number, the axis rising or a metric known.  A name such as
``trial_id`` tells runs apart, ``split`` and its like tell splits; a row may name its metric and its
value; a configuration in a row becomes the run's settings.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from dashboard.logs.head import Head, to_text
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.rows import (
    Row,
    axis_keys,
    json_lines,
    number,
    numbers,
    points_of,
    reading_of,
    whole_number,
)
from dashboard.logs.run import Setting, XUnit
from dashboard.logs.settings import canonical
from dashboard.logs.tabular.columns import CLOCK_NAMES, SPLIT_NAMES
from dashboard.logs.vocabulary import SPLIT_WORDS, WITHOUT_SPLIT, understand

_RUN_KEYS = ("trial_id", "run_id", "run", "run_name", "experiment", "exp_name")
_NAMES = (".jsonl", ".ndjson")
_METRIC_KEYS = ("metric", "metric_name", "tag", "name", "key")
_SETTINGS = ("config", "hparams", "hyperparameters", "args", "params")
_LEAST_SHARE = 0.6  # of the lines must have an axis
_EARLIEST_CLOCK = 1e8  # seconds since 1970; smaller numbers are durations


def _guess(head: Head) -> Claim:
    rows = head.json_rows
    least = 1 if head.base.endswith(_NAMES) else 2
    if len(rows) < least:
        return Claim.NO
    placed = [row for row in rows if any(axis_keys(row)) and len(numbers(row)) > 1]
    if not placed or len(placed) < _LEAST_SHARE * len(rows):
        return Claim.NO
    return Claim.GENERIC if _has_known(placed) or _rises(placed) else Claim.NO


def _has_known(rows: Sequence[Mapping[str, Any]]) -> bool:
    names = {name for row in rows for name in numbers(row)}
    tags = {str(row[key]) for row in rows for key in _METRIC_KEYS if isinstance(row.get(key), str)}
    return any(
        (name := understand(tag)).known and name.metric not in WITHOUT_SPLIT for tag in names | tags
    )


def _rises(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the axis never falls and most rows have a place of their own: no data set's do."""
    axis = [number(row.get(str(step or epoch))) for row in rows for step, epoch in [axis_keys(row)]]
    places = [place for place in axis if place is not None]
    distinct = len(set(places)) >= _LEAST_SHARE * len(places)
    return distinct and all(later >= earlier for earlier, later in pairwise(places))


def _read(_: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    runs: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in lines.rows:
        runs[_run_name(row)].append(row)
    return reading_of([_run(name, rows) for name, rows in runs.items()], lines)


def _run_name(row: Mapping[str, Any]) -> str:
    return next((str(row[key]) for key in _RUN_KEYS if isinstance(row.get(key), str | int)), "")


def _run(name: str, records: list[dict[str, Any]]) -> LoggedRun:
    rows = []
    by_step = any(axis_keys(record)[0] for record in records)
    by_epoch = not by_step and _are_whole(records)
    for count, record in enumerate(records):
        step_key, epoch_key = axis_keys(record)
        place = record.get(str(epoch_key if by_epoch else step_key))
        step = whole_number(place) if by_step or by_epoch else count
        if step is None or not (step_key or epoch_key):
            continue
        clock = next(
            (key for key in CLOCK_NAMES if (number(record.get(key)) or 0) > _EARLIEST_CLOCK), None
        )
        axes = {step_key, epoch_key, clock, *_RUN_KEYS, *_SETTINGS}
        measured = _measured({key: held for key, held in record.items() if key not in axes})
        epoch = None if epoch_key is None else number(record[epoch_key])
        rows.append(Row(step, measured, epoch, None if clock is None else number(record[clock])))
    unit = XUnit.EPOCH if by_epoch else XUnit.STEP
    return LoggedRun(points_of(rows), name, x_unit=unit, config=_config(records))


def _are_whole(records: Sequence[Mapping[str, Any]]) -> bool:
    """Whether epochs can be the steps; fractions of epochs cannot."""
    epochs = [record[key] for record in records if (key := axis_keys(record)[1]) is not None]
    return all(whole_number(epoch) is not None for epoch in epochs)


def _measured(record: Mapping[str, Any]) -> dict[str, float]:
    """The numbers of a row by their tags, with the split or the metric that the row names."""
    said = next((record[k] for k in SPLIT_NAMES if str(record.get(k)).lower() in SPLIT_WORDS), "")
    tag = next((record[key] for key in _METRIC_KEYS if isinstance(record.get(key), str)), None)
    found = numbers(record)
    if tag is not None and "value" in found:
        found = {tag: found["value"]}
    return {
        name if not said or understand(name).split_said else f"{said}/{name}": value
        for name, value in found.items()
    }


def _config(records: Sequence[Mapping[str, Any]]) -> dict[str, Setting]:
    """The first configuration that a row holds."""
    held = (record[key] for record in records for key in _SETTINGS if key in record)
    return canonical(next((one for one in held if isinstance(one, dict)), {}))


READER = Reader("json lines", _guess, _read)
