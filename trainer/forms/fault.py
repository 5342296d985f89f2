"""The form of a fault: what a file in `trainer/faults/` ends with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from torch import Tensor

from trainer.forms.dataset import Source
from trainer.settings import Settings
from trainer.task import Task


def same_data(source: Source, settings: Settings) -> Source:
    """Leave the data as they are."""
    del settings
    return source


def same_gradients(gradients: Sequence[Tensor], step: int) -> None:
    """Leave the gradients as they are."""
    del gradients, step


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing done wrong on purpose, which the setting `fault` may name.

    `of_data` gives the data as the fault leaves them; `of_gradients` changes the gradients of one
    update in place and is told how many updates came before it. `tasks` are those in which the
    mistake can be made. Faults that are settings of their own (a rate of zero, weights of zero,
    dead units, inputs that are not scaled, a loss that does not fit) need no file.
    """

    name: str
    of_data: Callable[[Source, Settings], Source] = same_data
    of_gradients: Callable[[Sequence[Tensor], int], None] = same_gradients
    tasks: frozenset[Task] = frozenset(Task)
