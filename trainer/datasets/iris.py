"""Scikit-learn's iris: 150 flowers of three kinds, told by four lengths in centimetres.

Source: Fisher 1936, "The use of multiple measurements in taxonomic problems"; a quarter tests.
"""

from pathlib import Path

from sklearn.datasets import load_iris

from trainer.forms.dataset import DataSet, Source
from trainer.making.columns import source_of
from trainer.settings import Settings
from trainer.task import Shape, Task

SHAPE = Shape(Task.CLASSES, (4,), outputs=3)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The table; neither a setting nor a folder changes it."""
    del settings, data_dir
    return source_of(load_iris, SHAPE)


DATASET = DataSet("iris", SHAPE, read)
