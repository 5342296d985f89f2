"""Where a real run would stand on the lesson's scale: ηλ from how fast its loss falls.

On a parabola the loss above its floor falls by (1 − ηλ)² a step.  So L = c + A rᵏ is fitted to the
losses, and 1 − √r and 1 + √r are the two values of ηλ with that r; logged weights tell them apart.
λ is the curvature of the one direction that the fall is mostly due to.  A network has many: what is
no single exponential is not estimated.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dashboard.model.curve import LARGEST
from dashboard.model.table import FloatArray

FEWEST = 8  # points: three numbers are fitted, and five are left to see whether they fit
EXPLAINED = 0.98  # of the losses' variance, below which the fall is no single exponential
SPREAD = 2.0  # of the interval's ends; wider says no more than the order of magnitude
SPEEDS = 400  # rates of decay that are tried, evenly on a log scale
WITHIN = 4.0  # how much of a residual variance the sum of squares may rise: two standard errors
JUMPY = 0.8  # share of the steps of a weight that turn


class Side(StrEnum):
    """What the log says of the side of the minimum."""

    ONE = "one"  # a logged weight stays on it
    BOTH = "both"  # a logged weight jumps from side to side
    UNTOLD = "untold"  # no weight is logged


class Reason(StrEnum):
    """Why nothing is estimated."""

    FEW_POINTS = "few-points"
    NOT_FALLING = "not-falling"
    NOT_EXPONENTIAL = "not-exponential"
    UNSURE = "unsure"
    NO_UPDATES = "no-updates"  # the log counts epochs only, or has no training loss


@dataclass(frozen=True, slots=True)
class Estimate:
    """ηλ with its interval (two standard errors) below 1; that above 1 is 2 minus each."""

    product: float
    low: float
    high: float
    side: Side

    @property
    def told(self) -> tuple[float, float, float]:
        """Value, low and high end, on the side that the log tells; the lower one if it does not."""
        if self.side is Side.BOTH:
            return 2 - self.product, 2 - self.high, 2 - self.low
        return self.product, self.low, self.high


def estimate(
    steps: FloatArray, losses: FloatArray, weights: Sequence[FloatArray] = ()
) -> Estimate | Reason:
    """Estimate ηλ from ``losses`` after ``steps`` updates, both (K,), and logged ``weights``."""
    keep = np.isfinite(losses) & (np.abs(losses) < LARGEST)
    steps, first = np.unique(steps[keep], return_index=True)
    losses = losses[keep][first]
    if len(losses) < FEWEST:
        return Reason.FEW_POINTS
    if losses[-1] >= losses[0] or np.ptp(losses) == 0:
        return Reason.NOT_FALLING
    steps = steps - steps[0]
    speeds = np.geomspace(0.1 / steps[-1], 20 / np.diff(steps).min(), SPEEDS)
    squares = _left(steps, losses, speeds)
    best = int(np.argmin(squares))
    if squares[best] > (1 - EXPLAINED) * float(np.sum((losses - losses.mean()) ** 2)):
        return Reason.NOT_EXPONENTIAL
    variance = squares[best] / (len(losses) - 3)
    inside = np.flatnonzero(squares <= squares[best] + WITHIN * variance)
    low, high = speeds[max(inside[0] - 1, 0)], speeds[min(inside[-1] + 1, SPEEDS - 1)]
    if inside[0] == 0 or inside[-1] == SPEEDS - 1 or high > SPREAD * low:
        return Reason.UNSURE
    value, low, high = (float(1 - math.exp(-one / 2)) for one in (speeds[best], low, high))
    return Estimate(value, low, high, _side(weights))


def _left(steps: FloatArray, losses: FloatArray, speeds: FloatArray) -> FloatArray:
    """The sum of squares that the best c + A exp(−speed · step) leaves, for each speed."""
    shapes = np.exp(-speeds[:, None] * steps)
    shapes -= shapes.mean(axis=1, keepdims=True)
    apart = losses - losses.mean()
    heights = shapes @ apart / np.sum(shapes**2, axis=1)
    left: FloatArray = np.sum((apart - heights[:, None] * shapes) ** 2, axis=1)
    return left


def _side(weights: Sequence[FloatArray]) -> Side:
    turns = [np.diff(one) for one in weights if np.ptp(one) > 0]
    if not turns:
        return Side.UNTOLD
    shares = [float(np.mean(step[1:] * step[:-1] < 0)) for step in turns]
    if max(shares) >= JUMPY:
        return Side.BOTH
    return Side.ONE if max(shares) == 0 else Side.UNTOLD
