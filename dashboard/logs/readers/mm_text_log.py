"""The text log of MMEngine and MMCV: ``Epoch(train) [1][100/101]  lr: … loss: …``.

Recognised by: such a line, perhaps behind a long print-out of the environment.  The step is counted
over the whole training by the iterations of an epoch.
"""

import re
from collections.abc import Iterator

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.rows import Row, points_of
from dashboard.logs.run import Note, ReceiptNote, XUnit
from dashboard.logs.text_lines import lines_in, lines_of, pairs_of

_LINE = re.compile(
    r"Epoch\s*+(?:\((?P<part>train|val|test)\)\s*+)?\[(?P<epoch>\d{1,9})\]"
    r"\[\s*(?P<at>\d{1,9})(?:/(?P<of>\d{1,9}))?\]\s+(?P<values>.*)$"
)
_OPENING = re.compile(r"- (mmengine|mmcls|mmdet|mmseg|mmaction|mmpose|mmpretrain) - INFO -")


def _guess(head: Head) -> Claim:
    found = any(map(_LINE.search, lines_in(head))) or _OPENING.search(head.text)
    return Claim.SIGNATURE if found else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    points = points_of(_rows(data))
    notes = () if points else (ReceiptNote(Note.NO_NUMBERS),)
    return Reading((LoggedRun(points, x_unit=XUnit.STEP),) if points else (), notes=notes)


def _rows(data: bytes) -> Iterator[Row]:
    length = 0
    for line in lines_of(data):
        match = _LINE.search(line)
        if match is None:
            continue
        epoch, at = int(match["epoch"]), int(match["at"])
        is_train = match["part"] in (None, "train")
        if is_train and match["of"]:
            length = int(match["of"])
        step = (epoch - 1) * length + at if is_train else epoch * length
        split = "train" if is_train else match["part"]
        values = {
            name if name in ("lr", "eta") else f"{split}/{name}": value
            for name, value in pairs_of(match["values"]).items()
            if name != "eta"
        }
        yield Row(step, values, epoch - 1 + at / length if is_train and length else float(epoch))


READER = Reader("mm text", _guess, _read)
