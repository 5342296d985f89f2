"""Checkpoints: the state of a training after one of its epochs, from which it goes on.

The file is written whole and put in place in one step, and holds tensors, numbers and texts alone:
it is read without unpickling objects (`weights_only`). The state of the last epoch is kept in
memory and reaches the disk at most every `EVERY_S`, and whenever the training is interrupted, so
that short epochs are not slowed; only what kills the process at once costs the work since then.

    form       of the file, `FORM`
    identity   of a run that trains alone: what one must agree in to go on from here, as JSON
    members    of runs that train as one stack, see `stack_checkpoint.py`
    state      of the loop, see `trainer/state.py` and `trainer/stacked/state.py`
    marks      where the files of numbers ended
    seconds    trained until then, all sessions together
    threads    with which it was trained: sums depend on them in their last bits
"""

import io
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any
from zipfile import BadZipFile, ZipFile

import torch
from torch import Tensor

from trainer.run_files.log import Marks, can_continue
from trainer.run_files.run_folder import CHECKPOINT, TEMPORARY, write_whole

FORM = 3  # raised when what is kept changes its form; a checkpoint of another form is not used
EVERY_S = 5.0  # 2 million weights with momentum take 20 ms of the processor to write: under 1%
QUICK_S = 0.1  # where writing takes longer, as on a slow disk, it is so much seldomer: 2% at most


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint that was read: the state of the loop, and what belongs to it."""

    state: dict[str, Any]
    marks: Marks  # where the files of numbers ended
    seconds: float  # trained until then, all sessions together
    threads: int

    @property
    def epoch(self) -> int:
        """The last epoch that is done."""
        epoch: int = self.state["row"]["epoch"]
        return epoch


class Checkpoints:
    """Keeps the state of one training: in memory after every epoch, now and then on the disk."""

    def __init__(
        self,
        folder: Path,
        header: Mapping[str, Any],
        sync: Callable[[], None],
        begun_s: float = 0.0,
    ) -> None:
        """Nothing is kept yet.

        Args:
            folder: the run's.
            header: what the file says of whose it is, its `identity` or its `members`.
            sync: called before each write: brings the logs that it counts on to the disk.
            begun_s: seconds that were trained in earlier sessions.
        """
        self._place = folder / CHECKPOINT
        self._header = dict(header)
        self._sync = sync
        self._begun_s = begun_s
        self._started = self._written = time.monotonic()
        self._took_s = 0.0  # by the last write
        self._latest: dict[str, Any] | None = None  # newer than what is on the disk

    def keep(
        self,
        state: Mapping[str, Any],
        marks: Marks | Sequence[Marks | None],
        threads: int | None = None,
    ) -> None:
        """Keep a copy of `state`, of which the logs end at `marks`; write it where one is due.

        It was trained with as many `threads` as there are now, unless another number is given.
        """
        self._latest = {
            "form": FORM,
            **self._header,
            "state": _copied(state),
            "marks": marks,
            "seconds": self.seconds(),
            "threads": threads or torch.get_num_threads(),
        }
        pause_s = EVERY_S * max(1.0, self._took_s / QUICK_S)
        if time.monotonic() - self._written >= pause_s:
            self.write()

    def write(self) -> None:
        """Write the state of the last epoch, unless it is on the disk already."""
        if self._latest is None:
            return
        began = time.monotonic()
        self._sync()
        write_whole(self._place, save(self._latest), safely=True)
        self._written = time.monotonic()
        self._took_s = self._written - began
        self._latest = None

    def seconds(self) -> float:
        """How long the run has been trained, all sessions together."""
        return self._begun_s + time.monotonic() - self._started

    def remove(self) -> None:
        """Leave no checkpoint behind."""
        remove(self._place.parent)


def save(content: Mapping[str, Any]) -> bytes:
    """The bytes of a checkpoint that holds `content`."""
    file = io.BytesIO()
    torch.save(content, file)
    return file.getvalue()


def remove(folder: Path) -> None:
    """Remove the checkpoint of a run, and one that is half written."""
    (folder / CHECKPOINT).unlink(missing_ok=True)
    (folder / f"{CHECKPOINT}{TEMPORARY}").unlink(missing_ok=True)


def is_there(folder: Path) -> bool:
    """Whether a run has a checkpoint, be it usable or not."""
    return (folder / CHECKPOINT).exists()


def read(folder: Path, *, lazily: bool = False) -> dict[str, Any] | None:
    """What a checkpoint holds; None where there is none, or it is damaged or of another form.

    Read `lazily`, its tensors stay in the file and are not checked, for a look at the rest.
    """
    try:
        if not lazily and not _is_whole(folder / CHECKPOINT):
            return None
        found = torch.load(folder / CHECKPOINT, map_location="cpu", weights_only=True, mmap=lazily)
        return found if found["form"] == FORM else None
    except _UNUSABLE:
        return None


def _is_whole(place: Path) -> bool:
    """Whether the parts of the file have the checksums that it says; torch does not look."""
    with ZipFile(place) as file:
        return file.testzip() is None


def is_of_one(folder: Path) -> bool:
    """Whether a run has a checkpoint of its own, and not that of a stack."""
    return "identity" in (read(folder, lazily=True) or {})


def find(folder: Path, identity: Mapping[str, Any]) -> Kept | None:
    """The checkpoint in `folder` if it is of this very run and its logs are there, else None."""
    found = read(folder)
    if found is None or found.get("identity") != text(identity):
        return None
    try:
        kept = Kept(found["state"], found["marks"], found["seconds"], found["threads"])
    except KeyError:
        return None
    return kept if can_continue(folder, kept.marks) else None


# What torch says of files that are no checkpoints: cut, of another form, or holding more than data.
_DAMAGED = (OSError, EOFError, RuntimeError, ValueError, BadZipFile, UnpicklingError)
_UNUSABLE = (*_DAMAGED, KeyError, TypeError)


def text(identity: Mapping[str, Any]) -> str:
    """An identity as a checkpoint holds it."""
    return json.dumps(identity, sort_keys=True)


def _copied(value: Any) -> Any:
    """`value` with its tensors copied, so that the training may go on changing its own."""
    if isinstance(value, Tensor):
        return value.detach().to("cpu", copy=True)
    if isinstance(value, Mapping):
        return {key: _copied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_copied(item) for item in value)
    return value
