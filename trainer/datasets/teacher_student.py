"""What a random network answers: a student of the same form can learn it without any error.

Ten normal numbers pass through a teacher of sixteen tanh units with weights drawn from `data_seed`;
its one output, in standard deviations from its mean, gets noise of deviation `data_noise`, below
which no student's mean squared error can honestly fall (`data_noise` squared).
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.made import COMMON, OF_VALUES, both, stream
from trainer.settings import Settings
from trainer.task import Shape, Task

COLUMNS, UNITS = 10, 16
SAMPLE = 10_000  # inputs over which the teacher's mean and deviation are taken
SHAPE = Shape(Task.VALUES, (COLUMNS,), outputs=1)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Numbers (N, 10) and the teacher's answer (N, 1)."""
    del data_dir
    common = stream(settings, COMMON)
    first = common.normal(0, (2 / COLUMNS) ** 0.5, (COLUMNS, UNITS))
    last = common.normal(0, 1, (UNITS, 1))
    sample = np.tanh(common.normal(size=(SAMPLE, COLUMNS)) @ first) @ last
    mean, std = sample.mean(), sample.std()

    def draw(count: int, chance: Generator) -> Arrays:
        x = chance.normal(size=(count, COLUMNS))
        y = (np.tanh(x @ first) @ last - mean) / std
        return x.astype(np.float32), (y + chance.normal(0, settings.data_noise, y.shape)).astype(
            np.float32
        )

    return Source(*both(settings, draw), SHAPE)


DATASET = DataSet("teacher_student", SHAPE, read, OF_VALUES)
