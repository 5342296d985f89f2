"""The headline of a run: the lamp that matters most for what to do next."""

import math
from collections.abc import Mapping

from dashboard.diagnosis.broken import is_aside
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.features import train_loss_of
from dashboard.diagnosis.features.measured_shapes import shape_of
from dashboard.diagnosis.run_end import nothing, results
from dashboard.diagnosis.siblings.left_open import BEST_OF_FEW
from dashboard.diagnosis.verdict import (
    BatchSize,
    Evidence,
    Fit,
    Headline,
    Lamp,
    LampName,
    LearningRate,
    Severity,
    Stability,
    State,
)
from dashboard.model.run import XUnit

ORDER: tuple[tuple[State, Severity], ...] = (
    (Stability.BROKEN, Severity.CRITICAL),
    (Stability.DIVERGED, Severity.CRITICAL),
    (Fit.BROKEN_FROM_START, Severity.CRITICAL),
    (LearningRate.TOO_HIGH, Severity.WARNING),
    (LearningRate.TOO_LOW, Severity.WARNING),
    (Stability.DIVERGING, Severity.WARNING),
    (LearningRate.SLIGHTLY_HIGH, Severity.INFO),
    (LearningRate.SLIGHTLY_LOW, Severity.INFO),
    (Fit.OVERFITTING, Severity.WARNING),
    (BatchSize.TOO_LARGE, Severity.WARNING),
    (BatchSize.TOO_SMALL, Severity.INFO),
    (Fit.STOPPED_TOO_EARLY, Severity.WARNING),
    (Fit.UNDERFITTING, Severity.WARNING),
    (Fit.PLATEAU, Severity.INFO),
    (Stability.OSCILLATING, Severity.INFO),
    (Stability.NOISY, Severity.INFO),
)
"""States that become a headline, the most important first."""

MEMORISED_FROM = 0.99  # training accuracy that, together with a gap, means a memorised training set

REASONS = (
    *("few-points", "no-loss", "failed", "no-held-out"),
    *("units-differ", "still-running", "saturated", BEST_OF_FEW, "slow-or-broken", "not-telling"),
    "range-test",
)
"""Reasons for an unknown verdict, the clearest first."""


def headline(case: Case) -> Headline:
    """The gravest lamp, ``healthy`` without an alarm, ``unknown`` when too little is known."""
    evidence = dict(results(case.curves)) | {"running": "yes" if case.is_running else "no"}
    states = {lamp.state: lamp for lamp in case.lamps.values()}
    aside = states.pop(Stability.BROKEN) if is_aside(states.get(Stability.BROKEN)) else None
    if aside is not None and Fit.BROKEN_FROM_START not in states:
        basis = evidence | _basis(case, aside)
        return Headline(aside.name, aside.state.value, Severity.WARNING, basis)
    if _learns_at_another_rate(case.lamps):
        del states[Fit.BROKEN_FROM_START]
    if _is_held_back(case.lamps):
        states = {state: lamp for state, lamp in states.items() if not _follows(lamp)}
    for state, severity in ORDER:
        lamp = states.get(state)
        if lamp is not None:
            basis = _basis(case, lamp)
            grave = _severity(state, severity, basis)
            return Headline(lamp.name, state.value, grave, evidence | basis)
    if _healthy(case.lamps):
        return Headline(None, "healthy", Severity.NONE, evidence | dict(_reservation(case)))
    reason = _reason(case.lamps)
    missing = next((s.evidence["kind"] for s in case.symptoms if s.code == "no-loss"), "none")
    learned = "yes" if _has_come_down(case) else "no"
    evidence |= {"reason": reason, "kind": missing, "learned": learned, "counts": "none"}
    return Headline(None, "unknown", Severity.NONE, evidence | dict(_counted(case)))


FAR_OFF = (LearningRate.TOO_HIGH, LearningRate.TOO_LOW)
NOTHING_LEARNED = frozenset({"flat-from-start", "at-chance"})


def _learns_at_another_rate(lamps: Mapping[LampName, Lamp]) -> bool:
    """Whether a run learns nothing because of its rate alone.

    Siblings that learn from the same labels and inputs, with the same loss, rule those out.
    """
    fit, rate = lamps.get(LampName.FIT), lamps.get(LampName.LEARNING_RATE)
    if fit is None or rate is None or fit.state is not Fit.BROKEN_FROM_START:
        return False
    return rate.from_siblings and rate.state in FAR_OFF and set(fit.because) <= NOTHING_LEARNED


def _is_held_back(lamps: Mapping[LampName, Lamp]) -> bool:
    """Whether a setting explains the poor fit: it is mended before rate and batch size are."""
    fit = lamps.get(LampName.FIT)
    return fit is not None and fit.state is Fit.UNDERFITTING and "held-back" in fit.because


FOLLOWING = frozenset({*LearningRate, *BatchSize, Stability.DIVERGED, Stability.DIVERGING})
"""States that such a setting brings about, or that it hides.

In the world, less of a strong weight decay helped 8 of 10 runs whose rate seemed too high, and a
lower rate 5; a loss that rises under it rises for it.  Of narrow networks whose rate seemed too low
more units helped 16 of 17, a higher rate 15."""


def _follows(lamp: Lamp) -> bool:
    return lamp.state in FOLLOWING and not lamp.from_siblings


def _severity(state: State, usual: Severity, basis: Evidence) -> Severity:
    """That of the state; overfitting whose accuracy goes on rising is only a choice to make."""
    rose = state is Fit.OVERFITTING and basis["accuracy_went"] == "rose"
    return Severity.INFO if rose else usual


LEARNED = 0.1  # of its first value: a training loss that fell by less has not come down


def _has_come_down(case: Case) -> bool:
    """Whether the training loss fell by more than its own scatter."""
    loss = train_loss_of(case.curves)
    shape = shape_of(loss) if loss is not None else None
    if shape is None:
        return False
    fallen = shape.first - shape.end
    return fallen > max(LEARNED * abs(shape.first), 2 * shape.scatter)


def _counted(case: Case) -> Evidence:
    """What is known of an objective that is no fit's, and how the metric that counts went."""
    for symptom in case.symptoms:
        if symptom.code in {"other-objective", "no-loss", "lr-range-test"}:
            return symptom.evidence
    return {}


DOUBTFUL = 0.4
"""A rate that is less likely good than this keeps a run from being called healthy, and one more run
at another rate is asked for (:mod:`.recommendations.experiment`).  Of the logs of problems left out
that were called healthy at 0.3 to 0.4 (141), 67% had a rate that was off, 64% on the likelier side.
From 0.4 to 0.5 that side was right of 56%, and of less than half where the log does not say how the
run was trained: no reason to ask anybody for a run."""


def _healthy(lamps: Mapping[LampName, Lamp]) -> bool:
    """The headline of a run without an alarm whose fit is known to be good.

    Not where the rate is likely to be off, even if not likely enough to say so.
    """
    fit, rate = lamps.get(LampName.FIT), lamps.get(LampName.LEARNING_RATE)
    is_in_doubt = (
        rate is not None
        and rate.state is LearningRate.UNKNOWN
        and rate.chances is not None
        and rate.chances.good < DOUBTFUL
    )
    return fit is not None and fit.state is Fit.GOOD and not is_in_doubt


def _reservation(case: Case) -> Evidence:
    """What keeps a healthy run from showing no sign of instability, ``none`` if nothing does."""
    seen = {symptom.code: symptom for symptom in case.symptoms}
    for code, number in (("spike", "at"), ("units-differ", "ratio")):
        if code in seen:
            return {"note": code, number: seen[code].evidence[number]}
    gap = seen.get("val-above-train")
    if gap is not None and float(gap.evidence["train"]) >= MEMORISED_FROM:
        return {"note": "gap"}
    lacks_loss = case.lamps[LampName.STABILITY].reason == "no-loss-curve"
    return {"note": "unknown" if lacks_loss else "none"}


def _reason(lamps: Mapping[LampName, Lamp]) -> str:
    given = {lamp.reason for lamp in lamps.values()}
    if any(reason.startswith("objective-") for reason in given) and "few-points" not in given:
        return "objective"
    return next((reason for reason in REASONS if reason in given), "not-telling")


def _basis(case: Case, lamp: Lamp) -> dict[str, float | int | str]:
    """The first reason of the lamp, and the numbers of every supporting symptom."""
    supporting = [symptom for symptom in case.symptoms if symptom.code in lamp.because]
    supporting.sort(key=lambda symptom: lamp.because.index(symptom.code))
    numbers: dict[str, float | int | str] = dict.fromkeys(SENTENCE_NUMBERS, float("nan"))
    for symptom in reversed(supporting):
        numbers |= {
            name: value for name, value in symptom.evidence.items() if name in SENTENCE_NUMBERS
        }
    sure = math.nan if lamp.confidence is None else lamp.confidence
    return {"basis": _ground(case, lamp), "confidence": sure, **numbers}


def _ground(case: Case, lamp: Lamp) -> str:
    """The reason that the sentence names: the siblings, else the strongest symptom.

    A run that is being written may keep a lamp whose symptom the next points took away: then none.
    A rate that is low beside its siblings under a batch that is too large has one cause: at this
    batch the run made too few steps.
    """
    if not lamp.from_siblings:
        seen = {symptom.code for symptom in case.symptoms}
        return next((code for code in lamp.because if code in seen), "")
    batch = case.lamps.get(LampName.BATCH_SIZE)
    is_low = lamp.state in {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
    if is_low and batch is not None and batch.state is BatchSize.TOO_LARGE:
        return "too-few-steps"
    return "siblings"


SENTENCE_NUMBERS = (
    "accuracy",
    "accuracy_lost",
    "accuracy_went",
    "at",
    "beside",
    "best_x",
    "classes",
    "cost",
    "end",
    "exploded",
    "fall",
    "fall_per_x",
    "first",
    "held_out",
    "highest",
    "lost_as",
    "name",
    "others",
    "pace",
    "rise",
    "scatter",
    "share",
    "swing",
    "value",
)
"""Evidence of symptoms that a headline's sentence may name."""


def unjudged(_: object = None) -> Headline:
    """The headline of a run whose summary failed by a fault of this program."""
    evidence = {**nothing(XUnit.STEP), "reason": "failed", "kind": "none"}
    return Headline(None, "unknown", Severity.NONE, evidence)
