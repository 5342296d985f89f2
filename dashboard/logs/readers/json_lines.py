"""Any file of JSON lines with an axis: one object per line, one number per name.

Recognised by: at least two lines that are objects, most with a name of an axis (``step``,
``epoch``, ``iteration`` …) and another number.  A name such as ``trial_id`` tells runs apart.
"""

from collections import defaultdict
from collections.abc import Mapping
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
from dashboard.logs.run import XUnit

_RUN_KEYS = ("trial_id", "run_id", "run", "run_name", "experiment", "exp_name")
_CLOCKS = ("wall_time", "_timestamp", "timestamp")
_NAMES = (".jsonl", ".ndjson")
_LEAST_SHARE = 0.6  # of the lines must have an axis
_EARLIEST_CLOCK = 1e8  # seconds since 1970; smaller numbers are durations


def _guess(head: Head) -> Claim:
    rows = head.json_rows
    least = 1 if head.base.endswith(_NAMES) else 2
    if len(rows) < least:
        return Claim.NO
    placed = sum(any(axis_keys(row)) and len(numbers(row)) > 1 for row in rows)
    return Claim.GENERIC if placed >= _LEAST_SHARE * len(rows) else Claim.NO


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
    by_epoch = not any(axis_keys(record)[0] for record in records)
    for record in records:
        step_key, epoch_key = axis_keys(record)
        step = whole_number(record.get(epoch_key if by_epoch else step_key))  # type: ignore[arg-type]
        if step is None:
            continue
        clock = next(
            (key for key in _CLOCKS if (number(record.get(key)) or 0) > _EARLIEST_CLOCK), None
        )
        axes = {step_key, epoch_key, clock, *_RUN_KEYS}
        measured = {key: value for key, value in numbers(record).items() if key not in axes}
        epoch = None if epoch_key is None else number(record[epoch_key])
        rows.append(Row(step, measured, epoch, None if clock is None else number(record[clock])))
    return LoggedRun(points_of(rows), name, x_unit=XUnit.EPOCH if by_epoch else XUnit.STEP)


READER = Reader("json lines", _guess, _read)
