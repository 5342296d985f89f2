"""Sacred's ``metrics.json`` of its file storage: steps, timestamps and values per metric.

Recognised by: one JSON object whose every value has ``steps``, ``timestamps`` and ``values``.
"""

from datetime import UTC, datetime
from typing import Any

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import number, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints, from_head
from dashboard.model.run import Note, ReceiptNote

_OWN = frozenset({"steps", "timestamps", "values"})


def _guess(head: Head) -> Claim:
    value = head.json
    own = isinstance(value, dict) and value and all(map(_is_metric, value.values()))
    return Claim.SIGNATURE if own else Claim.NO


def _is_metric(held: object) -> bool:
    return (
        isinstance(held, dict)
        and held.keys() >= _OWN
        and all(isinstance(held[name], list) for name in _OWN)
    )


def _read(head: Head, _: bytes) -> Reading:
    if not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    points, lost = [], 0
    for tag, held in head.json.items():
        rows = list(_rows(held))
        lost += len(held["values"]) - len(rows)
        if rows:
            step, value, time = zip(*rows, strict=True)
            points.append(
                TagPoints(tag, np.array(step), np.array(value, float), None, np.array(time, float))
            )
    notes = [ReceiptNote(Note.BAD_ROWS, lost)] if lost else []
    if not points:
        notes.append(ReceiptNote(Note.NO_NUMBERS))
    return Reading((LoggedRun(tuple(points)),) if points else (), lost, notes=tuple(notes))


def _rows(held: dict[str, list[Any]]) -> list[tuple[int, float, float]]:
    found = []
    for step, time, value in zip(held["steps"], held["timestamps"], held["values"], strict=False):
        at, read = whole_number(step), number(value)
        if at is not None and read is not None:
            found.append((at, read, _seconds(time)))
    return found


def _seconds(text: object) -> float:
    """Seconds since 1970 of an ISO time without zone, which Sacred writes in UTC."""
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=UTC).timestamp()
    except (ValueError, OverflowError):
        return float("nan")


READER = Reader("sacred", _guess, _read, run_is_folder=True, read_file=from_head(_read))
