"""Three arms of a spiral: three classes that wind around one another.

A point lies on its arm at an even distance from the middle, 0 to 1, in which the arm makes one
turn, plus Gaussian noise of deviation `data_noise` on both coordinates; the arms are a third apart.
After the example of Stanford's course CS231n.
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.columns import scale_of
from trainer.making.made import OF_CLASSES, both, labels
from trainer.settings import Settings
from trainer.task import Shape, Task

ARMS = 3
TURN = 2 * np.pi
SHAPE = Shape(Task.CLASSES, (2,), outputs=ARMS)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Points (N, 2) and the arm that each lies on."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        y = labels(count, ARMS, settings.imbalance, chance)
        radius = chance.uniform(0, 1, count)
        angle = TURN * (radius + y / ARMS)
        x = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
        return (x + chance.normal(0, settings.data_noise, x.shape)).astype(np.float32), y

    train, test = both(settings, draw)
    return Source(train, test, SHAPE, scale_of(train[0]))


DATASET = DataSet("spirals", SHAPE, read, OF_CLASSES)
