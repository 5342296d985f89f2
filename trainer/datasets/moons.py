"""Two half circles that reach into each other: two classes that no straight line divides.

A point lies on its half circle of radius 1 at an even angle, plus Gaussian noise of deviation
`data_noise` on both coordinates; beyond about 0.3 the moons overlap.
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.columns import scale_of
from trainer.making.made import OF_CLASSES, both, labels
from trainer.settings import Settings
from trainer.task import Shape, Task

SHAPE = Shape(Task.CLASSES, (2,), outputs=2)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Points (N, 2) and the moon that each lies on."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        y = labels(count, 2, settings.imbalance, chance)
        angle = chance.uniform(0, np.pi, count)
        upper = np.stack([np.cos(angle), np.sin(angle)], 1)
        lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], 1)
        x = np.where(y[:, None] == 0, upper, lower)
        return (x + chance.normal(0, settings.data_noise, x.shape)).astype(np.float32), y

    train, test = both(settings, draw)
    return Source(train, test, SHAPE, scale_of(train[0]))


DATASET = DataSet("moons", SHAPE, read, OF_CLASSES)
