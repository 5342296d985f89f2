"""Data sets of columns, each with a unit of its own: their scale, and a part kept for testing."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import train_test_split

from trainer.forms.dataset import Inputs, Scale, Source, Targets
from trainer.task import Shape, Task

TEST_SHARE = 0.25  # of so few examples, a fifth would measure too coarsely
SPLIT_SEED = 0  # fixed: the test part must not depend on the run's seed


def scale_of(x: Inputs) -> Scale:
    """The scale of every column of training inputs (N, D); its unit is the largest size in it."""
    unit = _above_zero(np.abs(x).max(0).astype(np.float32))
    in_unit: NDArray[np.float32] = (x / unit).astype(np.float32)
    return Scale(unit, in_unit.mean(0), _above_zero(in_unit.std(0)))


def _above_zero(sizes: NDArray[np.float32]) -> NDArray[np.float32]:
    """`sizes` with 1 for 0: what a column that never changes is divided by."""
    return np.where(sizes == 0, np.float32(1), sizes)


def source_of(load: Callable[..., Any], shape: Shape) -> Source:
    """One of scikit-learn's bundled tables, cut in two the same way for every run.

    Classes keep their shares in both parts. Values are given in standard deviations of the training
    part from its mean, so that their usual loss begins near 1 whatever they are measured in.
    """
    x, y = load(return_X_y=True)
    is_classes = shape.task is Task.CLASSES
    train_x, test_x, train_y, test_y = train_test_split(
        x.astype(np.float32),
        y.astype(np.int64) if is_classes else y.astype(np.float32)[:, None],
        test_size=TEST_SHARE,
        random_state=SPLIT_SEED,
        stratify=y if is_classes else None,
    )
    targets: list[Targets] = [train_y, test_y]
    if not is_classes:
        mean, std = train_y.mean(), train_y.std()
        targets = [(part - mean) / std for part in (train_y, test_y)]
    return Source((train_x, targets[0]), (test_x, targets[1]), shape, scale_of(train_x))
