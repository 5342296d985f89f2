"""How a command trains its runs, and what is told of each while it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from trainer.row import Row


@dataclass(frozen=True, slots=True)
class Options:
    """How a command trains its runs; nothing of it changes a number that is logged."""

    device: str = "cpu"  # that is there, see `trainer/device.py`
    stop_on_divergence: bool = False
    keep_checkpoint: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What happened to a run: it begins or goes on, `row` was measured, or it has `ended`.

    `row` is None where the run begins or goes on after the epoch of its checkpoint, `epoch`.
    `ended` is None while the run trains, then why it ended before all epochs were done, "" if they
    were; `row` is its last one then, or None where it was found complete. `lost` counts the runs
    that begin anew with this one, the first of them, for their checkpoints cannot be used.
    """

    name: str
    row: Row | None = None
    epoch: int = 0
    ended: str | None = None
    lost: int = 0


Tell: TypeAlias = Callable[[Note], None]
