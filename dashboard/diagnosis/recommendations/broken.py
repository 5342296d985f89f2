"""Advice on broken numbers or data: what to fix before any tuning.

The advice fits the cause: the precision, the gradient's size, the split, the order of the data,
the reduction of a loss, the labels, the code of a metric.  No rate and no batch size is advised
here but one: a rate of zero is set to one that a sibling has shown, else to one that is safe for
the optimizer, never to a multiple of zero.
"""

import math
from collections.abc import Callable, Iterable, Mapping

from dashboard.diagnosis.broken import (
    NEVER_TRAINED,
    SATURATED,
    data_broken,
    is_lost,
    is_of_data,
    numbers_broken,
)
from dashboard.diagnosis.rate_decision import HIGH
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.rate_aims import aims_of
from dashboard.diagnosis.siblings.evidence import Facts, ended
from dashboard.diagnosis.verdict import LampName, Recommendation, Stability

CLIP = 1.0  # L2 norm of the gradient, the customary first value (Pascanu et al. 2013, 1211.5063)
UNITS = "units-differ"


def advise(situation: Situation) -> Iterable[Recommendation]:
    """The advice for each fact, the gravest first; nothing where nothing is broken."""
    seen = {symptom.code: symptom for symptom in situation.case.symptoms}
    if NEVER_TRAINED in seen:
        yield _set_rate(situation)
        return
    others = [UNITS] if situation.state(LampName.LEARNING_RATE) in HIGH else [SATURATED, UNITS]
    found = (*numbers_broken(seen), *data_broken(seen), *(code for code in others if code in seen))
    for code in found:
        yield from BY_FACT[code](code)
    if not found and situation.state(LampName.STABILITY) is Stability.BROKEN:
        yield from _overflow(Stability.BROKEN.value)


def comes_first(situation: Situation) -> bool:
    """Whether other advice has to wait until the broken part is fixed."""
    seen = {symptom.code for symptom in situation.case.symptoms}
    stability, fit = situation.lamp(LampName.STABILITY), situation.lamp(LampName.FIT)
    return NEVER_TRAINED in seen or is_lost(stability) or is_of_data(fit)


def _check(code: str, action: str, evidence: Facts | None = None) -> Recommendation:
    return Recommendation(action, "", None, None, (code,), evidence or {})


def _start(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_precision", {"where": "training"})
    yield _check(code, "probe_lower_lr")
    yield _check(code, "check_data")


def _overflow(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_precision", {"where": "training"})
    yield Recommendation("clip_gradients", "clip_norm", None, CLIP, (code,))
    yield _check(code, "check_data")


def _nothing(code: str) -> Iterable[Recommendation]:
    yield from _overflow(code)
    yield _check(code, "check_labels")


def _evaluation(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_precision", {"where": "validation"})
    yield _check(code, "check_data")


def _output(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_output_layer")
    yield _check(code, "check_labels")


def _logarithm(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_output_layer")
    yield _check(code, "check_precision", {"where": "training"})


def _cut_off(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_gradient_flow")
    yield _check(code, "check_labels")


def _saturated(code: str) -> Iterable[Recommendation]:
    yield _check(code, "scale_inputs")
    yield _check(code, "check_output_layer")


def _metric(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_metric")


def _units(code: str) -> Iterable[Recommendation]:
    yield _check(code, "fix_reduction")


def _split(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_split")
    yield _check(code, "check_labels")
    yield _check(code, "shuffle_data")


def _labels(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_labels")
    yield _check(code, "check_split")
    yield _check(code, "shuffle_data")


def _classes(code: str) -> Iterable[Recommendation]:
    yield _check(code, "check_classes")
    yield _check(code, "shuffle_data")
    yield _check(code, "check_labels")


BY_FACT: Mapping[str, Callable[[str], Iterable[Recommendation]]] = {
    "nan-from-start": _start,
    "gradient-not-finite": _overflow,
    "loss-nan-alone": _logarithm,
    "loss-zero": _nothing,
    "loss-below-lowest": _output,
    "loss-constant": _cut_off,
    "accuracy-impossible": _metric,
    "metric-out-of-range": _metric,
    "val-not-finite": _evaluation,
    "below-chance": _split,
    "memorised-only": _labels,
    "val-at-guess": _split,
    "accuracy-constant": _classes,
    SATURATED: _saturated,
    UNITS: _units,
}
"""The advice for each fact, the first thing to try first."""


def _set_rate(situation: Situation) -> Recommendation:
    """A rate above zero: that of the best sibling, else a safe one of a known optimizer."""
    shown = _shown(situation)
    aims = aims_of(situation)
    to = aims.safe if aims else None
    if not isinstance(shown["shown_lr"], str):
        to = float(shown["shown_lr"])
    evidence = situation.scale | shown
    return Recommendation("set_lr", "lr", 0.0, to, (NEVER_TRAINED,), evidence)


def _shown(situation: Situation) -> Facts:
    """The best run beside this one that trained with the same optimizer: its rate and its end."""
    family, best = situation.family, situation.family.best if situation.family else None
    if family is None or best is None or best.diverged or not math.isfinite(best.lr):
        return {"shown_lr": "none", "shown_score": "none"}
    if best.first.recipe.optimizer != situation.recipe.optimizer:
        return {"shown_lr": "none", "shown_score": "none"}
    return {"shown_lr": best.lr, "shown_score": ended(family, best)}
