"""Which rates to try next, by what each is expected to gain.

    gain of a rate = E[max(0, its score - the best score of all rates tried)]

over the curves that the results leave possible (expected improvement: Močkus 1975; Jones, Schonlau
& Welch 1998).  Of several runs the second is chosen as if the first had been made.  Candidates lie
half-way between rates that were tried and one step beyond the ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.rate_fit.rate_curve import RateCurve
from dashboard.diagnosis.siblings.rounding import round_rate
from dashboard.model.table import FloatArray

WORTH = Threshold(
    "worth",
    0.001,
    "of the gain",
    "at 0.005 one stop in ten on short grids was over 2% off; here none was",
)
OF_NOISE = 0.05  # of one run's noise: a smaller gain cannot be seen
STEP = 3.0  # times; the usual step of a sweep (Tuning Playbook), about half a decade
APART = 1.25  # times: candidates nearer to a tried rate than this are the same cell
MOST_CURVES = 6  # those that end best; another one's rates gain nothing on them


@dataclass(frozen=True, eq=False)
class NextRate:
    """A rate to try on the slice of ``curve``, and what it is expected to gain, as a score."""

    curve: RateCurve
    lr: float
    gain: float


def next_rates(curves: Sequence[RateCurve], runs: int) -> list[NextRate]:
    """The best ``runs`` rates to try, the first first; fewer where the others gain nothing."""
    likely = sorted(curves, key=lambda curve: -curve.scores.max())[:MOST_CURVES]
    drawn = [_drawn(curve, number) for number, curve in enumerate(likely)]
    best: FloatArray = np.max([known for known, _ in drawn], axis=0)
    open_to_try = [one for _, some in drawn for one in some]
    found: list[NextRate] = []
    while open_to_try and len(found) < runs:
        gains = [float(np.maximum(would - best, 0).mean()) for _, _, would in open_to_try]
        first = int(np.argmax(gains))
        curve, lr, would = open_to_try.pop(first)
        if gains[first] < max(WORTH.value * curve.span, OF_NOISE * curve.noise):
            break
        found.append(NextRate(curve, lr, gains[first]))
        best = np.maximum(best, would)
    return found


def _drawn(
    curve: RateCurve, number: int
) -> tuple[FloatArray, list[tuple[RateCurve, float, FloatArray]]]:
    """In every draw the best score of the tried rates, and what each candidate would reach.

    The draws of two curves have nothing in common, so each comes in an order of its own.
    """
    tried = np.unique(10.0**curve.x)
    between = np.sqrt(tried[:-1] * tried[1:])
    wanted = [tried[0] / STEP, *between, tried[-1] * STEP]
    rates = sorted({round_rate(float(rate)) for rate in wanted})
    fresh = [rate for rate in rates if _is_fresh(rate, tried, curve.fence)]
    scores = curve.read(np.concatenate([curve.x, np.log10(fresh)]))
    scores = np.random.default_rng(number).permutation(scores)
    known, would = np.split(scores, [len(curve.x)], axis=1)
    return known.max(axis=1), [(curve, lr, one) for lr, one in zip(fresh, would.T, strict=True)]


def _is_fresh(rate: float, tried: FloatArray, fence: float) -> bool:
    """Whether a rate was not tried and lies well below what diverged."""
    apart = np.maximum(tried / rate, rate / tried)
    return bool(apart.min() >= APART and rate * APART <= fence)
