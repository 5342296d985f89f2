"""The one verdict that a run's card opens with: the lamp that matters most for what to do next."""

import math
from collections.abc import Mapping

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.curve import Curve, RunCurves
from dashboard.diagnosis.features import ends
from dashboard.diagnosis.siblings.score import level
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

ORDER: tuple[tuple[State, Severity], ...] = (
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
"""States that a headline is made of, the one that matters most first."""

REASONS = ("few-points", "no-loss", "no-held-out", "still-running", "not-telling")
"""Why nothing can be told, the plainest first."""


def headline(case: Case) -> Headline:
    """The gravest lamp, ``healthy`` when none burns, ``unknown`` when too little is known."""
    evidence = dict(results(case.curves)) | {"running": "yes" if case.is_running else "no"}
    states = {lamp.state: lamp for lamp in case.lamps.values()}
    for state, severity in ORDER:
        lamp = states.get(state)
        if lamp is not None:
            return Headline(lamp.name, state.value, severity, evidence | _basis(case, lamp))
    if _healthy(case.lamps):
        return Headline(None, "healthy", Severity.NONE, evidence | dict(_reservation(case)))
    reason = _reason(case.lamps)
    missing = next((s.evidence["kind"] for s in case.symptoms if s.code == "no-loss"), "none")
    evidence |= {"reason": reason, "kind": missing}
    return Headline(None, "unknown", Severity.NONE, evidence)


def _healthy(lamps: Mapping[LampName, Lamp]) -> bool:
    """Nothing burns, and the fit is known to be good."""
    fit = lamps.get(LampName.FIT)
    return fit is not None and fit.state is Fit.GOOD


def _reservation(case: Case) -> Evidence:
    """What keeps a healthy run from showing no sign of instability, ``none`` if nothing does."""
    seen = {symptom.code: symptom for symptom in case.symptoms}
    for code, number in (("spike", "at"), ("val-rises-while-train-falls", "best_x")):
        if code in seen:
            return {"note": code, number: seen[code].evidence[number]}
    is_steady = case.lamps[LampName.STABILITY].state is Stability.OK
    return {"note": "none" if is_steady else "unknown"}


def _reason(lamps: Mapping[LampName, Lamp]) -> str:
    given = {lamp.reason for lamp in lamps.values()}
    return next((reason for reason in REASONS if reason in given), "not-telling")


def _basis(case: Case, lamp: Lamp) -> dict[str, float | int | str]:
    """What the lamp rests on first, and the numbers of every supporting symptom."""
    supporting = [symptom for symptom in case.symptoms if symptom.code in lamp.because]
    supporting.sort(key=lambda symptom: lamp.because.index(symptom.code))
    numbers: dict[str, float | int | str] = dict.fromkeys(SENTENCE_NUMBERS, float("nan"))
    for symptom in reversed(supporting):
        numbers |= {
            name: value for name, value in symptom.evidence.items() if name in SENTENCE_NUMBERS
        }
    return {"basis": _ground(case, lamp), "confidence": lamp.confidence, **numbers}


def _ground(case: Case, lamp: Lamp) -> str:
    """What the sentence names as its ground: the siblings, else the strongest symptom.

    A rate that is low beside its siblings under a batch that is too large has one cause: at this
    batch the run made too few steps.
    """
    if not lamp.from_siblings:
        return next(iter(lamp.because), "")
    batch = case.lamps.get(LampName.BATCH_SIZE)
    is_low = lamp.state in {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
    if is_low and batch is not None and batch.state is BatchSize.TOO_LARGE:
        return "too-few-steps"
    return "siblings"


SENTENCE_NUMBERS = (
    "accuracy",
    "accuracy_lost",
    "at",
    "best_x",
    "classes",
    "end",
    "fall",
    "fall_per_x",
    "first",
    "held_out",
    "highest",
    "rise",
    "scatter",
    "share",
    "swing",
    "value",
)
"""Evidence of symptoms that a headline's sentence may name."""


def results(curves: RunCurves) -> Evidence:
    """How the run ended, whatever its verdict.

    ``metric`` is ``accuracy``, ``loss`` or ``none`` and says what ``final`` and ``train`` are: an
    accuracy in [0, 1] or a loss, each the end of its curve: the median of the last few values.
    ``gap`` is training minus held-out accuracy, NaN if unknown; ``apart`` its size and ``side``
    where the held-out accuracy lies.
    """
    held_out, train, metric = ends(curves)
    shown = train if held_out is None else held_out
    if shown is None:
        return _nothing(curves)
    gap = float("nan")
    if held_out is not None and train is not None and metric == "accuracy":
        gap = _end(held_out) - _end(train)
    return {
        "metric": metric,
        "split": shown.split.value,
        "final": _as_logged(shown, metric),
        "train": _as_logged(train, metric) if train is not None else float("nan"),
        "gap": gap,
        "apart": abs(gap),
        "side": "below" if gap >= 0 else "above",
        "has_gap": "no" if math.isnan(gap) else "yes",
        "points": len(shown),
        "last_x": float(shown.x[-1]),
        "unit": curves.x_unit.value,
    }


def _as_logged(curve: Curve, metric: str) -> float:
    """The end: an error turned back into an accuracy, a loss as it is."""
    return 1 - _end(curve) if metric == "accuracy" else _end(curve)


def _end(curve: Curve) -> float:
    """The median of the last few values; of a curve whose last is no number, that."""
    last = float(curve.y[-1])
    return level(curve) if math.isfinite(last) else last


def _nothing(curves: RunCurves) -> Evidence:
    nan = float("nan")
    return {
        "metric": "none",
        "split": "none",
        "final": nan,
        "train": nan,
        "gap": nan,
        "apart": nan,
        "side": "below",
        "has_gap": "no",
        "points": 0,
        "last_x": nan,
        "unit": curves.x_unit.value,
    }
