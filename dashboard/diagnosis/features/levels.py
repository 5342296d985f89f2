"""The level of a curve at a place: the median of a few points, which no single one can move."""

import math

import numpy as np

from dashboard.model.table import FloatArray

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
    """The median of each point and its two neighbours; shape (n,), or (K, n) for K curves.

    The two ends of a curve stay as they are.
    """
    if y.shape[-1] < TAIL_POINTS:
        return y
    left, middle, right = y[..., :-2], y[..., 1:-1], y[..., 2:]
    inner = np.maximum(np.minimum(left, middle), np.minimum(np.maximum(left, middle), right))
    return np.concatenate((y[..., :1], inner, y[..., -1:]), axis=-1)


def levels(y: FloatArray, share: float, width: int) -> FloatArray:
    """The level of each row (K, n) at a share of the run, (K,): the median of ``width`` points."""
    stop = math.ceil(share * (y.shape[1] - 1)) + 1
    return middles(y[:, max(0, stop - width) : stop])


def middles(rows: FloatArray) -> FloatArray:
    """The median of each row of finite values; shape (K, m) to (K,)."""
    if rows.shape[1] == 1:
        return rows[:, 0]
    ordered = rows.copy()
    ordered.sort(axis=1)
    return middles_of_rising(ordered)


def middles_of_rising(ordered: FloatArray) -> FloatArray:
    """The same of rows whose values rise."""
    half = ordered.shape[1] // 2
    if ordered.shape[1] % 2:
        return ordered[:, half]
    between: FloatArray = (ordered[:, half - 1] + ordered[:, half]) / 2
    return between


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
