"""Sequences to be copied: five random tokens, then five blanks at which they are asked for again.

Nothing is asked at the first five places. What has to be kept for five steps is learned by a GRU
and by a transformer that sees positions; a model that forgets stays at one in eight.
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import IGNORED, Arrays, DataSet, Source
from trainer.making.made import OF_TOKENS, both
from trainer.settings import Settings
from trainer.task import Shape, Task

LENGTH = 5  # tokens to be copied
SYMBOLS = 8
BLANK = SYMBOLS  # the token that says nothing
SHAPE = Shape(Task.TOKENS, (2 * LENGTH,), outputs=SYMBOLS + 1, vocabulary=SYMBOLS + 1)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Tokens (N, 10) and what is asked for at each place (N, 10)."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        said = chance.integers(0, SYMBOLS, (count, LENGTH))
        x = np.concatenate([said, np.full_like(said, BLANK)], 1)
        return x, np.concatenate([np.full_like(said, IGNORED), said], 1)

    return Source(*both(settings, draw), SHAPE)


DATASET = DataSet("copy_sequences", SHAPE, read, OF_TOKENS)
