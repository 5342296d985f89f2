"""The text log of MMEngine and MMCV: ``Epoch(train) [1][100/101]  lr: … loss: …``.

Trainings that count iterations alone write ``Iter [50/80000]`` or ``Iter(train) [  50/80000]``.

Recognised by: such a line, perhaps behind a long print-out of the environment.  The step is counted
over the whole training by the iterations of an epoch; a validation gets the training step before
it.  The log ``<time>.log`` is of the same training as ``<time>.log.json`` or the folder
``<time>/vis_data`` beside it.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, points_of
from dashboard.logs.points.text_lines import lines_in, lines_of, pairs_of
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, XUnit

_PART = r"\s*+(?:\((?P<part>train|val|test)\))?\s*+"
_LINE = re.compile(
    rf"Epoch{_PART}\[\s*(?P<epoch>\d{{1,9}})\]"
    r"\[\s*(?P<at>\d{1,9})(?:/(?P<of>\d{1,9}))?\]\s+(?P<values>.*)$"
)
_ITERATION = re.compile(
    rf"\bIter{_PART}\[\s*(?P<at>\d{{1,18}})(?:/(?P<of>\d{{1,18}}))?\]\s+(?P<values>.*)$"
)
_OPENING = re.compile(
    r"- (mmengine|mmcv|mmcls|mmdet|mmdet3d|mmseg|mmaction|mmpose|mmpretrain) - INFO -"
)
_WITHOUT_SPLIT = ("lr", "base_lr", "momentum")
_NOT_MEASURED = ("eta", "bbox_mAP_copypaste", "segm_mAP_copypaste")


def _guess(head: Head) -> Claim:
    found = any(_LINE.search(line) or _ITERATION.search(line) for line in lines_in(head))
    return Claim.SIGNATURE if found or _OPENING.search(head.text) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    points = points_of(_rows(data))
    if not points:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    return Reading((LoggedRun(points, home=_home(head.name), x_unit=XUnit.STEP),))


def _home(name: str) -> str:
    """The folder called as the log is, where it lies in one; else the log without its ending."""
    path = PurePosixPath(name)
    own = path.parent if path.parent.name == path.stem else path.with_suffix("")
    return str(own)


def _rows(data: bytes) -> Iterator[Row]:
    length = last = 0
    for line in lines_of(data):
        of_epoch = _LINE.search(line)
        match = of_epoch or _ITERATION.search(line)
        if match is None:
            continue
        at, split = int(match["at"]), match["part"] or "train"
        if split != "train" and match["of"] and at < int(match["of"]):
            continue  # the evaluation is still under way
        values = _values(match["values"], split)
        if split == "train":
            length = int(match["of"] or length) if of_epoch else length
            done = int(of_epoch["epoch"]) - 1 if of_epoch else 0
            last = done * length + at
            yield Row(last, values, last / length if length else None)
        elif of_epoch:
            epoch = int(of_epoch["epoch"])
            yield Row(epoch * length, values, float(epoch))
        else:
            yield Row(last, values)


def _values(text: str, split: str) -> dict[str, float]:
    return {
        name if name in _WITHOUT_SPLIT else f"{split}/{name}": value
        for name, value in pairs_of(text).items()
        if name not in _NOT_MEASURED
    }


READER = Reader("mm text", _guess, _read, run_is_folder=True)
