"""A random change of the training examples."""

from collections.abc import Sequence

from docs.new.change import Change, Kind
from docs.new.trainer_part import changes_of

AUGMENTATION = '''\
"""FILL IN: what is changed, by how much at strength 1, and in which unit."""

from torch import Generator, Tensor, rand

from trainer.forms.augmentation import Augmentation
from trainer.task import Shape


def of(x: Tensor, shape: Shape, strength: float, stream: Generator) -> Tensor:
    """`x` (B, D); FILL IN: this one makes each example larger by at most a tenth."""
    del shape
    return x * (1 + 0.1 * strength * rand(len(x), 1, generator=stream).to(x.device))


AUGMENTATION = Augmentation("{name}", of)
'''


def changes(code: str) -> Sequence[Change]:
    """The augmentation and its line in each language."""
    return changes_of("augmentations", code, AUGMENTATION)


KIND = Kind("augmentation", changes)
