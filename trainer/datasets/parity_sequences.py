"""Eight tokens, 0 or 1: is the number of ones even (class 0) or odd (class 1)?

Every token turns the answer around, so that no part of a sequence tells anything about its class:
a GRU of 32 units with Adam at 0.01 stays at chance for fifteen epochs, then learns all of it within
three. There are 256 sequences; with the usual `data_size` every one that tests is trained on too.
"""

from pathlib import Path

from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.made import OF_TOKENS, both, labels
from trainer.settings import Settings
from trainer.task import Shape, Task

LENGTH = 8
SHAPE = Shape(Task.CLASSES, (LENGTH,), outputs=2, vocabulary=2)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Tokens (N, 8) and whether their sum is odd (N,)."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        y = labels(count, 2, settings.imbalance, chance)
        x = chance.integers(0, 2, (count, LENGTH))
        x[:, -1] = (x[:, :-1].sum(1) + y) % 2
        return x, y

    return Source(*both(settings, draw), SHAPE)


DATASET = DataSet("parity_sequences", SHAPE, read, (*OF_TOKENS, "imbalance"))
