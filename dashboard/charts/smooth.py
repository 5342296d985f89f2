"""Smoothing for the eye only; no diagnosis ever sees a smoothed value."""

import numpy as np
import pandas as pd

from dashboard.logs.table import FloatArray


def ema(y: FloatArray, weight: float) -> FloatArray:
    """The debiased exponential moving average of ``y``, shape (n,), as TensorBoard draws it.

    m_i = w·m_{i−1} + (1 − w)·y_i and s_i = m_i / (1 − wᵏ), where w is ``weight`` in [0, 1) and k
    counts the finite values up to i.  Values that are not finite stay and are not averaged.
    """
    if weight <= 0 or not len(y):
        return y
    finite = np.isfinite(y)
    averages = pd.Series(np.where(finite, y, np.nan)).ewm(alpha=1 - weight, ignore_na=True)
    return np.where(finite, averages.mean().to_numpy(), y)
