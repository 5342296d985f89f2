"""``results.txt`` of YOLOv5 and YOLOv7: fifteen columns without a header, ``epoch/epochs`` first.

Recognised by: a first line that begins ``0/29   1.86G``.  The columns are those of the writer's
print-out; labels and image size are no metrics.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.points.rows import Row, number, points_of
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, XUnit
from dashboard.model.table import Split

_FIRST = re.compile(r"^\s*(\d{1,9})/(\d{1,9})\s+([\d.]+)[GMK]B?\s")
_COLUMNS = (
    "train/box_loss",
    "train/obj_loss",
    "train/cls_loss",
    "train/total_loss",
    "",  # labels in the last batch
    "",  # image size
    "metrics/precision",
    "metrics/recall",
    "metrics/mAP_0.5",
    "metrics/mAP_0.5:0.95",
    "val/box_loss",
    "val/obj_loss",
    "val/cls_loss",
)


def _guess(head: Head) -> Claim:
    first = next((line for line in head.lines if line.strip()), "")
    return Claim.SIGNATURE if _FIRST.match(first) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = (to_text(data) or "").splitlines()
    points = points_of(_rows(lines), _split)
    lost = sum(bool(line.strip()) and not _FIRST.match(line) for line in lines)
    notes = [ReceiptNote(Note.BAD_ROWS, lost)] if lost else []
    if not points:
        return Reading(damaged=lost, notes=(*notes, ReceiptNote(Note.NO_NUMBERS)))
    return Reading((LoggedRun(points, x_unit=XUnit.EPOCH),), lost, notes=tuple(notes))


def _split(tag: str) -> Split | None:
    """Metrics under ``metrics/`` are measured on the validation set."""
    return Split.VAL if tag.startswith("metrics/") else None


def _rows(lines: list[str]) -> Iterator[Row]:
    for line in lines:
        match = _FIRST.match(line)
        if match is None:
            continue
        epoch = int(match[1])
        cells = [number(cell) for cell in line.split()[2:]]
        named = zip(_COLUMNS, cells, strict=False)
        values = {name: value for name, value in named if name and value is not None}
        yield Row(epoch, values, float(epoch))


READER = Reader("yolo txt", _guess, _read, run_is_folder=True)
