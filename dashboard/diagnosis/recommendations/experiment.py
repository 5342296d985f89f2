"""The one more run that would tell whether the learning rate is right.

Where the curve of a run alone does not name the rate, it is likelier low, good or high all the
same: a second run on the likelier side, all else equal, settles it.  So does one at a lower rate
where a bad run had a rate far above any that its optimizer is used with.  Beside siblings, the best
run at the end of the rates that were tried asks for the next rate outwards.  Nothing is asked of a
run whose verdict stands, nor where the rate is not what is in doubt (numbers that are lost, one
pass over the data, single minibatches) or is not logged.
"""

from collections.abc import Iterable

from dashboard.diagnosis.features.settings import times_usual
from dashboard.diagnosis.rate_decision import EVEN
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.choice import choose_rate
from dashboard.diagnosis.recommendations.learning_rate import down, multiplied
from dashboard.diagnosis.recommendations.rate_aims import aims_of
from dashboard.diagnosis.siblings.evidence import Facts
from dashboard.diagnosis.verdict import (
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Recommendation,
    Stability,
)
from dashboard.model.curve import RunCurves

IN_DOUBT = frozenset({"not-telling", "settled"})
"""Reasons of an unknown rate that another run at another rate takes away."""

STEP = 3.0
"""Times the rate, half a decade.  On the labelled sweeps such a step improved 92% of the runs whose
rate was slightly off (:mod:`.learning_rate`); ten times is too far where the side is in doubt."""

FAR_STEP, FAR_BELOW = 10.0, 30.0
"""The step up from a rate that lies so many times below where its optimizer mostly does well."""

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
    if lamp is None:
        return
    if lamp.from_siblings and lamp.state is LearningRate.GOOD:
        yield from _beyond_the_grid(situation, lamp)
    elif lamp.state is LearningRate.UNKNOWN and situation.is_unknown:
        yield from _on_the_likelier_side(situation, lamp)


def _on_the_likelier_side(situation: Situation, lamp: Lamp) -> Iterable[Recommendation]:
    chances = lamp.chances
    if chances is None or lamp.reason not in IN_DOUBT:
        return
    is_low = chances.low >= chances.high
    evidence: Facts = {
        "basis": "curve",
        "side": "low" if is_low else "high",
        "chance": max(chances.low, chances.high),
        "good": chances.good,
    }
    yield from _try(situation, _step_up(situation) if is_low else 1 / STEP, evidence)


def _step_up(situation: Situation) -> float:
    aims = aims_of(situation)
    is_far = aims is not None and situation.lr and aims.up >= FAR_BELOW * situation.lr
    return FAR_STEP if is_far else STEP


def _beyond_the_grid(situation: Situation, lamp: Lamp) -> Iterable[Recommendation]:
    """The next rate outwards, of the best run of a grid whose best lies at its end.

    Not where its own curve makes the rate good, or leans to the other side: of a few rates one is
    always the best.
    """
    found, chances = situation.comparison("edge-of-grid"), lamp.chances
    if found is None or chances is None or situation.lr is None:
        return
    is_low = found.evidence["side"] == "top"
    leans = chances.good < EVEN and (chances.low > chances.high) == is_low
    if situation.lr != found.evidence["lr"] or not leans:
        return
    evidence: Facts = {
        "basis": "edge",
        "side": "low" if is_low else "high",
        "chance": "none",
        "good": "none",
    }
    step = float(found.evidence["lr_to_try"]) / situation.lr
    yield from _try(situation, step, evidence)


def _try(situation: Situation, step: float, evidence: Facts) -> Iterable[Recommendation]:
    choice = choose_rate(situation, step)
    if choice is not None and situation.lr is not None:
        evidence = evidence | multiplied(choice.lr / situation.lr)
        yield Recommendation("try_lr", "lr", situation.lr, choice.lr, (), evidence)
