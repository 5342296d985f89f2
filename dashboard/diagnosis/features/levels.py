"""The level of a curve at a place: the median of a few points, which no single one can move."""

import math

import numpy as np

from dashboard.model.table import FloatArray

PERCENT_ABOVE = 1.5  # an accuracy whose largest value lies above is in per cent
TAIL_POINTS = 5  # points whose median is a long curve's level: "median of the last 5"
TAIL_SHARE = 5  # a curve of fewer than TAIL_POINTS * TAIL_SHARE points has a tail of n / 5
LONG_TAIL_SHARE = 0.02  # and at least this share of a long one: thousands of points are noisy ones


def tail_length(points: int) -> int:
    """The number of points whose median stands for the end level of a curve of ``points``."""
    return max(1, min(TAIL_POINTS, points // TAIL_SHARE))


def end_length(points: int) -> int:
    """The number of points, as logged, whose median is the end of a curve of ``points``.

    The public learning-curve studies take the median of the last five; of a long curve a fiftieth.
    """
    most = max(TAIL_POINTS, int(LONG_TAIL_SHARE * points))
    return max(1, min(most, points // TAIL_SHARE))


def running_median(y: FloatArray) -> FloatArray:
    """The median of each point and its two neighbours; the two ends stay as they are."""
    if len(y) < TAIL_POINTS:
        return y
    left, middle, right = y[:-2], y[1:-1], y[2:]
    inner = np.maximum(np.minimum(left, middle), np.minimum(np.maximum(left, middle), right))
    return np.concatenate((y[:1], inner, y[-1:]))


def level(values: list[float], share: float, width: int) -> float:
    """The level at a share of the run: the median of the ``width`` points up to there."""
    stop = math.ceil(share * (len(values) - 1)) + 1
    return middle(values[max(0, stop - width) : stop])


def middle(values: list[float]) -> float:
    """The median of a handful of values; NumPy's own costs thirty times as much on so few."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return float((ordered[half - 1] + ordered[half]) / 2)


def middle_of_many(values: FloatArray) -> float:
    """The median of finite values of shape (n,); NumPy's own also looks for NaN."""
    ordered = values.copy()
    ordered.sort()  # np.sort() spends as long on finding the method as this on sorting
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return float((ordered[half - 1] + ordered[half]) / 2)
