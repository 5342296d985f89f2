"""Advice on the learning rate, by factors that were shown to work.

Counterfactuals on the labelled DeepOBS sweeps (what the sibling at the other rate did): too low,
× 10 improved 93%; slightly low, × 2.5 improved 92% and × 10 87%; slightly high, ÷ 2.5 improved 92%
and ÷ 10 90%; too high, ÷ 10 improved 90%.  Rates that are much too high or too low lie anywhere
beyond the limit, so that a tenth often diverges still, and ten times is still too low: there the
rate goes on to where its optimizer mostly does well (:mod:`.rate_aims`).
"""

import math
from collections.abc import Iterable

from dashboard.diagnosis.broken import SATURATED
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.choice import choose_rate, shown, towards
from dashboard.diagnosis.recommendations.rate_aims import aims_of
from dashboard.diagnosis.recommendations.warm_up import WARM_UP_EPOCHS, has_epochs
from dashboard.diagnosis.siblings.evidence import Facts, factor, settings
from dashboard.diagnosis.siblings.scaling import scaled_rate
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    Recommendation,
    Stability,
)

FACTORS = {
    LearningRate.TOO_LOW: 10.0,
    LearningRate.SLIGHTLY_LOW: 3.0,
    LearningRate.SLIGHTLY_HIGH: 1 / 3,
}
"""Times the rate; see above."""

IMPROVED = {
    LearningRate.TOO_LOW: 0.93,
    LearningRate.SLIGHTLY_LOW: 0.92,
    LearningRate.SLIGHTLY_HIGH: 0.92,
    LearningRate.TOO_HIGH: 0.90,
}
"""Share of the labelled runs that such a step improved by more than half a point."""

A_TENTH = 1 / 10  # times a rate that is too high, at most
USUAL_SGD, USUAL_ADAPTIVE = 1e-2, 1e-3  # rates that Keras' optimizers start from
FAR_ABOVE_USUAL = 10.0  # times: a rate that by itself explains a run that never learned
FAR_BELOW_USUAL = 30.0  # times: ten times such a rate is still far too low
MOST_AT_ONCE = 100.0  # times the rate: on the labelled sweeps this still improved 85%
AFTER_OSCILLATION = 1 / 3  # times the rate: ÷ 2-3
MOMENTUM = 0.9  # the value that is tried first everywhere; Sutskever et al. 2013


def advise(situation: Situation) -> Iterable[Recommendation]:
    """Raise the rate with the batch, raise it, or lower it, by the lamps."""
    step = _step(situation)
    scaled = _scaled(situation)
    if scaled is not None:
        yield scaled
    elif step > 1:
        yield from _move(situation, "raise_lr", step)
        if situation.state(LampName.LEARNING_RATE) is LearningRate.TOO_LOW:
            yield from _momentum(situation)
    elif step < 1:
        yield from _move(situation, "lower_lr", step)


def _step(situation: Situation) -> float:
    """The factor for the rate, 1 to leave it."""
    stability = situation.state(LampName.STABILITY)
    state = situation.state(LampName.LEARNING_RATE)
    if situation.is_lost_by_rate or state is LearningRate.TOO_HIGH:
        return down(situation, is_lost=stability is Stability.DIVERGED)
    if stability is Stability.DIVERGED:
        return _far_up(situation)
    is_low = state in {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
    if situation.state(LampName.FIT) is Fit.BROKEN_FROM_START and not is_low:
        return _of_one_that_never_learned(situation)
    if _batch_explains(situation):
        return 1.0
    if state in FACTORS:
        factor = FACTORS[LearningRate(state)]
        return max(factor, _up(situation)) if state is LearningRate.TOO_LOW else factor
    unsteady = stability in {Stability.OSCILLATING, Stability.DIVERGING}
    return AFTER_OSCILLATION if unsteady and state is not LearningRate.GOOD else 1.0


def _of_one_that_never_learned(situation: Situation) -> float:
    """Down from far above the usual rate, or up from far below it.

    A rate that is not known may be what saturated the outputs: down from there as well.
    """
    if _to_usual(situation) < 1 / FAR_ABOVE_USUAL:
        return down(situation, is_lost=True)
    if situation.symptom(SATURATED) is not None:
        return 1.0 if situation.lr is not None else A_TENTH
    return _far_up(situation)


def far_below(situation: Situation) -> Iterable[Recommendation]:
    """A rate that by itself explains a run that never learned is raised before data are checked."""
    is_saturated = situation.symptom(SATURATED) is not None
    if situation.state(LampName.FIT) is Fit.BROKEN_FROM_START and not is_saturated:
        step = _far_up(situation)
        if step > 1:
            yield from _move(situation, "raise_lr", step)


def _far_up(situation: Situation) -> float:
    """The factor up from a rate so far below the usual one that it explains any run, else 1.

    Momentum m makes a step 1 / (1 - m) times as long, and the usual rate as much lower.
    """
    usual = _to_usual(situation) * (1 - min(situation.setting("momentum") or 0.0, MOMENTUM))
    return _up(situation) if usual >= FAR_BELOW_USUAL else 1.0


def _up(situation: Situation) -> float:
    """The factor up to the aim of the optimizer, 1 where that is not above.

    Only where no sibling says what another rate does: beside one, a decade at a time is surer.
    """
    aims = aims_of(situation)
    if not situation.lr or situation.family is not None or aims is None:
        return 1.0
    return max(1.0, min(aims.up / situation.lr, MOST_AT_ONCE))


def down(situation: Situation, *, is_lost: bool) -> float:
    """The factor down to a tenth, or on to the aim of the optimizer where that is lower."""
    aims = aims_of(situation)
    if not situation.lr or aims is None:
        return A_TENTH
    return min(A_TENTH, (aims.safe if is_lost else aims.down) / situation.lr)


def _to_usual(situation: Situation) -> float:
    """The factor that leads to the optimizer's usual rate, 1 where either is unknown."""
    if situation.lr is None or not situation.recipe.optimizer:
        return 1.0
    usual = USUAL_ADAPTIVE if situation.recipe.is_adaptive else USUAL_SGD
    return usual / situation.lr


def _batch_explains(situation: Situation) -> bool:
    """The rate only looks low: the batch was measured to be too large, the rate was not."""
    lamp, verdict = situation.lamp(LampName.LEARNING_RATE), situation.batch_verdict
    if lamp is None or lamp.from_siblings or verdict is None:
        return False
    return verdict.state is BatchSize.TOO_LARGE


def _move(situation: Situation, action: str, step: float) -> Iterable[Recommendation]:
    because = situation.because(LampName.LEARNING_RATE) or situation.because(LampName.STABILITY)
    evidence: Facts = {**multiplied(step), "improved": _improved(situation)}
    if situation.lr is None:
        yield Recommendation(
            action, "lr", None, None, because, evidence | situation.scale | shown(None)
        )
        return
    choice = choose_rate(situation, step)
    if choice is not None:
        evidence |= multiplied(choice.lr / situation.lr)
        yield Recommendation(
            action,
            "lr",
            situation.lr,
            choice.lr,
            because,
            evidence | situation.scale | shown(choice),
        )


def _scaled(situation: Situation) -> Recommendation | None:
    """Scale the rate with a batch that siblings have shown to be too large for it."""
    verdict, member = situation.batch_verdict, situation.member
    if verdict is None or member is None or verdict.state is not BatchSize.TOO_LARGE:
        return None
    wanted = scaled_rate(member, verdict.reference)
    choice = towards(situation, wanted) if math.isfinite(wanted) else None
    if choice is None or situation.lr is None or choice.lr <= situation.lr:
        return None
    evidence: Facts = {
        "batch_size": int(member.batch_size or 0),
        "batch_factor": factor((member.batch_size or 0) / verdict.reference.batch_size),
        "factor": factor(choice.lr / situation.lr),
        "rule": "square-root" if situation.recipe.is_adaptive else "linear",
        "warm_up_epochs": WARM_UP_EPOCHS if has_epochs(situation) else "none",
        **situation.scale,
        **settings(verdict.reference, "reference_"),
        **shown(choice),
    }
    because = situation.because(LampName.BATCH_SIZE)
    return Recommendation("raise_lr_with_batch", "lr", situation.lr, choice.lr, because, evidence)


def multiplied(step: float) -> Facts:
    """``factor`` times the rate, and ``fold``: how many times higher or lower that is."""
    return {"factor": factor(step), "fold": factor(max(step, 1 / step))}


def _improved(situation: Situation) -> float | str:
    state = situation.state(LampName.LEARNING_RATE)
    return next((share for name, share in IMPROVED.items() if state is name), "none")


def _momentum(situation: Situation) -> Iterable[Recommendation]:
    """Momentum multiplies the way per step by 1 / (1 - m): for plain SGD that is slow."""
    if "sgd" in situation.recipe.optimizer and situation.setting("momentum") == 0:
        because = situation.because(LampName.LEARNING_RATE)
        yield Recommendation(
            "add_momentum", "momentum", 0.0, MOMENTUM, because, {"factor": 1 / (1 - MOMENTUM)}
        )
