"""Scikit-learn's diabetes: how far the disease of 442 patients went in a year, by ten measures.

The target is given in standard deviations (77 points of the scale of the source); a model that
explains nothing has a mean squared error of 1, the best ones about a half. A quarter tests.
Source: Efron, Hastie, Johnstone, Tibshirani 2004, "Least angle regression".
"""

from functools import partial
from pathlib import Path

from sklearn.datasets import load_diabetes

from trainer.forms.dataset import DataSet, Source
from trainer.making.columns import source_of
from trainer.settings import Settings
from trainer.task import Shape, Task

SHAPE = Shape(Task.VALUES, (10,), outputs=1)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The table with its columns as measured; neither a setting nor a folder changes it."""
    del settings, data_dir
    return source_of(partial(load_diabetes, scaled=False), SHAPE)


DATASET = DataSet("diabetes", SHAPE, read)
