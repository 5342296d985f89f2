"""Checkpoints: the state of a training after one of its epochs, from which it goes on.

The file is written whole and put in place in one step, and holds tensors, numbers and texts alone:
it is read without unpickling objects (`weights_only`). The state of the last epoch is kept in
memory and reaches the disk at most every `EVERY_S`, and whenever the training is interrupted, so
that short epochs are not slowed; only what kills the process at once costs the work since then.
"""

import io
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any
from zipfile import BadZipFile

import torch
from torch import Tensor

from trainer.run_files.log import Marks, can_continue
from trainer.run_files.run_folder import CHECKPOINT, TEMPORARY, write_whole

FORM = 2  # raised when what is kept changes its form; a checkpoint of another form is not used
EVERY_S = 5.0  # 2 million weights with momentum take 20 ms of the processor to write: under 1%


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint that was read: the state of the loop, and what belongs to it."""

    state: dict[str, Any]
    marks: Marks  # where the files of numbers ended
    seconds: float  # trained until then, all sessions together

    @property
    def epoch(self) -> int:
        """The last epoch that is done."""
        epoch: int = self.state["row"]["epoch"]
        return epoch


class Checkpoints:
    """Keeps the state of one run: in memory after every epoch, and now and then on the disk."""

    def __init__(
        self, folder: Path, identity: Mapping[str, Any], sync: Callable[[], None], begun_s: float
    ) -> None:
        """Nothing is kept yet.

        Args:
            folder: the run's.
            identity: what a run must agree in to go on from these checkpoints, as plain values.
            sync: called before each write: brings the logs that it counts on to the disk.
            begun_s: seconds that were trained in earlier sessions.
        """
        self._place = folder / CHECKPOINT
        self._identity = _text(identity)
        self._sync = sync
        self._begun_s = begun_s
        self._started = self._written = time.monotonic()
        self._latest: dict[str, Any] | None = None  # newer than what is on the disk

    def keep(self, state: Mapping[str, Any], marks: Marks) -> None:
        """Keep a copy of `state`, of which the logs end at `marks`; write it where one is due."""
        now = time.monotonic()
        self._latest = {
            "form": FORM,
            "identity": self._identity,
            "state": _copied(state),
            "marks": marks,
            "seconds": self.seconds(),
        }
        if now - self._written >= EVERY_S:
            self.write()

    def write(self) -> None:
        """Write the state of the last epoch, unless it is on the disk already."""
        if self._latest is None:
            return
        self._sync()
        content = io.BytesIO()
        torch.save(self._latest, content)
        write_whole(self._place, content.getvalue(), safely=True)
        self._written = time.monotonic()
        self._latest = None

    def seconds(self) -> float:
        """How long the run has been trained, all sessions together."""
        return self._begun_s + time.monotonic() - self._started

    def remove(self) -> None:
        """Leave no checkpoint behind."""
        self._place.unlink(missing_ok=True)
        self._place.with_name(f"{CHECKPOINT}{TEMPORARY}").unlink(missing_ok=True)


def find(folder: Path, identity: Mapping[str, Any]) -> Kept | None:
    """The checkpoint in `folder` if it is of this very run and its logs are there, else None."""
    try:
        found = torch.load(folder / CHECKPOINT, map_location="cpu", weights_only=True)
        if (found["form"], found["identity"]) != (FORM, _text(identity)):
            return None
        kept = Kept(found["state"], found["marks"], found["seconds"])
    except _UNUSABLE:
        return None
    return kept if can_continue(folder, kept.marks) else None


# What torch says of files that are no checkpoints: cut, of another form, or holding more than data.
_DAMAGED = (OSError, EOFError, RuntimeError, ValueError, BadZipFile, UnpicklingError)
_UNUSABLE = (*_DAMAGED, KeyError, TypeError)


def _text(identity: Mapping[str, Any]) -> str:
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
