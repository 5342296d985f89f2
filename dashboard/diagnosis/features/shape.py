"""The shape of one falling curve: levels, late fall, rise from the best point, noise and zigzag.

Every measure is dimensionless or in the curve's own unit, so that a loss, an error rate and a
log-likelihood can be measured alike.  A higher-is-better metric is inverted by the caller (accuracy
becomes error).  This module knows no verdict.
"""

import math
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.features.levels import (
    end_length,
    level,
    middle,
    running_median,
    tail_length,
)
from dashboard.diagnosis.features.scatter import (
    over_white_noise,
    spread,
    turning_share,
)
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray, Split

BLOCKS = 64  # points a longer curve is reduced to, by block medians
LONG = 2 * BLOCKS  # points; shorter curves are measured as they are
"""The longest curves of the labelled grids have 101 points: sums over points (all rises, turning
points) are comparable only between curves of about as many."""
FEWEST_TO_SCATTER = 3  # points: with fewer the median is no better than each of them
FEWEST_TO_BE_ROUGH = 6  # points: three steps in the last half, and so two bends
WITHIN = 3.0  # standard deviations of one point
ERRORS = 2.0  # standard errors of the difference of two means that chance makes
TINY = 1e-12  # keeps ratios finite on a curve that never moves
LARGEST_EXPONENT = 700.0  # e^709.8 is the largest double


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of one curve; ``x`` and ``y`` are the points that they were taken from.

    ``*_share`` measures are relative to the curve's whole descent (first minus best), the others
    relative to the level they start from; those are NaN where the curve is not positive.
    """

    metric: str  # the metric as logged, "accuracy" for an error curve
    split: Split
    x: FloatArray  # shape (n,), at most LONG points
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


def shape_of(curve: Curve) -> Shape | None:
    """Measure a falling curve, NaN allowed; ``None`` when no value is finite."""
    finite = curve.finite
    x, y = finite.x, finite.y
    points = len(y)
    if points == 0:
        return None
    last = float(y[-1])
    if points > LONG:
        x, y = _reduced(x, y)
    values: list[float] = y.tolist()
    tail = tail_length(len(y))
    first, end = _start(finite.y, tail), middle(finite.y[-end_length(points) :].tolist())
    smooth = running_median(y)
    best_at = int(smooth.argmin())
    best = min(float(smooth[best_at]), end)
    before = len(y) - tail
    low_at = best_at if best_at < before else int(smooth[:before].argmin()) if before else 0
    descent = max(first - best, 0.0)
    lowest = finite.extent[0] if y is finite.y else min(values)
    positive = lowest > 0 and best > 0
    at_50, at_75, at_80 = (level(values, share, tail) for share in (0.5, 0.75, 0.8))
    span = float(x[-1] - x[math.ceil(0.8 * (len(x) - 1))])
    steps = y[1:] - y[:-1]
    bends = np.abs(steps[1:] - steps[:-1])
    half = len(y) // 2
    late = steps[half:]
    is_measured = len(y) >= FEWEST_TO_BE_ROUGH
    noise, scatter = (spread(bends[half:]), spread(bends)) if is_measured else (np.nan, 0.0)
    zigzag = turning_share(late) if is_measured else np.nan
    return Shape(
        metric=curve.metric,
        split=curve.split,
        x=x,
        y=y,
        points=points,
        first=first,
        best=best,
        best_x=float(x[best_at]),
        low=float(smooth[low_at]),
        low_x=float(x[low_at]),
        end=end,
        last=last,
        last_x=float(x[-1]),
        descent=descent,
        rise=(end - best) / best if positive else np.nan,
        rise_share=_over(end - best, descent),
        late_fall=1 - end / at_80 if positive else np.nan,
        late_share=_over(at_80 - end, descent),
        half_fall=1 - end / at_50 if positive else np.nan,
        fall_per_x=_fall_per_x(end, at_80, span) if positive else np.nan,
        early_share=_over(first - level(values, 0.1, 1), descent),
        at_50=at_50,
        at_75=at_75,
        rises=float(np.add.reduce(np.maximum(steps, 0))),
        falling=np.count_nonzero(late < 0) / len(late) if len(late) > 2 else np.nan,
        noise=noise / max(abs(end), TINY) if positive else np.nan,
        noise_share=_over(noise, descent),
        scatter=max(scatter, 0.0 if math.isnan(noise) else noise),
        zigzag=zigzag,
        turns_over_noise=over_white_noise(zigzag, len(y) - half),
        positive=positive,
    )


def _start(raw: FloatArray, tail: int) -> float:
    """The first value; where it lies within the scatter of the first few, their median.

    A loss that begins with a steep fall starts where it starts, and so does one whose first value
    lies beyond all of the first third; one that scatters around a level does not start at whatever
    its first batch happened to give.  The scatter is that of the bends over the first third: a
    smooth fall bends little.
    """
    first, few = float(raw[0]), max(tail, len(raw) // BLOCKS)
    if few < FEWEST_TO_SCATTER:
        return first
    early = raw[: max(len(raw) // 3, 2 * FEWEST_TO_SCATTER)]
    rest = early[1:]
    if not np.minimum.reduce(rest) <= first <= np.maximum.reduce(rest):
        return first
    steps = rest - early[:-1]
    scatter = spread(np.abs(steps[1:] - steps[:-1]))
    level = middle(raw[:few].tolist())
    steep = abs(level - middle(raw[few : 2 * few].tolist())) > scatter
    return first if steep or abs(first - level) > WITHIN * scatter else level


def _reduced(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Block medians; the first and the last point stay themselves."""
    size = len(y) // BLOCKS
    rest = len(y) - size * BLOCKS
    ends = _middles(np.sort(y[rest:].reshape(BLOCKS, size), axis=1))
    middles = _middles(x[rest:].reshape(BLOCKS, size))  # x rises
    return (
        np.concatenate((x[:1], middles[1:-1], x[-1:])),
        np.concatenate((y[:1], ends[1:])),
    )


def _middles(ordered: FloatArray) -> FloatArray:
    """The median of each row of rising values; shape (n, m) to (n,)."""
    half = ordered.shape[1] // 2
    is_odd = ordered.shape[1] % 2
    found = ordered[:, half] if is_odd else (ordered[:, half - 1] + ordered[:, half]) / 2
    return np.asarray(found + 0.0)  # no zero with a sign, which would be written as one


def _fall_per_x(end: float, before: float, span: float) -> float:
    """1 - (end / before) ^ (1 / span) of two positive levels, NaN where no double holds it.

    Over a span far below one unit even a small rise grows beyond all bounds within a whole one.
    """
    if not span > 0:
        return np.nan
    growth = (math.log(end) - math.log(before)) / span
    return -math.expm1(growth) if growth < LARGEST_EXPONENT else np.nan


def _over(part: float, whole: float) -> float:
    return part / whole if whole > TINY else np.nan
