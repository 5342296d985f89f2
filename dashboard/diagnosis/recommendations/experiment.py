"""The one more run that would tell whether the learning rate is right.

Where the curve of a run alone does not name the rate, it is likelier low, good or high all the
same: a second run on the likelier side, all else equal, settles it.  So does one at a lower rate
where a bad run had a rate far above any that its optimizer is used with.  Of a run that learned
nothing, a higher rate tells one that is far too low from a fault.  Where several rates were tried,
the best of them is asked for one on the likelier side too, healthy or not, as long as none was
tried near it there.  Nothing is asked of another run whose verdict stands, nor where the rate is
not what is in doubt (numbers that are lost, one pass over the data, single minibatches) or is not
logged, nor a higher rate where a model of that size does well at none.
"""

import math
from collections.abc import Iterable

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.settings import times_best_of_size, times_usual
from dashboard.diagnosis.lamps import may_be_large
from dashboard.diagnosis.rate_decision import EVEN
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.choice import choose_rate
from dashboard.diagnosis.recommendations.learning_rate import down, multiplied
from dashboard.diagnosis.recommendations.rate_aims import aims_of
from dashboard.diagnosis.siblings.evidence import Facts
from dashboard.diagnosis.siblings.left_open import BEST_OF_FEW
from dashboard.diagnosis.verdict import (
    Fit,
    LampName,
    LearningRate,
    RateChances,
    Recommendation,
    Stability,
)
from dashboard.model.curve import RunCurves

ROOM = 1.0
"""Decades to a worse rate on the likelier side; nearer, a rate between the two gains little."""

IN_DOUBT = frozenset({"not-telling", "settled", BEST_OF_FEW})
"""Reasons of an unknown rate that another run at another rate takes away."""

STEP = 3.0
"""Times the rate, half a decade.  On the labelled sweeps such a step improved 92% of the runs whose
rate was slightly off (:mod:`.learning_rate`); ten times is too far where the side is in doubt."""

FAR_STEP, FAR_BELOW = 10.0, 30.0
"""The step up from a rate that lies so many times below where its optimizer mostly does well, and
from one at which nothing was learned."""

UNLEARNED_REASON = "not-learning"
"""Reason of an unknown rate at which nothing was learned.

From :data:`~dashboard.diagnosis.rate_decision.EVEN` on it is asked for a higher one: of 482 such
logs of the world left out that say their rate, 98% were low where the truth is known (329 of 119
problems), 1% high; 2% were broken.  Where it is likelier high, it was so in half of the cases, and
no lower one is asked for."""

FAR_ABOVE = 100.0
"""Times the usual rate.  From there on the rate was too high, or the run lost, in 89% of the runs
of adaptive optimizers, 93% of those with momentum and 98% of plain descent (means of DeepOBS, two
sets of grids and the world, whatever their curves; ``python -m benchmarks.rate_steps``)."""

UNDECIDED = frozenset({LearningRate.UNKNOWN, LearningRate.GOOD})
"""States of the rate in which nothing else asks for another one."""

LOST = frozenset({Stability.DIVERGED, Stability.BROKEN})
UNLEARNED = frozenset({Fit.BROKEN_FROM_START})
"""States in which other advice says what to do first."""


def far_above(situation: Situation) -> Iterable[Recommendation]:
    """A lower rate, for a run that is not healthy and whose rate is by itself a reason why not."""
    lamp, curves = situation.lamp(LampName.LEARNING_RATE), situation.case.curves
    if lamp is None or lamp.state not in UNDECIDED or lamp.from_siblings or situation.is_healthy:
        return
    is_far = times_usual(curves) >= FAR_ABOVE and not _is_only_a_factor(curves)
    if not is_far or situation.family is not None:
        return
    if situation.state(LampName.STABILITY) in LOST or situation.state(LampName.FIT) in UNLEARNED:
        return  # advised already
    evidence: Facts = {"basis": "usual", "side": "high", "chance": "none", "good": "none"}
    yield from _try(situation, down(situation, is_lost=False), evidence)


def _is_only_a_factor(curves: RunCurves) -> bool:
    """Whether the rate among the settings is not the one that the run was trained at.

    The logged one tells; the schedule of "Attention is all you need", which its toolkits call
    Noam, multiplies a factor of 1 or 2 by far less.
    """
    lr, logged = curves.setting("lr") or 0.0, curves.schedule()
    if logged is not None and len(logged.finite):
        return logged.finite.extent[1] < lr / 2
    return any("noam" in str(value).lower() for value in curves.run.config.values())


def advise(situation: Situation) -> Iterable[Recommendation]:
    """One run at a higher or a lower rate."""
    lamp = situation.lamp(LampName.LEARNING_RATE)
    if lamp is None or lamp.state is not LearningRate.UNKNOWN:
        return
    if lamp.reason == UNLEARNED_REASON:
        yield from _learn_at_all(situation, lamp.chances)
    if lamp.reason not in IN_DOUBT:
        return
    is_of_few = lamp.reason == BEST_OF_FEW
    is_asked = situation.is_best_tried or (situation.is_unknown and not is_of_few)
    if lamp.chances is not None and is_asked:
        yield from _on_the_likelier_side(situation, lamp.chances, is_of_few)


def _learn_at_all(situation: Situation, chances: RateChances | None) -> Iterable[Recommendation]:
    """A rate ten times higher, where nothing was learned and it is likelier low than anything."""
    if chances is None or chances.low < EVEN or not situation.is_unknown:
        return
    evidence: Facts = {
        "basis": "unlearned",
        "side": "low",
        "chance": chances.low,
        "good": chances.good,
    }
    yield from _try(situation, FAR_STEP, evidence)


def _on_the_likelier_side(
    situation: Situation, chances: RateChances, is_of_few: bool
) -> Iterable[Recommendation]:
    is_low = chances.low >= chances.high
    curves = situation.case.curves
    if is_low and times_best_of_size(curves) >= 1 and may_be_large(measure(curves)):
        return
    tried = situation.nearest_worse(higher=is_low)
    if is_of_few and tried and situation.lr and abs(math.log10(tried / situation.lr)) < ROOM:
        return
    evidence: Facts = {
        "basis": "curve" if not is_of_few else "edge" if tried is None else "few",
        "side": "low" if is_low else "high",
        "chance": max(chances.low, chances.high),
        "good": chances.good,
    }
    up = STEP if is_of_few else _step_up(situation)
    yield from _try(situation, up if is_low else 1 / STEP, evidence)


def _step_up(situation: Situation) -> float:
    aims = aims_of(situation)
    is_far = aims is not None and situation.lr and aims.up >= FAR_BELOW * situation.lr
    return FAR_STEP if is_far else STEP


def _try(situation: Situation, step: float, evidence: Facts) -> Iterable[Recommendation]:
    choice = choose_rate(situation, step)
    if choice is not None and situation.lr is not None:
        evidence = evidence | multiplied(choice.lr / situation.lr)
        yield Recommendation("try_lr", "lr", situation.lr, choice.lr, (), evidence)
