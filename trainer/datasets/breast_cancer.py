"""Scikit-learn's breast cancer: 569 tumours, benign or malignant, told by thirty measures of cells.

Source: UCI's "Breast Cancer Wisconsin (Diagnostic)" (Wolberg, Street, Mangasarian 1995); a quarter
tests. The columns' sizes differ by a factor of a million.
"""

from pathlib import Path

from sklearn.datasets import load_breast_cancer

from trainer.forms.dataset import DataSet, Source
from trainer.making.columns import source_of
from trainer.settings import Settings
from trainer.task import Shape, Task

SHAPE = Shape(Task.CLASSES, (30,), outputs=2)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The table; neither a setting nor a folder changes it."""
    del settings, data_dir
    return source_of(load_breast_cancer, SHAPE)


DATASET = DataSet("breast_cancer", SHAPE, read)
