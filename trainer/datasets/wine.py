"""Scikit-learn's wine: 178 wines of three growers, told by thirteen chemical measures.

Source: UCI's "Wine" (Aeberhard, Forina 1992); a quarter tests. The columns' sizes differ by a
factor of a thousand, so that raw inputs hardly train.
"""

from pathlib import Path

from sklearn.datasets import load_wine

from trainer.forms.dataset import DataSet, Source
from trainer.making.columns import source_of
from trainer.settings import Settings
from trainer.task import Shape, Task

SHAPE = Shape(Task.CLASSES, (13,), outputs=3)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The table; neither a setting nor a folder changes it."""
    del settings, data_dir
    return source_of(load_wine, SHAPE)


DATASET = DataSet("wine", SHAPE, read)
