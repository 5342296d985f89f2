"""Stable Baselines' ``monitor.csv``: reward, length and time of every episode.

Recognised by: a first line ``#{…"t_start": …``.  An episode is at the number of environment steps
done by its end.
"""

import json
import re

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.logs.tabular.cells import Column, UnreadableTableError
from dashboard.logs.tabular.wide import damaged_of, notes_of, parse
from dashboard.model.run import Note, ReceiptNote, XUnit

_LONGEST = 2**31  # steps of one episode; a longer one is a damaged number
_MARK = re.compile(r'^#\s*\{.*"t_start"\s*:')


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if head.lines and _MARK.match(head.lines[0]) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    if head.table is None:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    try:
        cells = parse(head, data, head.table)
    except UnreadableTableError:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    columns = {column.name: column for column in cells.columns}
    if not cells.rows or "r" not in columns or "l" not in columns:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    points, lost = _points(columns, _started(head))
    run = LoggedRun(points, x_unit=XUnit.STEP)
    return Reading(
        (run,) if points else (), damaged_of(cells, lost), notes=notes_of(cells, lost, bool(points))
    )


def _points(columns: dict[str, Column], started: float) -> tuple[tuple[TagPoints, ...], int]:
    reward, length = columns["r"].value, columns["l"].value
    kept = (length >= 0) & (length < _LONGEST) & columns["r"].present
    step = np.cumsum(np.where(kept, length, 0)).astype(np.int64)[kept]
    time = columns["t"].value[kept] + started if "t" in columns else None
    if not len(step):
        return (), len(kept)
    points = (
        TagPoints("episode_reward", step, reward[kept], None, time),
        TagPoints("episode_length", step, length[kept], None, time),
    )
    return points, int(np.count_nonzero(~kept))


def _started(head: Head) -> float:
    try:
        return float(json.loads(head.lines[0].lstrip("#"))["t_start"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return float("nan")


READER = Reader("sb3 monitor", _guess, _read)
