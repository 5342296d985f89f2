"""The two axes of the learning-rate curve: rates on a log scale, and the values that matter."""

import math
from collections.abc import Sequence

import numpy as np

from dashboard.charts.axes.canvas import Ticks
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import Fate, Outcomes
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.text.sentences import Sentences

MARGIN = 0.05  # of the width, left and right of the rates
MARGINS = (0.1, 0.16)
"""Shares of the height beyond the worst and the best value: for crosses, for the best's words."""

FAR = 10.0
"""A value this many times further from the best than the middle one leaves the plane."""

FARTHEST = 1e100
"""Rates are drawn at most this far out, and no nearer to zero than its inverse."""

APART_PX = 10.0  # between the numbers of two ticks


def rate_extent(rates: Sequence[float]) -> Extent:
    """The stretch of the rate axis, with some room at both ends."""
    if not rates:
        return Extent(1e-3, 1.0)
    low, high = (min(max(rate, 1 / FARTHEST), FARTHEST) for rate in (rates[0], rates[-1]))
    if low == high:
        return Extent(low / 2, high * 2)
    room = (high / low) ** MARGIN
    return Extent(low / room, high * room)


def rate_ticks(
    rates: Sequence[float],
    first: Sequence[float],
    across: Extent,
    width: float,
    type_px: float,
    words: Sentences,
) -> Ticks:
    """The rates whose numbers keep apart on ``width`` px; those of ``first`` before all others."""
    ticks = tuple((lr, words.texts.number(lr)) for lr in rates)
    return spaced_ticks(ticks, across, width, type_px, first, is_log=True)


def spaced_ticks(
    ticks: Ticks,
    across: Extent,
    width: float,
    type_px: float,
    first: Sequence[float] = (),
    *,
    is_log: bool,
) -> Ticks:
    """The ticks whose texts keep apart on ``width`` px, no two alike.

    Those at the places ``first`` come before all others, and then the two ends.
    """
    texts = dict(ticks)
    places = [place for place, _ in ticks]
    placed: dict[float, tuple[float, float]] = {}
    wanted = [place for place in first if place in texts]
    for place in dict.fromkeys([*wanted, *places[:1], *places[-1:], *places]):
        half = len(texts[place]) * PLAIN_CHARACTER_PX * type_px / 2
        centre = _share(place, across, is_log=is_log) * width
        is_free = all(
            abs(centre - other) >= half + wide + APART_PX for other, wide in placed.values()
        )
        if is_free and texts[place] not in {texts[one] for one in placed}:
            placed[place] = centre, half
    return tuple((place, texts[place]) for place in sorted(placed))


def _share(place: float, across: Extent, *, is_log: bool) -> float:
    if is_log:
        low, high = math.log(across.low), math.log(across.high)
        return (math.log(place) - low) / (high - low)
    return (place - across.low) / (across.high - across.low)


def value_extent(outcomes: Outcomes) -> Extent:
    """The stretch of values to show: those of runs that ended, without those far from all others.

    Runs that stalled count where none ended.
    """
    scored = [one for one in outcomes.many if np.isfinite(one.value)]
    ended = [one for one in scored if one.fate is Fate.ENDED] or scored
    if not ended:
        return Extent(0.0, 1.0)
    good = np.array([outcomes.better(one.value) for one in ended])
    missing = good.max() - good
    middle = float(np.median(missing[missing > 0])) if (missing > 0).any() else 0.0
    span = min(float(missing.max()), FAR * middle)
    if span <= 0:
        span = abs(float(good.max())) / 10 or 0.1
    bottom, top = good.max() - (1 + MARGINS[0]) * span, good.max() + MARGINS[1] * span
    low, high = sorted((outcomes.better(float(bottom)), outcomes.better(float(top))))
    return Extent(low, high)
