"""A metric in MLflow's file store: ``mlruns/<experiment>/<run>/metrics/<name>``.

Recognised by: a folder ``metrics`` in the path and lines of a time in milliseconds, a value and a
step.  Two fields are older than steps (the lines are then the steps); with five, of which MLflow
itself makes step 0, the third is the step.  The name may hold further folders.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import numpy as np

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.points.rows import number, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.model.run import Note, ReceiptNote

_LINE = re.compile(r"^\d{12,14} \S+(?: -?\d+(?: .*)?)?$")
_FOLDER = "metrics"


def _guess(head: Head) -> Claim:
    lines = [line for line in head.lines if line.strip()] or head.text.splitlines()[:1]
    own = bool(lines) and all(map(_LINE.match, lines[:20]))
    if not own:
        return Claim.NO
    inside = _FOLDER in PurePosixPath(head.name).parts[:-1]
    return Claim.SIGNATURE if inside else Claim.SHAPE


def _read(head: Head, data: bytes) -> Reading:
    lines = [line for line in (to_text(data) or "").splitlines() if line.strip()]
    rows = list(_rows(lines))
    lost = len(lines) - len(rows)
    notes = [ReceiptNote(Note.BAD_ROWS, lost)] if lost else []
    if not rows:
        return Reading(damaged=lost, notes=(*notes, ReceiptNote(Note.NO_NUMBERS)))
    time, value, step = (np.array(column) for column in zip(*rows, strict=True))
    home, tag = _placed(PurePosixPath(head.name))
    points = TagPoints(tag, step.astype(np.int64), value.astype(float), None, time / 1000)
    return Reading((LoggedRun((points,), home=home),), lost, notes=tuple(notes))


def _rows(lines: list[str]) -> Iterator[tuple[float, float, int]]:
    for count, line in enumerate(lines):
        fields = line.split()
        time = number(fields[0])
        value = number(fields[1]) if len(fields) > 1 else None
        step = whole_number(fields[2]) if len(fields) > 2 else count
        if time is not None and value is not None and step is not None:
            yield time, value, step


def _placed(path: PurePosixPath) -> tuple[str, str]:
    """The run's folder and the metric's name: the parts before and after ``metrics``."""
    parts = path.parts
    if _FOLDER not in parts[:-1]:
        return str(path.parent), path.name
    at = parts.index(_FOLDER)
    return "/".join(parts[:at]) or ".", "/".join(parts[at + 1 :])


READER = Reader("mlflow", _guess, _read, run_is_folder=True)
