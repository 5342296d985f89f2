"""A loss that falls by the very same factor at every step, as on a parabola without noise.

There a step multiplies the distance to the minimum by 1 − ηλ (curvature λ) and the loss by its
square.  The rates η and 2/λ − η give the same losses, number for number: one too low, and one so
high that the weight changes sides at every step.  Which of them it was the loss does not tell; a
logged weight would.
"""

import re

import numpy as np

from dashboard.model.curve import Curve, RunCurves
from dashboard.model.table import FloatArray

FEWEST = 5  # points that have to fall by one factor: four factors do not agree by chance
LEFT = 1e-4  # of the first loss; what is logged below it is rounded too much to be compared
SAME = 1e-4  # by which factors may differ, relatively: the trainer computes in single precision
WEIGHT = re.compile(r"weight_\d+")
"""What our trainer calls the weights of a model that has only a few."""


def falls_by_one_factor(curve: Curve | None) -> bool:
    """Whether each of the first losses is the one before times one factor in (0, 1)."""
    if curve is None or len(curve) < FEWEST or not curve.is_finite:
        return False
    if not _begins_so(*curve.y[:3].tolist()) or not _is_even(curve.x):
        return False
    below = np.flatnonzero(curve.y <= LEFT * curve.y[0])
    losses = curve.y[: below[0]] if len(below) else curve.y
    if len(losses) < FEWEST:
        return False
    factors = losses[1:] / losses[:-1]
    return bool(factors[0] < 1 - SAME and np.ptp(factors) <= SAME * factors[0])


def _is_even(x: FloatArray) -> bool:
    """Whether all points are as far apart as the first two."""
    steps = x[1:] - x[:-1]
    return not np.count_nonzero(steps != steps[0])


def _begins_so(first: float, second: float, third: float) -> bool:
    """Whether the first two factors agree; on nearly every curve they do not, and that is all."""
    if first <= 0 or second <= LEFT * first or third <= LEFT * first:
        return False
    return abs(second / first - third / second) <= SAME * (second / first)


def goes_one_way(curves: RunCurves) -> bool:
    """Whether weights are logged and none ever turns: then they are on one side of the minimum."""
    walks = [one.y for (name, _), one in curves.curves.items() if WEIGHT.fullmatch(name)]
    steps = [np.diff(walk) for walk in walks]
    return bool(steps) and all(np.all(step >= 0) or np.all(step <= 0) for step in steps)
