"""The shape of one falling curve: levels, late fall, rise from the best point, noise and zigzag.

Every measure is dimensionless or in the curve's own unit, so that a loss, an error rate and a
log-likelihood can be measured alike.  A higher-is-better metric is inverted by the caller (accuracy
becomes error).  How it is measured: :mod:`dashboard.diagnosis.features.measured_shapes`.
"""

import math
from dataclasses import dataclass

import numpy as np

from dashboard.model.table import FloatArray, Split

WITHIN = 3.0  # standard deviations of one point
ERRORS = 2.0  # standard errors of the difference of two means that chance makes
TINY = 1e-12  # keeps ratios finite on a curve that never moves


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of one curve; ``x`` and ``y`` are the points that they were taken from.

    ``*_share`` measures are relative to the curve's whole descent (first minus best), the others
    relative to the level they start from; those are NaN where the curve is not positive.
    """

    metric: str  # the metric as logged, "accuracy" for an error curve
    split: Split
    x: FloatArray  # shape (n,), reduced where it is long
    y: FloatArray  # shape (n,), finite
    points: int  # finite points before the reduction
    first: float  # the first value, or the level of the first few where they only scatter
    best: float  # lowest running median of three
    best_x: float  # where the best is, in the unit of x
    low: float  # the same before the tail: the end has risen from there, if it lies above
    low_x: float  # where that is, in the unit of x
    end: float  # median of the tail, see end_length()
    last: float  # the last finite value as logged
    last_x: float
    descent: float  # first - best, never negative
    rise: float  # (end - best) / best
    rise_share: float  # (end - best) / descent
    late_fall: float  # 1 - end / level at 80% of the run
    late_share: float  # (level at 80% - end) / descent
    half_fall: float  # 1 - end / level at 50% of the run
    fall_per_x: float  # relative fall per unit of x over the last fifth
    early_share: float  # share of the descent that is done after a tenth of the run
    at_50: float  # level at half of the run, in the curve's unit
    at_75: float  # and at three quarters
    rises: float  # sum of all rises from point to point, in the curve's unit
    falling: float  # share of the steps of the last half that go down, NaN below three
    noise: float  # std of the point-to-point noise over the last half, relative to the end level
    noise_share: float  # the same relative to the descent
    scatter: float  # std of one of these points around its neighbours, in the curve's unit, over
    # the whole curve or its last half, whichever scatters more; 0 where too short to measure
    zigzag: float  # share of turning points in the last half: 2/3 is noise, 1 is a saw, 0 smooth
    turns_over_noise: float  # the same in standard deviations above white noise of this length
    positive: bool

    @property
    def risen(self) -> float:
        """How far the end lies above the best before it; 0 where the curve falls to its end.

        Not measured from the lowest of all points: the last point of a falling curve lies below
        the median of its tail.
        """
        return max(self.end - self.low, 0.0)

    @property
    def way(self) -> float:
        """How far the curve moves from its start, down or up, in its own unit."""
        return max(self.descent, self.end - self.first)

    @property
    def only_scatters(self) -> bool:
        """Whether the points move by no more than their scatter: neither half lies lower."""
        return self._stays and abs(self._halves_apart) < ERRORS

    @property
    def falls_nowhere(self) -> bool:
        """The same of a fall alone: the second half does not lie lower."""
        return self._stays and self._halves_apart < ERRORS

    @property
    def _stays(self) -> bool:
        return self.way <= 2 * WITHIN * self.scatter

    @property
    def _halves_apart(self) -> float:
        """How much the second half's mean lies below the first's, in standard errors."""
        if len(self.y) < 2:  # one point has no second half
            return 0.0
        first, last = np.array_split(self.y, 2)
        error = self.scatter * math.sqrt(1 / len(first) + 1 / len(last))
        return float(first.mean() - last.mean()) / max(error, TINY)
