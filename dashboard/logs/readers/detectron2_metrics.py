"""Detectron2's ``metrics.json``: JSON lines by iteration, evaluation rows in between.

Recognised by: ``iteration`` beside ``eta_seconds`` or ``data_time``.  Losses are of training, what
its evaluators write (``bbox/AP``) is of the validation set.
"""

import re

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.points.rows import Row, json_lines, numbers, points_of, reading_of, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import XUnit
from dashboard.model.table import Split

_EVALUATED = re.compile(
    r"^(?:[\w\-]+/)?(?:bbox|segm|keypoints|sem_seg|panoptic_seg|box_proposals)/"
)
_TIMES = ("eta_seconds", "data_time")


def _guess(head: Head) -> Claim:
    own = any("iteration" in row and any(name in row for name in _TIMES) for row in head.json_rows)
    return Claim.SIGNATURE if own else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    rows = []
    for record in lines.rows:
        step = whole_number(record.get("iteration"))
        if step is not None:
            rows.append(Row(step, {k: v for k, v in numbers(record).items() if k != "iteration"}))
    return reading_of([LoggedRun(points_of(rows, _split), x_unit=XUnit.STEP)], lines)


def _split(tag: str) -> Split | None:
    if _EVALUATED.match(tag):
        return Split.VAL
    return Split.TRAIN if tag.startswith("loss_") else None


READER = Reader("detectron2", _guess, _read, run_is_folder=True)
