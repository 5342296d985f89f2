"""Which learning rate to try next: never one that a sibling has shown to end worse.

Where a sibling has shown a better rate on the right side, that is the advice.  Otherwise the rate
moves by the factor that helped most among the labelled DeepOBS sweeps, and stops half-way (on a
logarithmic scale) before a rate that is known to be worse.
"""

import math
from dataclasses import dataclass

from dashboard.diagnosis.recommendations.advice_context import Situation, Trial
from dashboard.diagnosis.siblings.evidence import Facts
from dashboard.diagnosis.siblings.rounding import round_rate

SAME = 1.15  # times: rates nearer than this are the same rate after rounding
APART = 1.5  # times: a smaller step shows nothing new


@dataclass(frozen=True, slots=True)
class Choice:
    """A rate to try, and the sibling that has shown it, if one has."""

    lr: float
    shown: Trial | None = None


def shown(choice: Choice | None) -> Facts:
    """The sibling that has shown the result of the advice: ``shown_lr`` and ``shown_score``."""
    trial = choice.shown if choice is not None else None
    if trial is None:
        return {"shown_lr": "none", "shown_score": "none"}
    return {"shown_lr": trial.lr, "shown_score": trial.ended}


def choose_rate(situation: Situation, factor: float) -> Choice | None:
    """The rate ``factor`` times away, or one that siblings have shown; ``None`` if neither is left.

    Args:
        situation: the run to be advised, with its own rate known.
        factor: above 1 to raise the rate, below 1 to lower it.
    """
    lr = situation.lr
    if lr is None:
        return None
    better = situation.best_trial(higher=factor > 1)
    if better is not None:
        return Choice(better.lr, better)
    return _towards(lr, lr * factor, situation.nearest_worse(higher=factor > 1))


def towards(situation: Situation, wanted: float) -> Choice | None:
    """The rate on the way to ``wanted`` that a sibling has shown to be better, else ``wanted``.

    A rate that was shown comes before a computed one.  Where nothing was shown, the rate stays
    short of every rate on the way that a sibling has shown to be worse.
    """
    lr = situation.lr
    if lr is None:
        return None
    higher = wanted > lr
    better = situation.best_trial(higher=higher)
    if better is not None:
        return Choice(better.lr, better)
    return _towards(lr, wanted, situation.nearest_worse(higher=higher))


def _towards(lr: float, wanted: float, worse: float | None) -> Choice | None:
    """``wanted``, or half-way to the nearest worse rate where that comes first."""
    up = wanted > lr
    if worse is not None and (wanted * SAME >= worse if up else wanted <= worse * SAME):
        wanted = math.sqrt(lr * worse)
        if max(wanted, lr) < APART * min(wanted, lr):
            return None
    chosen = round_rate(wanted)
    return None if chosen == lr else Choice(chosen)
