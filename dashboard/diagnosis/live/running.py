"""Verdicts on a run that is still being written: only those that more points could not reverse.

A run that is being written has not ended.  That its loss still falls, or that it has come to rest,
is then no verdict, and neither is a rate or a batch that is low for the length of the run, nor that
nothing was learned yet: more epochs, or a fall of the rate, may turn it.  A loss above its start
may come down again, and is called diverging; diverged is one that is no number, or that stays lost,
and such a run is to be stopped.  Before :data:`ENOUGH` points nothing is said but that it diverged.

How the lamps change from one look to the next is said in :mod:`dashboard.diagnosis.live.steadied`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dashboard.diagnosis import symptoms
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.live.earlier import places_of
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Recommendation,
    Stability,
    State,
    Symptom,
)
from dashboard.model.contained import Stage, contained
from dashboard.model.curve import RunCurves

ENOUGH = Threshold("enough", 8, "points", "the shortest curves that the rate is weighed on")

STILL_RUNNING = "still-running"

TURNED_BY_MORE: frozenset[State] = frozenset(
    {
        Fit.STOPPED_TOO_EARLY,
        Fit.PLATEAU,
        Fit.UNDERFITTING,
        LearningRate.TOO_LOW,
        LearningRate.SLIGHTLY_LOW,
        LearningRate.SLIGHTLY_HIGH,
        BatchSize.TOO_LARGE,
        BatchSize.TOO_SMALL,
    }
)
"""States that a longer training, or the decay of the rate at its end, may reverse."""

KNOWN_AT_ONCE: frozenset[State] = frozenset({Stability.DIVERGED})
"""States that need no second poll and no minimum of points."""

NOT_TURNED = ("lr-zero",)
"""Facts that hold however long the run goes on."""

NOT_YET = frozenset({"flat-from-start", "at-chance"})
"""Facts of a run that has learned nothing yet: a third of such runs of the world learned later."""

WITHHELD = frozenset({"train_longer", "try_lr"})
"""Advice that a running training follows anyway, or that waits for its end."""


STAYS_LOST = "stays-lost"
"""The fact after which a run is to be stopped."""

LOST_SURE = 0.87
"""Share of the runs of the world told to stop that were not good and gained nothing after it."""

RISING_SURE = 0.7  # of a state that no label settles, as in the lamp of stability


def so_far(case: Case) -> Case:
    """The case of a run that is being written, without states that more points could reverse."""
    if case.is_running:
        return case
    seen = (*_while_running(case.curves), *case.symptoms)
    lamps = dict(case.lamps)
    if LampName.STABILITY in lamps:
        lamps[LampName.STABILITY] = _stability(lamps[LampName.STABILITY], seen)
    has_enough = points_of(case.curves) >= ENOUGH.value
    lamps = {name: _open(lamp, has_enough=has_enough) for name, lamp in lamps.items()}
    return replace(case, symptoms=seen, lamps=lamps, is_running=True)


def _while_running(curves: RunCurves) -> tuple[Symptom, ...]:
    """The facts that are said only of a run that is being written."""

    def observed() -> tuple[Symptom, ...]:
        with np.errstate(all="ignore"):
            return symptoms.observe(measure(curves), of_running=True)

    run_id = curves.run.run_id
    return contained(Stage.MEASURE, "features", observed, lambda _: (), run_id)


def _stability(lamp: Lamp, seen: Sequence[Symptom]) -> Lamp:
    """Diverged only where the loss is no number or stays lost; else it may come down again."""
    by_code = {symptom.code: symptom for symptom in seen}
    if lamp.state is Stability.BROKEN:
        return lamp
    if STAYS_LOST in by_code:
        is_number = by_code[STAYS_LOST].evidence["lost_as"] != "no-number"
        has_diverged = lamp.state is Stability.DIVERGED
        because = (STAYS_LOST, *lamp.because) if has_diverged else (STAYS_LOST,)
        sure = LOST_SURE if is_number or not has_diverged else lamp.confidence
        return Lamp(lamp.name, Stability.DIVERGED, sure, because)
    no_number = by_code.get("loss-not-finite")
    has_ended = no_number is not None and no_number.evidence["ended"] == "yes"
    if lamp.state is not Stability.DIVERGED or has_ended:
        return lamp
    because = tuple(code for code in lamp.because if _is_loss(by_code[code]))
    if not because:
        return Lamp(lamp.name, Stability.UNKNOWN, 0.0, reason=STILL_RUNNING)
    return Lamp(lamp.name, Stability.DIVERGING, RISING_SURE, because)


def _is_loss(symptom: Symptom) -> bool:
    """Whether the loss is above what it was: one that is merely large may be a sum."""
    return symptom.code not in {"loss-not-finite", "loss-beyond-guess"}  # it went on with numbers


def _open(lamp: Lamp, *, has_enough: bool) -> Lamp:
    """The lamp, or an unknown one where more points could reverse it."""
    is_known = lamp.state.value != "unknown"
    if not is_known or lamp.state in KNOWN_AT_ONCE or set(lamp.because) & set(NOT_TURNED):
        return lamp
    is_early = lamp.state is Fit.BROKEN_FROM_START and set(lamp.because) <= NOT_YET
    if has_enough and not is_early and lamp.state not in TURNED_BY_MORE:
        return lamp
    return Lamp(lamp.name, UNKNOWN[lamp.name], 0.0, reason=STILL_RUNNING)


UNKNOWN: Mapping[LampName, State] = {
    LampName.STABILITY: Stability.UNKNOWN,
    LampName.LEARNING_RATE: LearningRate.UNKNOWN,
    LampName.BATCH_SIZE: BatchSize.UNKNOWN,
    LampName.FIT: Fit.UNKNOWN,
}


def advice_so_far(advice: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """The advice that helps a run that has not ended."""
    return tuple(one for one in advice if one.action not in WITHHELD)


def points_of(curves: RunCurves) -> int:
    """The finite points of the run's best-sampled loss or accuracy."""
    return len(places_of(curves))
