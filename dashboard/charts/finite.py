"""Values that are finite numbers: nearly all are, so that one look at the extremes tells."""

import math

import numpy as np

from dashboard.logs.table import FloatArray


def is_finite(values: FloatArray) -> bool:
    """Whether all are finite; a NaN is both the lowest and the highest value to NumPy."""
    return len(values) == 0 or (math.isfinite(values.min()) and math.isfinite(values.max()))


def reach_of(values: FloatArray) -> tuple[float, float]:
    """The lowest and the highest finite value; NaN twice where there is none."""
    if not len(values):
        return math.nan, math.nan
    low, high = float(values.min()), float(values.max())
    if math.isfinite(low) and math.isfinite(high):
        return low, high
    return reach_of(values[np.isfinite(values)])
