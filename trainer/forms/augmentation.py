"""The form of an augmentation: what a file in `trainer/augmentations/` ends with."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import Generator, Tensor

from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape, Task


@dataclass(frozen=True, slots=True)
class Augmentation:
    """A random change of the inputs of a minibatch that leaves their targets true.

    `of` takes inputs (B, D) as the run scales them, their shape, the setting `augment_strength` (1
    is usual; what it is 1 of, each file says) and the generator to draw from, which lies on the
    CPU; it gives inputs of the same shape and leaves its argument alone. None is of tokens.
    """

    name: str
    of: Callable[[Tensor, Shape, float, Generator], Tensor]
    needs_picture: bool = False
    tasks: frozenset[Task] = frozenset(Task)


def augmented(x: Tensor, shape: Shape, settings: Settings, stream: Generator) -> Tensor:
    """A minibatch (B, D) with every augmentation that the settings name, in their order."""
    for name in settings.augment:
        found: Augmentation = part("augmentations", name)
        x = found.of(x, shape, settings.augment_strength, stream)
    return x
