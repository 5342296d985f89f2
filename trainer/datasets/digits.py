"""Scikit-learn's digits: 1,797 images of 8x8 pixels, bundled, so that no network is needed.

A fifth of them, the same for every seed, is the test set, so that runs can be compared.
Source: the test set of UCI's "Optical Recognition of Handwritten Digits" (Alpaydin, Kaynak 1998).
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from trainer.forms.dataset import DataSet, Scale, Source
from trainer.settings import Settings
from trainer.task import Shape, Task

TEST_SHARE = 0.2  # 360 of the 1,797 images, the same share of each digit
SPLIT_SEED = 0  # fixed: the test set must not depend on the run's seed
SHAPE = Shape(Task.CLASSES, (1, 8, 8), outputs=10)
SCALE = Scale(unit=16.0, mean=0.3054, std=0.3761)  # measured over the training pixels


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The digits; neither a setting nor a folder changes them."""
    del settings, data_dir
    pixels, labels = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(
        pixels.astype(np.float32),
        labels.astype(np.int64),
        test_size=TEST_SHARE,
        random_state=SPLIT_SEED,
        stratify=labels,
    )
    return Source((train_x, train_y), (test_x, test_y), SHAPE, SCALE)


DATASET = DataSet("digits", SHAPE, read)
