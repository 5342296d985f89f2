"""The target for times to a score: near the best, yet reached by most runs that learned."""

import math

import numpy as np

from dashboard.diagnosis.rule import Threshold
from dashboard.model.table import FloatArray

HAS_LEARNED = Threshold(
    "learned", 0.5, "of the best run's gain", "a run that gained less has another fault than time"
)
REACHED_BY = Threshold(
    "reached", 0.75, "of the runs that learned", "most runs get a time, and the fastest differ"
)
ROUNDING = Threshold(
    "rounding", 0.02, "of the best run's gain", "a round number that changes no order of runs"
)

SMALLEST_STEP = 1e-290
"""What is rounded to smaller steps is left as it is: their powers of ten leave the doubles."""


@np.errstate(over="ignore", invalid="ignore")  # of logged values as far apart as doubles go
def usual_target(best: FloatArray, first: FloatArray, sign: float = 1.0) -> float:
    """The value that most of the runs reach, rounded to the easier side; NaN without any value.

    ``best`` and ``first`` are each run's best and first value, ``sign`` is 1 where higher is
    better and -1 where lower is.  With g the gain of the best run over the median first value f,
    the runs with a gain of at least ``HAS_LEARNED`` · g count; ``REACHED_BY`` of them reach the
    target.  It has as few decimals as keep it within ``ROUNDING`` · g.

    >>> usual_target(np.array([0.981, 0.979, 0.95, 0.1]), np.array([0.1, 0.1, 0.1, 0.1]))
    0.95
    """
    known = np.isfinite(best) & np.isfinite(first)
    if not known.any():
        return float("nan")
    top, start = sign * best[known], float(np.median(sign * first[known]))
    gain = float(top.max()) - start
    if not 0 < gain < math.inf:
        return float(sign * top.max())
    learned = np.sort(top[top - start >= HAS_LEARNED.value * gain])
    wanted = float(learned[math.floor((1 - REACHED_BY.value) * len(learned))])
    return sign * _rounded_down(wanted, ROUNDING.value * gain)


def _rounded_down(value: float, within: float) -> float:
    """The number with the fewest decimals in (value - within, value]; hundreds count as -2.

    Where a double has no room for so many decimals it is ``value`` itself.
    """
    if within < SMALLEST_STEP:
        return value
    first = -math.floor(math.log10(within)) - 2
    for decimals in range(first, first + 4):
        scale = 10.0**decimals
        rounded = math.floor(value * scale) / scale
        if value - within <= rounded <= value:
            return rounded
    return value
