"""Smoothing for the eye only; no diagnosis ever sees a smoothed value.

Every kind takes the same ``weight`` w in [0, 1), 0 for none, and calms noise alike: an average of
N = (1 + w)/(1 − w) equally weighted points has as little of it as the moving average of weight w
(pandas calls N the span).  Values that are not finite stay where they are and are not averaged.
"""

import math
from enum import StrEnum
from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.model.table import FloatArray


class Smoothing(StrEnum):
    """How a curve is smoothed."""

    EMA = "ema"
    TIME = "time"  # the same by distance on the x axis instead of by point
    GAUSSIAN = "gaussian"
    MEAN = "mean"


CUT_AT_SIGMAS = 4.0
"""Where a Gaussian is taken to be zero, as in ``scipy.ndimage``."""

LARGEST_POWER = 600.0
"""Natural logarithm of the largest w⁻ʲ that a running sum is weighed by, some 10²⁶⁰."""

TICKS = 1_000_000_000
"""Whole numbers to a unit of x: pandas weighs by times, and takes them in nanoseconds."""


def smooth(
    x: FloatArray, y: FloatArray, weight: float, kind: Smoothing = Smoothing.EMA, unit: float = 1.0
) -> FloatArray:
    """``y`` at ``x``, both of shape (n,), smoothed; ``unit`` is a distance in x, for ``TIME``."""
    finite = np.isfinite(y)
    if weight <= 0 or not finite.any():
        return y
    if finite.all():
        return _smooth(x, y, weight, kind, unit)
    smoothed = np.array(y, dtype=np.float64)
    smoothed[finite] = _smooth(x[finite], y[finite], weight, kind, unit)
    return smoothed


def _smooth(
    x: FloatArray, y: FloatArray, weight: float, kind: Smoothing, unit: float
) -> FloatArray:
    if kind is Smoothing.TIME:
        return time_weighted(x, y, weight, unit)
    return _BY_POINT[kind](y, weight)


def ema(y: FloatArray, weight: float) -> FloatArray:
    """The debiased exponential moving average of finite ``y``, as TensorBoard draws it.

    m_i = w·m_{i−1} + (1 − w)·y_i and s_i = m_i / (1 − wᵏ), where k counts the values up to i
    (the bias correction of Kingma & Ba 2015, arXiv 1412.6980, §3).

    Over a stretch of points m_i = wⁱ·Σ_j (1 − w)·y_j / wʲ, one running sum; a stretch is as long as
    w⁻ʲ stays a number, and takes over where the one before it ended.
    """
    shares, means, length = _weights(weight, len(y))
    carried = 0.0
    with np.errstate(over="ignore", invalid="ignore"):
        sums = y * shares
        for start in range(0, len(y), length):
            stretch = sums[start : start + length]
            stretch[0] += carried
            np.cumsum(stretch, out=stretch)
            carried = float(stretch[-1]) * weight**length
    if not math.isfinite(carried):  # values near the largest double
        unit = 2.0 ** (math.frexp(np.abs(y).max())[1] - 1)  # dividing by it loses no digit
        scaled = y / unit
        return np.asarray(np.clip(ema(scaled, weight), scaled.min(), scaled.max()) * unit)
    sums *= means
    return sums


@lru_cache(maxsize=8)
def _weights(weight: float, n: int) -> tuple[FloatArray, FloatArray, int]:
    """Of ``n`` points (1 − w) / wʲ and wʲ / (1 − wᵏ), j from 0 in each stretch; its length."""
    length = max(min(n, int(LARGEST_POWER / -math.log(weight))), 1)
    places = np.arange(n)
    powers = weight ** (places % length)
    means = powers / -np.expm1(math.log(weight) * (places + 1))
    return np.asarray((1 - weight) / powers), np.asarray(means), length


def time_weighted(x: FloatArray, y: FloatArray, weight: float, unit: float) -> FloatArray:
    """The same by distance: s_i = Σ_j w^((x_i − x_j)/u)·y_j / Σ_j w^((x_i − x_j)/u) over j ≤ i.

    u is ``unit``; on points that lie u apart it is :func:`ema`.  Curves that were logged at
    different distances are smoothed alike (the EMA_next of Eckner 2017, "Algorithms for unevenly
    spaced time series"; the time-weighted average of Weights & Biases is of this kind).
    """
    place = (x - x[0]) / unit
    ticks = np.round(place * (TICKS if place[-1] < TICKS else 1)).astype(np.int64)
    half_life = math.log(0.5) / math.log(weight) * (TICKS if place[-1] < TICKS else 1)
    times = pd.Series(ticks.astype("datetime64[ns]"))
    half = f"{max(round(half_life), 1)}ns"
    averages = pd.Series(y).ewm(halflife=half, times=times)  # type: ignore[arg-type]  # the stubs
    return np.asarray(averages.mean(), dtype=np.float64)


def gaussian(y: FloatArray, weight: float) -> FloatArray:
    """s_i = Σ_j g_{i−j}·y_j / Σ_j g_{i−j} over the points there are, g_d = exp(−d²/2σ²).

    σ = N/(2√π) points, so that it calms noise like an average of N points; beyond 4σ g is zero
    (Nadaraya 1964 and Watson 1964).  It looks ahead as far as back: no delay, and no causality.
    """
    sigma = points_of(weight) / (2 * math.sqrt(math.pi))
    reach = int(CUT_AT_SIGMAS * sigma + 0.5)
    return _weighed(y, np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2))


def running_mean(y: FloatArray, weight: float) -> FloatArray:
    """s_i = the mean of y_{i−r} … y_{i+r}, of those there are at the ends; r = ⌊N/2⌋, at least 1.

    The centred moving average (NIST handbook, §6.4.2.1).
    """
    reach = max(int(points_of(weight) / 2), 1)
    return _weighed(y, np.ones(2 * reach + 1))


def points_of(weight: float) -> float:
    """N = (1 + w)/(1 − w), the number of points whose plain average is as calm."""
    return (1 + weight) / (1 - weight)


def _weighed(y: FloatArray, kernel: FloatArray) -> FloatArray:
    """The average of the points around each, weighed by ``kernel``, of odd length."""
    reach = len(kernel) // 2
    share = kernel / kernel.sum()
    sums = np.convolve(y, share)[reach : reach + len(y)]
    up_to = np.append(0.0, np.cumsum(share))
    place = np.arange(len(y))
    first, last = np.maximum(reach - place, 0), np.minimum(reach + len(y) - place, len(share))
    return np.asarray(sums / (up_to[last] - up_to[first]), dtype=np.float64)


_BY_POINT = {Smoothing.EMA: ema, Smoothing.GAUSSIAN: gaussian, Smoothing.MEAN: running_mean}
