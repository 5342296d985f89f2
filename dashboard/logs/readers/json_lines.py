"""Any file of JSON lines with an axis: one object per line, one number per name.

Recognised by: at least two lines that are objects, most with a name of an axis (``step``,
``epoch``, ``iteration`` …) and another number, the axis rising or a metric known.  A name such as
``trial_id`` distinguishes runs, one such as ``split`` distinguishes splits; a row may name its
metric and its value; a configuration in a row becomes the run's settings.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.hparams.side_files import canonical
from dashboard.logs.names.column_names import (
    AXES,
    CLOCK_NAMES,
    COUNTS,
    PART_NAMES,
    SPLIT_NAMES,
    key,
)
from dashboard.logs.names.metric_names import SPLIT_WORDS, WITHOUT_SPLIT, understand
from dashboard.logs.points.rows import (
    JsonLines,
    axis_keys,
    json_rows,
    number,
    numbers,
    reading_of,
)
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.tabular.record_tables import RecordTable
from dashboard.model.run import ReceiptNote, Setting

_RUN_KEYS = ("trial_id", "run_id", "run", "run_name", "experiment", "exp_name")
_NAMES = (".jsonl", ".ndjson")
_METRIC_KEYS = ("metric", "metric_name", "tag", "name", "key")
_SETTINGS = ("config", "hparams", "hyperparameters", "args", "params")
_LEAST_SHARE = 0.6  # of the lines must have an axis
_TELLING = frozenset({*_RUN_KEYS, *_SETTINGS})
_PLACES = COUNTS | frozenset(PART_NAMES)
_PART = re.compile(r"^\s*\d{1,18}\s*/\s*\d{1,18}\s*$|^\s*\d{1,3}(?:\.\d{1,9})?%\s*$")


def _guess(head: Head) -> Claim:
    rows = head.json_rows
    least = 1 if head.base.endswith(_NAMES) else 2
    if len(rows) < least:
        return Claim.NO
    placed = [row for row in rows if _has_axis(row) and _has_others(row)]
    if not placed or len(placed) < _LEAST_SHARE * len(rows):
        return Claim.NO
    return Claim.GENERIC if _has_known(placed) or _rises(placed) else Claim.NO


def _has_others(row: Mapping[str, Any]) -> bool:
    """Whether a row has a number beside those of its place."""
    return any(key(name) not in _PLACES for name in numbers(row, text=True))


def _has_axis(row: Mapping[str, Any]) -> bool:
    """Whether a row has a place: ``"step": 10``, ``"10/100"``, ``"percentage": 2.5``."""
    return any(
        number(held) is not None or (isinstance(held, str) and _PART.match(held) is not None)
        for name, held in row.items()
        if key(str(name)) in _PLACES
    )


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
    tables: dict[str, RecordTable] = {}
    configs: dict[str, dict[str, Setting]] = {}
    bad: list[int] = []
    for row in json_rows(to_text(data) or "", bad):
        name = _run_name(row)
        if name not in tables:
            tables[name] = RecordTable(_measured)
        tables[name].add(row)
        if not configs.get(name):
            configs[name] = _config(row)
    runs: list[LoggedRun] = []
    notes: list[ReceiptNote] = []
    for name, table in tables.items():
        read, run_notes = table.runs(name)
        runs += [replace(run, config={**run.config, **configs[name]}) for run in read]
        notes += run_notes
    reading = reading_of(runs, JsonLines((), len(bad), min(bad, default=0)))
    return replace(reading, notes=(*reading.notes, *notes))


def _run_name(row: Mapping[str, Any]) -> str:
    return next((str(row[key]) for key in _RUN_KEYS if isinstance(row.get(key), str | int)), "")


def _measured(record: Mapping[str, Any]) -> dict[str, float]:
    """The numbers of a row by their tags, with the split or the metric that the row names."""
    found = numbers(record, text=_is_known)
    for name in record.keys() & _TELLING:
        if name in _RUN_KEYS:
            found.pop(name, None)
        elif name in _SETTINGS:
            found = {tag: one for tag, one in found.items() if not tag.startswith(f"{name}/")}
    tag = next((record[k] for k in _METRIC_KEYS if isinstance(record.get(k), str)), None)
    if tag is not None and "value" in found:
        found = {name: one for name, one in found.items() if _places(name)} | {tag: found["value"]}
    split_word = next(
        (record[k] for k in SPLIT_NAMES if str(record.get(k)).lower() in SPLIT_WORDS), ""
    )
    if not split_word:
        return found
    return {
        name if _places(name) or understand(name).split_said else f"{split_word}/{name}": one
        for name, one in found.items()
    }


@lru_cache(maxsize=65_536)
def _places(name: str) -> bool:
    folded = key(name)
    return folded in AXES or folded in CLOCK_NAMES


@lru_cache(maxsize=65_536)
def _is_known(name: str) -> bool:
    return understand(name).known


def _config(record: Mapping[str, Any]) -> dict[str, Setting]:
    """The first configuration that a row holds."""
    held = (record[key] for key in _SETTINGS if key in record)
    return canonical(next((one for one in held if isinstance(one, dict)), {}))


READER = Reader("json lines", _guess, _read)
