"""CatBoost's ``catboost_training.json``: learn and test metrics of every iteration.

Recognised by: ``meta`` beside ``iterations``.
"""

from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, points_of, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, from_head
from dashboard.model.run import Note, ReceiptNote, XUnit


def _guess(head: Head) -> Claim:
    value = head.json
    own = isinstance(value, dict) and isinstance(value.get("meta"), dict) and "iterations" in value
    return Claim.SIGNATURE if own else Claim.NO


def _read(head: Head, _: bytes) -> Reading:
    if not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    value = head.json
    names = {part: _names(value["meta"], part) for part in ("learn", "test")}
    records = value["iterations"]
    rows = []
    for record in records if isinstance(records, list) else ():
        step = whole_number(record.get("iteration")) if isinstance(record, dict) else None
        if step is not None:
            rows.append(Row(step, _values(record, names)))
    points = points_of(rows)
    notes = () if points else (ReceiptNote(Note.NO_NUMBERS),)
    run = LoggedRun(points, x_unit=XUnit.STEP)
    return Reading((run,) if points else (), notes=notes)


def _names(meta: dict[str, Any], part: str) -> list[str]:
    metrics = meta.get(f"{part}_metrics")
    listed = metrics if isinstance(metrics, list) else []
    return [
        str(metric.get("name", index))
        for index, metric in enumerate(listed)
        if isinstance(metric, dict)
    ]


def _values(record: dict[str, Any], names: dict[str, list[str]]) -> dict[str, float]:
    found = {}
    for part, listed in names.items():
        held = record.get(part)
        for name, value in zip(listed, held if isinstance(held, list) else (), strict=False):
            read = number(value)
            if read is not None:
                found[f"{part}/{name}"] = read
    return found


READER = Reader("catboost", _guess, _read, run_is_folder=True, read_file=from_head(_read))
