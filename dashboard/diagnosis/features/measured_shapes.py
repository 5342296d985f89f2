"""Measuring the shapes of falling curves: one, or many of a length with the same calls.

It knows no verdict; what each measure is stands in :mod:`dashboard.diagnosis.features.shape`.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dashboard.diagnosis.features.levels import (
    end_length,
    levels,
    middles,
    middles_of_rising,
    running_median,
    tail_length,
)
from dashboard.diagnosis.features.scatter import over_white_noise, spreads, turning_shares
from dashboard.diagnosis.features.shape import TINY, WITHIN, Shape
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray

BLOCKS = 64  # points a longer curve is reduced to, by block medians
LONG = 2 * BLOCKS  # points; shorter curves are measured as they are
"""The longest curves of the labelled grids have 101 points: sums over points (all rises, turning
points) are comparable only between curves of about as many."""
FEWEST_TO_SCATTER = 3  # points: with fewer the median is no better than each of them
FEWEST_TO_BE_ROUGH = 6  # points: three steps in the last half, and so two bends
LARGEST_EXPONENT = 700.0  # e^709.8 is the largest double


def shape_of(curve: Curve) -> Shape | None:
    """Measure a falling curve, NaN allowed; ``None`` when no value is finite."""
    return shapes_of([curve])[0]


def shapes_of(curves: Sequence[Curve | None]) -> list[Shape | None]:
    """Measure falling curves, each by itself; ``None`` where there is none.

    Those of as many finite points are laid under each other and measured with the same calls:
    on a hundred points a call of NumPy takes longer to begin than to compute.
    """
    shapes: list[Shape | None] = [None] * len(curves)
    together: dict[int, list[tuple[int, Curve]]] = defaultdict(list)
    for place, curve in enumerate(curves):
        points = 0 if curve is None else len(curve.finite)
        if curve is None or not points:
            continue
        if points > LONG:  # reducing it takes longer than all that follows
            shapes[place] = _measured([curve])[0]
        else:
            together[points].append((place, curve))
    for group in together.values():
        found = _measured([curve for _, curve in group])
        for (place, _), shape in zip(group, found, strict=True):
            shapes[place] = shape
    return shapes


def _measured(curves: Sequence[Curve]) -> list[Shape]:
    """The shapes of K curves of as many finite points; one that is longer than ``LONG`` alone."""
    finite = [curve.finite for curve in curves]
    points = len(finite[0])
    raw = np.array([curve.y for curve in finite])  # (K, points)
    if points > LONG:
        x, reduced = _reduced(finite[0].x, finite[0].y)
        axes, y = [x], reduced[np.newaxis]
    else:
        axes, y = [curve.x for curve in finite], raw
    length = y.shape[1]
    tail, half = tail_length(length), length // 2
    is_measured = length >= FEWEST_TO_BE_ROUGH
    smooth = running_median(y)
    best_at = smooth.argmin(axis=1)
    before = smooth[:, : length - tail]
    low_at = before.argmin(axis=1) if before.size else np.zeros_like(best_at)
    steps = y[:, 1:] - y[:, :-1]
    bends = np.abs(steps[:, 1:] - steps[:, :-1])
    late = steps[:, half:]
    nothing = np.full(len(y), np.nan)
    each = np.arange(len(y))
    columns = (
        _starts(raw, tail),
        middles(raw[:, -end_length(points) :]),
        best_at,
        smooth[each, best_at],
        low_at,
        smooth[each, low_at],
        np.minimum.reduce(y, axis=1),
        *(levels(y, share, tail) for share in (0.5, 0.75, 0.8)),
        levels(y, 0.1, 1),
        np.add.reduce(np.maximum(steps, 0), axis=1),
        np.add.reduce(late < 0, axis=1) / late.shape[1] if late.shape[1] > 2 else nothing,
        spreads(bends[:, half:]) if is_measured else nothing,
        spreads(bends) if is_measured else nothing,
        turning_shares(late) if is_measured else nothing,
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [
        _shape(curve, points, x, values, Levels(*row))
        for curve, x, values, row in zip(curves, axes, y, rows, strict=True)
    ]


class Levels(NamedTuple):
    """What is measured of several curves at once, of one of them; NaN where it is too short."""

    first: float
    end: float
    best_at: int  # the point of the lowest running median
    lowest_level: float  # that median
    low_at: int
    low: float
    lowest: float  # of all points
    at_50: float
    at_75: float
    at_80: float
    at_10: float
    rises: float
    falling: float
    late_spread: float
    spread: float
    zigzag: float


def _shape(curve: Curve, points: int, x: FloatArray, y: FloatArray, of: Levels) -> Shape:
    """The shape of one curve, from its levels and its points as they were measured."""
    first, end = of.first, of.end
    best = min(of.lowest_level, end)
    descent = max(first - best, 0.0)
    positive = of.lowest > 0 and best > 0
    last_x = float(x[-1])
    span = last_x - float(x[math.ceil(0.8 * (len(x) - 1))])
    noise = of.late_spread
    return Shape(
        metric=curve.metric,
        split=curve.split,
        x=x,
        y=y,
        points=points,
        first=first,
        best=best,
        best_x=float(x[of.best_at]),
        low=of.low,
        low_x=float(x[of.low_at]),
        end=end,
        last=float(y[-1]),
        last_x=last_x,
        descent=descent,
        rise=(end - best) / best if positive else np.nan,
        rise_share=_over(end - best, descent),
        late_fall=1 - end / of.at_80 if positive else np.nan,
        late_share=_over(of.at_80 - end, descent),
        half_fall=1 - end / of.at_50 if positive else np.nan,
        fall_per_x=_fall_per_x(end, of.at_80, span) if positive else np.nan,
        early_share=_over(first - of.at_10, descent),
        at_50=of.at_50,
        at_75=of.at_75,
        rises=of.rises,
        falling=of.falling,
        noise=noise / max(abs(end), TINY) if positive else np.nan,
        noise_share=_over(noise, descent),
        scatter=0.0 if math.isnan(noise) else max(of.spread, noise),
        zigzag=of.zigzag,
        turns_over_noise=over_white_noise(of.zigzag, len(y) - len(y) // 2),
        positive=positive,
    )


def _starts(raw: FloatArray, tail: int) -> FloatArray:
    """The first value of each row; where it lies within the scatter of the first few, their median.

    A loss that begins with a steep fall starts where it starts, and so does one whose first value
    lies beyond all of the first third; one that scatters around a level does not start at whatever
    its first batch happened to give.  The scatter is that of the bends over the first third: a
    smooth fall bends little.
    """
    points = raw.shape[1]
    first, few = raw[:, 0], max(tail, points // BLOCKS)
    if few < FEWEST_TO_SCATTER:
        return first
    early = raw[:, : max(points // 3, 2 * FEWEST_TO_SCATTER)]
    rest = early[:, 1:]
    lowest, highest = np.minimum.reduce(rest, axis=1), np.maximum.reduce(rest, axis=1)
    is_within = (lowest <= first) & (first <= highest)
    if not is_within.any():
        return first
    steps = rest - early[:, :-1]
    scatter = spreads(np.abs(steps[:, 1:] - steps[:, :-1]))
    level = middles(raw[:, :few])
    is_steep = np.abs(level - middles(raw[:, few : 2 * few])) > scatter
    scatters = is_within & ~is_steep & (np.abs(first - level) <= WITHIN * scatter)
    return np.where(scatters, level, first)


def _reduced(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Block medians; the first and the last point stay themselves."""
    size = len(y) // BLOCKS
    rest = len(y) - size * BLOCKS
    values = middles(y[rest:].reshape(BLOCKS, size)) + 0.0  # no zero with a sign, which would
    places = middles_of_rising(x[rest:].reshape(BLOCKS, size)) + 0.0  # be written as one
    return (
        np.concatenate((x[:1], places[1:-1], x[-1:])),
        np.concatenate((y[:1], values[1:])),
    )


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
