"""English prose: the documentation of Python and of the installed packages, 64 characters each.

Every character asks for the next one. The text is what Python's `help()` shows of its topics and
the descriptions that the installed packages bring along, so that it needs no download and differs a
little from one machine to another. Test text is cut from other places of it than training text.
"""

import re
from importlib.metadata import distributions
from pathlib import Path
from pydoc_data.topics import topics

import numpy as np
from numpy.typing import NDArray

from trainer.errors import TrainerError
from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.made import COMMON, OF_TOKENS, TEST_PARTS, stream
from trainer.settings import Settings
from trainer.task import Shape, Task

LENGTH = 64  # characters of one example
CHARACTERS = "\n !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
SHAPE = Shape(Task.TOKENS, (LENGTH,), outputs=len(CHARACTERS), vocabulary=len(CHARACTERS))


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Characters (N, 64) and the character after each (N, 64)."""
    del data_dir
    said = prose()
    tokens = np.searchsorted(np.frombuffer(CHARACTERS.encode(), np.uint8), said)
    pieces = (len(tokens) - 1) // LENGTH
    train, test = settings.data_size, -(-settings.data_size // TEST_PARTS)
    if train + test > pieces:
        largest = pieces * TEST_PARTS // (TEST_PARTS + 1)
        raise TrainerError("out-of-range", setting="data_size", value=train, low=8, high=largest)
    chosen = stream(settings, COMMON).permutation(pieces)
    return Source(_cut(tokens, chosen[:train]), _cut(tokens, chosen[train : train + test]), SHAPE)


def prose() -> NDArray[np.uint8]:
    """All text, in lower case and without what is no `CHARACTERS`."""
    described = {
        one.metadata["Name"]: (one.read_text("METADATA") or "").partition("\n\n")[2]
        for one in distributions()
    }
    parts = [text[name] for text in (topics, described) for name in sorted(text)]
    text = re.sub(r"[ \t]+", " ", "\n".join(parts).lower())
    text = re.sub(rf"[^{re.escape(CHARACTERS)}]", "", text)
    return np.frombuffer(text.encode("ascii"), np.uint8)


def _cut(tokens: NDArray[np.int64], which: NDArray[np.int64]) -> Arrays:
    places = which[:, None] * LENGTH + np.arange(LENGTH)
    return tokens[places], tokens[places + 1]


DATASET = DataSet("documentation", SHAPE, read, OF_TOKENS)
