"""Friedman's first problem: a value of ten numbers, of which five count and two only together.

y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5, with x1 to x10 even between 0 and 1
(Friedman 1991, "Multivariate adaptive regression splines"). It is given in standard deviations
from its mean, and the noise of deviation `data_noise` is added in that unit; Friedman's is 0.2.
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Scale, Source
from trainer.making.made import OF_VALUES, both
from trainer.settings import Settings
from trainer.task import Shape, Task

COLUMNS = 10
MEAN, STD = 14.4133, 4.8812  # of y without noise, by integration
SCALE = Scale(unit=1.0, mean=0.5, std=12**-0.5)  # of an even draw between 0 and 1
SHAPE = Shape(Task.VALUES, (COLUMNS,), outputs=1)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Numbers (N, 10) and their value (N, 1)."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        x = chance.random((count, COLUMNS))
        y = 10 * np.sin(np.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2
        y = (y + 10 * x[:, 3] + 5 * x[:, 4] - MEAN) / STD
        y += chance.normal(0, settings.data_noise, count)
        return x.astype(np.float32), y[:, None].astype(np.float32)

    return Source(*both(settings, draw), SHAPE, SCALE)


DATASET = DataSet("friedman", SHAPE, read, OF_VALUES)
