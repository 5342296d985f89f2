"""A data set that the trainer makes or reads."""

from collections.abc import Sequence

from docs.new.change import Change, Kind
from docs.new.trainer_part import changes_of

DATASET = '''\
"""FILL IN: what the examples are, what is learned of them, and where they come from."""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.made import OF_CLASSES, both, labels
from trainer.settings import Settings
from trainer.task import Shape, Task

SHAPE = Shape(Task.CLASSES, (2,), outputs=2)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Numbers (N, 2) and their class."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        y = labels(count, 2, settings.imbalance, chance)
        x = 2.0 * y[:, None] - 1 + chance.normal(0, settings.data_noise, (count, 2))
        return x.astype(np.float32), y

    return Source(*both(settings, draw), SHAPE)


DATASET = DataSet("{name}", SHAPE, read, OF_CLASSES)
'''


def changes(code: str) -> Sequence[Change]:
    """The data set and its line in each language."""
    return changes_of("datasets", code, DATASET)


KIND = Kind("dataset", changes)
