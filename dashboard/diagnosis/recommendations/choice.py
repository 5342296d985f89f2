"""Which learning rate to try next: never one that a sibling has shown to end worse.

Where a sibling has shown a better rate on the right side, that is the advice.  Otherwise the rate
moves by the factor that helped most among the labelled DeepOBS sweeps, and stops half-way (on a
logarithmic scale) before a rate that is known to be worse.
"""

import math
from dataclasses import dataclass

from dashboard.diagnosis.recommendations.situation import Situation, Trial
from dashboard.diagnosis.siblings.rounding import round_rate

SAME = 1.15  # times: rates nearer than this are the same rate after rounding
APART = 1.5  # times: a step smaller than this tells nothing new


@dataclass(frozen=True, slots=True)
class Choice:
    """A rate to try, and the sibling that has shown it, if one has."""

    lr: float
    shown: Trial | None = None


def choose_rate(situation: Situation, factor: float) -> Choice | None:
    """The rate ``factor`` times away, or what siblings have shown; ``None`` if there is no room.

    Args:
        situation: the run that asks, with its own rate known.
        factor: above 1 to raise the rate, below 1 to lower it.
    """
    lr = situation.lr
    if lr is None:
        return None
    there = [trial for trial in situation.trials if (trial.lr > lr) == (factor > 1)]
    better = [trial for trial in there if trial.better]
    if better:
        return Choice(better[0].lr, better[0])
    return _towards(lr, lr * factor, [trial.lr for trial in there])


def towards(situation: Situation, wanted: float) -> Choice | None:
    """A rate near ``wanted``, short of every rate on the way that a sibling has shown to be worse.

    A sibling that ended better than the run on the way is named as what was shown.
    """
    lr = situation.lr
    if lr is None:
        return None
    there = [trial for trial in situation.trials if (trial.lr > lr) == (wanted > lr)]
    worse = [trial.lr for trial in there if not trial.better]
    better = [trial for trial in there if trial.better]
    choice = _towards(lr, wanted, worse)
    if not better:
        return choice
    if choice is None:
        return Choice(better[0].lr, better[0])
    return Choice(choice.lr, better[0])


def _towards(lr: float, wanted: float, worse: list[float]) -> Choice | None:
    """``wanted``, or half-way to the nearest worse rate where that comes first."""
    up = wanted > lr
    limit = min(worse, default=math.inf) if up else max(worse, default=0.0)
    reaches = wanted * SAME >= limit if up else wanted <= limit * SAME
    if reaches:
        wanted = math.sqrt(lr * limit)
        if max(wanted, lr) < APART * min(wanted, lr):
            return None
    chosen = round_rate(wanted)
    if chosen == lr or any(max(chosen, bad) < SAME * min(chosen, bad) for bad in worse):
        return None
    return Choice(chosen)
