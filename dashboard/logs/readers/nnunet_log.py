"""nnU-Net's ``training_log_*.txt``: ``epoch:  3``, then losses (negative: Dice) and learning rate.

Recognised by: a line ``epoch:  N`` followed by ``train loss``, or the opening of such a log.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, points_of
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, XUnit

_EPOCH = re.compile(r"^(?:[\d\-]+ [\d:.]+: )?\s*epoch:?\s+(\d{1,9})\s*$", re.IGNORECASE)
_VALUE = re.compile(
    r"^[\d\-]+ [\d:.]+: (train loss|validation loss|lr|current learning rate|train_loss|val_loss)"
    r"(?:\s*+:\s++|\s++)(\S+)\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^Starting\.\.\.\s*$|nnU-Net", re.MULTILINE)


def _guess(head: Head) -> Claim:
    lines = tuple(lines_in(head))
    has_epoch = any(map(_EPOCH.match, lines))
    if has_epoch and any(map(_VALUE.match, lines)):
        return Claim.SIGNATURE
    opened = head.base.startswith("training_log") and _OPENING.search(head.text[:2048])
    return Claim.SHAPE if opened else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    points = points_of(_rows(data))
    notes = () if points else (ReceiptNote(Note.NO_NUMBERS),)
    return Reading((LoggedRun(points, x_unit=XUnit.EPOCH),) if points else (), notes=notes)


def _rows(data: bytes) -> Iterator[Row]:
    epoch: int | None = None
    for line in lines_of(data):
        opening, held = _EPOCH.match(line), _VALUE.match(line)
        if opening is not None:
            epoch = int(opening[1])
        elif held is not None and epoch is not None:
            value = number(held[2])
            if value is not None:
                yield Row(epoch, {held[1]: value}, float(epoch))


READER = Reader("nnunet", _guess, _read, run_is_folder=True)
