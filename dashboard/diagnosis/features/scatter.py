"""How a curve's points scatter around their neighbours, and how often it turns."""

import math

import numpy as np

from dashboard.diagnosis.features.levels import middle_of_many, middles
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray

GAUSS = 1.4826  # median absolute deviation to standard deviation of a normal variable
SECOND_DIFFERENCE = math.sqrt(1.5)  # std of y[i] - (y[i-1] + y[i+1]) / 2 over the noise's std


def scatter_of(curve: Curve | None) -> float:
    """The standard deviation of one point around its neighbours over the whole raw curve.

    In the curve's unit, from the median of the bends (a spike does not raise it); 0 below four
    points.
    """
    return 0.0 if curve is None else scatter_of_points(curve.finite.y)


def scatter_of_points(y: FloatArray) -> float:
    """The same for finite values of shape (n,)."""
    if len(y) < 4:
        return 0.0
    bends = np.abs(y[2:] - 2 * y[1:-1] + y[:-2])
    return spread(bends)


def over_white_noise(share: float, points: int) -> float:
    """The turning-points test's score of a share of turning points, NaN below three points.

    n points of white noise turn 2 (n - 2) / 3 times, with variance (16 n - 29) / 90 (Kendall &
    Stuart, The Advanced Theory of Statistics, vol. 3).
    """
    if points < 3:
        return np.nan
    expected, variance = 2 * (points - 2) / 3, (16 * points - 29) / 90
    return (share * (points - 2) - expected) / math.sqrt(variance)


def spread(bends: FloatArray) -> float:
    """The noise's standard deviation, from the sizes of the bends: the changes from step to step.

    A bend is twice how far a point lies off the middle of its neighbours.
    """
    return middle_of_many(bends) / 2 * GAUSS / SECOND_DIFFERENCE


def spreads(bends: FloatArray) -> FloatArray:
    """The same for each row; shape (K, n) to (K,)."""
    return middles(bends) / 2 * GAUSS / SECOND_DIFFERENCE


def turning_shares(steps: FloatArray) -> FloatArray:
    """The share of turning points of each row; shape (K, n) to (K,)."""
    ways = np.sign(steps)
    turns = ways[:, 1:] * ways[:, :-1] < 0
    shares: FloatArray = np.add.reduce(turns, axis=1) / (steps.shape[1] - 1)
    return shares
