"""One JSON file for each epoch: ``epoch_1.json``, ``val_epoch_003.json``, ``epoch_3/eval.json``.

Recognised by: a mapping with a known metric and no list of numbers under it; in a file whose name,
or whose folder's name, ends in the number of an epoch or a step.  The files of one folder are one
run; a number of the epoch inside a file goes before that of its name.  A split in the name is that
of numbers without one.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import COUNTS, key
from dashboard.logs.names.metric_names import SPLIT_WORDS, WITHOUT_SPLIT, understand
from dashboard.logs.points.rows import axis_keys, numbers, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints, from_head
from dashboard.model.run import Note, ReceiptNote, XUnit

_NUMBERED = re.compile(
    r"(?:^|[_\-. ])(?P<unit>epoch|ep|epoca|global_step|steps?|iter|iteration)[_\-=]?"
    r"(?P<at>\d{1,12})(?:[_\-.](?P<rest>[a-z][\w\-]{0,60}))?$",
    re.IGNORECASE,
)


def _guess(head: Head) -> Claim:
    if not head.base.endswith(".json") or _place(head) is None:
        return Claim.NO
    return Claim.SHAPE if _is_result(head.json) else Claim.NO


def _place(head: Head) -> tuple[int, XUnit, str] | None:
    """The number in the name of the file, or of its folder, what it counts, and the run's home."""
    path = PurePosixPath(head.name)
    for name, home in ((path.stem, path.parent), (path.parent.name, path.parent.parent)):
        match = _NUMBERED.search(name)
        if match is not None:
            is_epoch = match["unit"].lower().startswith("ep")
            return int(match["at"]), XUnit.EPOCH if is_epoch else XUnit.STEP, str(home)
    return None


def _is_result(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    known = [understand(name) for name in numbers(value)]
    return any(name.known and name.metric not in WITHOUT_SPLIT for name in known)


def _read(head: Head, _: bytes) -> Reading:
    place, value = _place(head), head.json
    if place is None or not isinstance(value, Mapping):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    at, unit, home = place
    step, epoch = _step_and_epoch(value, at, unit)
    split = _split_of(PurePosixPath(head.name).stem)
    points = tuple(
        TagPoints(
            f"{split}/{name}" if split and not understand(name).split_said else name,
            np.array([step], dtype=np.int64),
            np.array([held], dtype=np.float64),
            None if epoch is None else np.array([epoch], dtype=np.float64),
        )
        for name, held in numbers(value).items()
        if key(name) not in COUNTS
    )
    if not points:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    return Reading((LoggedRun(points, home=home, x_unit=unit),))


def _split_of(name: str) -> str:
    """The word for a split in the name of a file, if it is one."""
    words = {word for word in re.split(r"[_\-. ]", name.lower()) if word in SPLIT_WORDS}
    return words.pop() if len(words) == 1 else ""


def _step_and_epoch(value: Mapping[str, Any], at: int, unit: XUnit) -> tuple[int, float | None]:
    """The step and the epoch of a file: from its content, else the number in its name."""
    step_key, epoch_key = axis_keys(value)
    step = None if step_key is None else whole_number(value[step_key])
    epoch = None if epoch_key is None else whole_number(value[epoch_key])
    if unit is XUnit.EPOCH:
        own = at if epoch is None else epoch
        return own, float(own)
    return (at if step is None else step), None if epoch is None else float(epoch)


READER = Reader("json by epoch", _guess, _read, run_is_folder=True, read_file=from_head(_read))
