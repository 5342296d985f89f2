"""Data that are made: their sizes, their seeds, and how even their classes are.

A quarter as many examples as train also test. Both parts, and what they have in common (a teacher's
weights, for one), are drawn from streams of their own, so that the one never shows in the other.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from trainer.forms.dataset import Arrays
from trainer.settings import Settings

OF_TOKENS = ("data_seed", "data_size")  # the settings that made tokens are read with
OF_VALUES = (*OF_TOKENS, "data_noise")
OF_CLASSES = (*OF_VALUES, "imbalance")
TRAIN, TEST, COMMON = 0, 1, 2  # the streams of a seed
TEST_PARTS = 4  # the test part is the training part divided by this


def both(settings: Settings, draw: Callable[[int, Generator], Arrays]) -> tuple[Arrays, Arrays]:
    """Training part of `data_size` examples and test part, as `draw` makes them from a stream."""
    size = settings.data_size
    train = draw(size, stream(settings, TRAIN))
    return train, draw(-(-size // TEST_PARTS), stream(settings, TEST))


def stream(settings: Settings, which: int) -> Generator:
    """One of the streams of `data_seed`."""
    return np.random.default_rng([settings.data_seed, which])


def labels(count: int, classes: int, imbalance: float, chance: Generator) -> NDArray[np.int64]:
    """Classes (count,) in random order: as even as `imbalance` says, and exactly that.

    At 0 every class has its share 1 / classes; towards 1 the share of the first one rises to
    1/classes + imbalance * (1 - 1/classes), and the others divide the rest evenly.
    """
    first = 1 / classes + imbalance * (1 - 1 / classes)
    shares = np.array([first] + [(1 - first) / (classes - 1)] * (classes - 1))
    ends = np.rint(shares.cumsum() * count).astype(int)
    return chance.permutation(np.repeat(np.arange(classes), np.diff(ends, prepend=0)))
