"""A range test of the learning rate: one short training whose rate rises until the loss explodes.

Its loss is no course of a training: it falls while the rate becomes useful and explodes by design.
It is recognised by the setting ``kind: lr_range_test``, or by its curves alone, where all hold:

* the logged rate rises from point to point over the whole run, over ``DECADES`` powers of ten;
* it rises geometrically: its logarithm is within ``STRAIGHT`` of a straight line, of its range.  A
  linear warm-up is far from that, and one of a part of the run stops rising;
* the loss falls by more than its scatter and then climbs back at least ``BACK`` of the fall, or is
  no number, in the end.

References: Smith 2017 (1506.01186), section 3.3; the tests of fastai, PyTorch Lightning and
torch-lr-finder, which raise the rate geometrically over 5 to 8 powers of ten and stop at 4 or 5
times the best loss.

What it suggests, over the logarithm of the rate and without the first tenth and the last five
points, as fastai does:

* valley: the middle of the longest falling subsequence of the smoothed loss (fastai);
* steepest: where the smoothed loss falls fastest (fastai's ``steep``, Lightning's suggestion);
* minimum/10: a tenth of the rate of its minimum (fastai);
* ours: where ``MOST`` of the fall is done, on a smoothing that does not lag
  (``python -m benchmarks.find_lr`` says how much each of the four loses).

``trainer/measurements/suggested_rates.py`` has the same formulas; a test compares the numbers.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from dashboard.model.curve import Curve, RunCurves
from dashboard.model.table import FloatArray, Split

KIND = "lr_range_test"
FEWEST = 20  # points below which nothing is suggested
LONGEST = 20_000  # points of a test that is read; published ones have 100 to a few thousand
DECADES = 3.0
STRAIGHT = 0.02
BACK = 0.5

SMOOTHING = 0.95  # share of the past in the mean: torch-lr-finder's smooth_f of 0.05
LEAD, TAIL = 0.1, 5  # share of the points, and points, left out at either end
MOST = 0.9  # of the whole fall
WIDTH = 0.2  # standard deviation of the smoothing that does not lag, in powers of ten of the rate
START = 0.1  # share of the points whose median is the level before the fall
LEAST = 1e-3  # of the level before it: a smaller fall is rounding, or nothing that a rate did
NOISE = 4.0  # times its standard error from which a fall is one: of 1,000 losses of pure noise 9
# fall as far in 30 points, 1 in 100, none in 200


class Suggestion(StrEnum):
    """The suggestions, ours first."""

    OURS = "ours"
    VALLEY = "valley"
    STEEPEST = "steepest"
    MINIMUM = "minimum_10"


@dataclass(frozen=True, slots=True)
class RangeTest:
    """The K points at which both rate and loss were logged, and what they suggest.

    ``suggested`` is empty where the loss does not fall by more than its scatter.
    """

    told_by: str  # "kind", or "learning_rate" where its curves alone tell
    metric: str
    split: Split
    x: FloatArray  # (K,) in the run's unit
    rates: FloatArray  # (K,) positive
    losses: FloatArray  # (K,), not all of them numbers
    level: FloatArray  # the loss smoothed without a lag, up to the first that is no number
    has_exploded: bool
    suggested: Mapping[Suggestion, float] = field(default_factory=dict)


def range_test_of(curves: RunCurves) -> RangeTest | None:
    """The run as a range test; ``None`` where it is none, or its curves do not allow to read it."""
    rate = curves.schedule()
    if rate is None or not FEWEST <= len(rate) <= LONGEST:
        return None
    is_named = curves.run.config.get("kind") == KIND
    if not is_named and not _rises_geometrically(rate):
        return None
    loss = curves.train("loss") or curves.get("loss", Split.NONE)
    if loss is None:
        return None
    x, at_rate, at_loss = np.intersect1d(rate.x, loss.x, assume_unique=True, return_indices=True)
    keep = rate.y[at_rate] > 0
    x, rates, losses = x[keep], rate.y[at_rate][keep], loss.y[at_loss][keep]
    has_exploded = _falls_and_explodes(rates, losses)
    if len(x) < FEWEST or not (is_named or has_exploded):
        return None
    told_by = "kind" if is_named else "learning_rate"
    found, level = suggested(rates, losses), level_of(rates, losses)
    return RangeTest(told_by, loss.metric, loss.split, x, rates, losses, level, has_exploded, found)


def _rises_geometrically(rate: Curve) -> bool:
    y = rate.y
    if not np.isfinite(y).all() or y[0] <= 0 or np.any(np.diff(y) <= 0):
        return False
    log = np.log10(y)
    span = log[-1] - log[0]
    if span < DECADES:
        return False
    line = log[0] + span * (rate.x - rate.x[0]) / (rate.x[-1] - rate.x[0])
    return bool(np.abs(log - line).max() <= STRAIGHT * span)


def _falls_and_explodes(rates: FloatArray, losses: FloatArray) -> bool:
    fall = _fall(rates, losses)
    if fall is None:
        return False
    last = losses[-1]
    return not np.isfinite(last) or bool(last >= fall.lowest + BACK * (fall.before - fall.lowest))


def suggested(rates: FloatArray, losses: FloatArray) -> dict[Suggestion, float]:
    """The suggestions; none where the loss does not fall by more than its scatter."""
    fall = _fall(rates, losses)
    if fall is None:
        return {}
    count = len(fall.level)
    done = np.flatnonzero(fall.level <= fall.before - MOST * (fall.before - fall.lowest))
    kept = slice(int(LEAD * count), count - TAIL)
    ours = float(rates[done[0]])
    rates, curve = rates[kept], _smoothed(losses[:count])[kept]
    start, length = _longest_fall(curve)
    slope = np.gradient(curve, np.log(rates))
    return {
        Suggestion.OURS: ours,
        Suggestion.VALLEY: float(rates[start + length // 2]),
        Suggestion.STEEPEST: float(rates[int(np.argmin(slope))]),
        Suggestion.MINIMUM: float(rates[int(np.argmin(curve))]) / 10,
    }


@dataclass(frozen=True, slots=True)
class _Fall:
    """The loss up to the first that is no number: its level, before the fall, and at its lowest."""

    level: FloatArray
    before: float
    lowest: float


def _fall(rates: FloatArray, losses: FloatArray) -> _Fall | None:
    """The fall of the loss; ``None`` where it is within the scatter or there are few points."""
    level = level_of(rates, losses)
    rates, losses = rates[: len(level)], losses[: len(level)]
    if len(rates) < FEWEST:
        return None
    width = _width(rates)
    first = max(FEWEST // 4, int(START * len(rates)))
    before, lowest = float(np.median(losses[:first])), int(np.argmin(level))
    if lowest < first:  # the loss rises from its start
        return None
    # Half the mean square of the differences is the variance of one loss around its trend. A mean
    # over a Gaussian of that width has 1 / (2 sqrt(pi) width) of it, a median pi / (2 first).
    one = np.mean(np.diff(losses[:lowest]) ** 2) / 2
    scatter = np.sqrt(one * (1 / (2 * np.sqrt(np.pi) * width) + np.pi / (2 * first)))
    if not before - level[lowest] > max(NOISE * scatter, LEAST * abs(before)):
        return None
    return _Fall(level, before, float(level[lowest]))


def level_of(rates: FloatArray, losses: FloatArray) -> FloatArray:
    """The loss smoothed without a lag, up to the first that is no number."""
    lost = np.flatnonzero(~np.isfinite(losses))
    count = int(lost[0]) if len(lost) else len(losses)
    if count < FEWEST:
        return losses[:count]
    return _without_lag(losses[:count], _width(rates[:count]))


def _width(rates: FloatArray) -> float:
    """``WIDTH`` in points; at least one, and no more than a rate that hardly rises has."""
    spacing = abs(float(np.log10(rates[-1] / rates[0]))) / (len(rates) - 1)
    return min(max(WIDTH / max(spacing, 1e-9), 1.0), float(len(rates)))


def _without_lag(losses: FloatArray, width: float) -> FloatArray:
    """The mean over a Gaussian of standard deviation ``width`` points, cut at five of them."""
    reach = min(int(5 * width) + 1, len(losses) - 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    middle = slice(reach, reach + len(losses))
    total = np.convolve(np.ones_like(losses), weights)[middle]
    return np.asarray(np.convolve(losses, weights)[middle] / total)


def _smoothed(losses: FloatArray) -> FloatArray:
    """m(k) / (1 - s^k) with m(k) = s m(k-1) + (1 - s) loss(k) and m(0) = 0, s = ``SMOOTHING``."""
    mean = np.empty_like(losses)
    average = 0.0
    for k, loss in enumerate(losses.tolist()):
        average = SMOOTHING * average + (1 - SMOOTHING) * loss
        mean[k] = average / (1 - SMOOTHING ** (k + 1))
    return mean


def _longest_fall(curve: FloatArray) -> tuple[int, int]:
    """Where the longest falling subsequence begins, as fastai counts it, and its length.

    fastai takes the index of its last element less its length for its start, and the first of
    several that are as long.
    """
    tops: list[float] = []  # of the falling subsequences of each length, the highest last value
    end = longest = 0
    for k, value in enumerate(curve.tolist()):
        place = bisect_left(tops, -value)
        tops[place : place + 1] = [-value]
        if place + 1 > longest:
            end, longest = k, place + 1
    return max(end - longest, 0), longest
