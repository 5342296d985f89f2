"""Where two curves of one metric separate for good, beyond what their noise explains."""

import numpy as np

from dashboard.diagnosis.rule import Threshold
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray

APART = Threshold("apart", 2.0, "std of both curves' noise", "two standard deviations")
FEWEST = 5  # points of a curve; with less, noise cannot be separated from the course
GAUSS = 1.4826  # median absolute deviation to standard deviation of a normal variable
SECOND_DIFFERENCE = np.sqrt(6.0)  # std of y[i-1] - 2 y[i] + y[i+1] over that of the noise
LATE = 0.5  # of the shared course: noise is read on the rest, where the curves bend least


def part_from(one: Curve, other: Curve) -> float:
    """The x from which two curves of one metric stay apart beyond their noise; NaN if they do not.

    Also NaN where :func:`shared_x` is too short.
    """
    a, b = one.finite, other.finite
    x = shared_x(a, b)
    if min(len(a), len(b), len(x)) < FEWEST:
        return float("nan")
    difference = np.interp(x, a.x, a.y) - np.interp(x, b.x, b.y)
    limit = APART.value * np.hypot(_noise(a), _noise(b))
    together = np.flatnonzero(np.abs(difference) <= limit)
    crossed = np.flatnonzero(np.sign(difference) != np.sign(difference[-1]))
    last = max(together.max(initial=-1), crossed.max(initial=-1))
    return float(x[last + 1]) if last + 1 < len(x) else float("nan")


def shared_x(one: Curve, other: Curve) -> FloatArray:
    """The x of the finite values of ``one`` that lie within those of ``other``."""
    a, b = one.finite, other.finite
    if not len(a) or not len(b):
        return np.empty(0)
    x: FloatArray = a.x[(a.x >= b.x[0]) & (a.x <= b.x[-1])]
    return x


def _noise(curve: Curve) -> float:
    y: FloatArray = curve.y[int(LATE * len(curve)) :] if len(curve) >= 2 * FEWEST else curve.y
    bends = y[:-2] - 2 * y[1:-1] + y[2:]
    return float(GAUSS * np.median(np.abs(bends)) / SECOND_DIFFERENCE) if len(bends) else 0.0
