"""How many examples the held-out part has: as the settings say, else as the accuracies betray.

An accuracy on n examples is a multiple of 1 / n, and hundreds of logged values leave one n.
"""

from collections.abc import Sequence

import numpy as np

from dashboard.model.curve import RunCurves
from dashboard.model.table import FloatArray

TEST_SIZES = ("test_examples", "val_examples", "test_size", "n_test")
MOST = 3_000  # beyond, the error of an accuracy is below a point, and four digits tell nothing
SMALLEST = 8
MOST_VALUES = 400
CHANCE = -20.0  # natural logarithm of the chance that so many values are multiples by luck
DIGITS = range(2, 13)


def told_size(runs: Sequence[RunCurves]) -> float:
    """The size that the settings of the first run that has one tell; NaN where none does."""
    for run in runs:
        for name in TEST_SIZES:
            size = run.setting(name)
            if size is not None and size >= 1:
                return float(size)
    return float("nan")


def variance_of_share(share: float, size: float) -> float:
    """The variance p (1 - p) / n of an accuracy that is a share p of ``size`` examples.

    NaN where the size is unknown, or where what is called an accuracy is no share.
    """
    return share * (1 - share) / size if 0 <= share <= 1 and size > 0 else float("nan")


def size_of_values(accuracies: FloatArray) -> float:
    """The smallest n of which all values, in [0, 1], are multiples of 1 / n; NaN without one."""
    values = np.unique(accuracies[np.isfinite(accuracies)])
    values = values[(values > 0) & (values < 1)][:MOST_VALUES]
    if not len(values):
        return float("nan")
    rounding = _rounding(values)
    sizes = np.arange(SMALLEST, MOST + 1, dtype=np.float64)
    counts = values * sizes[:, None]
    is_whole = (np.abs(counts - np.round(counts)) <= sizes[:, None] * rounding + 1e-9).all(axis=1)
    log_chance = len(values) * np.log(np.minimum(1.0, 2 * sizes * rounding + 1e-9))
    found = sizes[is_whole & (log_chance < CHANCE)]
    return float(found[0]) if len(found) else float("nan")


def _rounding(values: FloatArray) -> float:
    """Half a unit of the last decimal that the values have; of a float at least its own error."""
    for digits in DIGITS:
        if (np.abs(values - np.round(values, digits)) < 1e-13).all():
            return 0.501 * 10.0**-digits
    return 1e-7  # what single precision keeps of a share
