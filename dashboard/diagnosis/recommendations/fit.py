"""Advice on how the model fits: when to stop, what holds it back, what to check.

Remedies in the order of the field's guides: for overfitting early stopping at the best epoch, then
weight decay, dropout, augmentation, never a smaller rate; for underfitting a larger model and more
training; for a plateau a decayed rate; for a run that never learns, its data and labels first.
"""

import math
from collections.abc import Iterable

from dashboard.diagnosis.broken import SATURATED
from dashboard.diagnosis.features.schedule import falls_to_its_end
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.learning_rate import multiplied
from dashboard.diagnosis.recommendations.warm_up import warm_up
from dashboard.diagnosis.siblings.evidence import Facts, factor
from dashboard.diagnosis.siblings.rounding import round_epochs, round_rate
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    Recommendation,
    Stability,
)

WEIGHT_DECAY_SGD = 5e-4  # L2 penalty of most CIFAR and ImageNet recipes with SGD (He et al. 2016)
WEIGHT_DECAY_ADAM = 1e-2  # decoupled, AdamW's default (Loshchilov & Hutter 2019, 1711.05101)
STRONG_DECAY = 10.0  # times the usual: a decade above what most recipes use
MORE_DECAY = 10.0  # times: weight decay is searched in decades
DROPOUT = 0.2  # a light start; 0.5 is the classical value of wide layers (Srivastava et al. 2014)
MORE_DROPOUT = 0.5
AFFORDABLE = 5.0  # times as many epochs; beyond, another rate or batch is the only sane way
LONGER = 2.0  # times: a run that still falls is doubled
DROP = 0.1  # times the rate after a plateau: Keras' ReduceLROnPlateau default
CLIP = 1.0  # L2 norm of the gradient, the customary first value (Pascanu et al. 2013, 1211.5063)


def advise(situation: Situation) -> Iterable[Recommendation]:
    """The advice on the fit."""
    state = situation.state(LampName.FIT)
    if state is Fit.OVERFITTING:
        yield from _regularise(situation)
    elif state is Fit.UNDERFITTING and not _has_nearer_cause(situation):
        yield from _hold_back_less(situation)
        yield _plain(situation, "larger_model", "model")
        yield from _train_longer(situation)
    elif state is Fit.STOPPED_TOO_EARLY:
        if not _has_nearer_cause(situation):
            yield from _train_longer(situation)
        else:
            yield from _make_up(situation)
    elif state is Fit.PLATEAU and not _has_nearer_cause(situation):
        yield from decay_rate(situation, LampName.FIT)


def _hold_back_less(situation: Situation) -> Iterable[Recommendation]:
    """Less weight decay where it is far above what recipes use: it is what keeps the fit poor."""
    decay = situation.setting("weight_decay")
    usual = WEIGHT_DECAY_ADAM if situation.recipe.is_adaptive else WEIGHT_DECAY_SGD
    if decay is not None and decay >= STRONG_DECAY * usual:
        because = situation.because(LampName.FIT)
        yield Recommendation("lower_weight_decay", "weight_decay", decay, usual, because)


def check(situation: Situation) -> Iterable[Recommendation]:
    """What to look at before any setting: data that break the run, labels that teach nothing.

    Not where siblings learned from the same data at another rate: then data and labels are sound.
    """
    if not _rate_is_measured_wrong(situation) and not _went_up_by_rate(situation):
        yield from _checks(situation)


def check_after_rate(situation: Situation) -> Iterable[Recommendation]:
    """The same, after a lower rate, for a run whose loss went up by its rate.

    Faults of labels and inputs keep a loss where it was.  Of 175 such logs of problems left out,
    labels, inputs or loss were at fault in 2 of 100.
    """
    if not _rate_is_measured_wrong(situation) and _went_up_by_rate(situation):
        yield from _checks(situation)


def _went_up_by_rate(situation: Situation) -> bool:
    is_high = situation.state(LampName.LEARNING_RATE) is LearningRate.TOO_HIGH
    return is_high and situation.state(LampName.STABILITY) is Stability.DIVERGED


def _checks(situation: Situation) -> Iterable[Recommendation]:
    if situation.symptom(SATURATED) is not None:
        yield _plain(situation, "scale_inputs", "")
        yield _plain(situation, "check_output_layer", "")
    elif situation.state(LampName.FIT) is Fit.BROKEN_FROM_START:
        yield _plain(situation, "check_labels", "")
        yield _plain(situation, "check_data", "")


def survive(situation: Situation) -> Iterable[Recommendation]:
    """After a divergence, beside a lower rate: warm up, clip, check the inputs."""
    if not situation.is_lost_by_rate:
        return
    because = situation.because(LampName.STABILITY)
    yield Recommendation("clip_gradients", "clip_norm", None, CLIP, because)
    if not situation.setting("warmup_epochs", "warmup_steps"):
        yield from warm_up(situation, because)
    if situation.symptom("loss-not-finite") is not None:
        yield Recommendation("check_data", "", None, None, because)


def decay_rate(situation: Situation, lamp: LampName) -> Iterable[Recommendation]:
    """Divide the rate by ten where the curve went flat, or over the last part of a noisy run.

    Not where it comes down by the end as it is.
    """
    if falls_to_its_end(situation.case.curves):
        return
    flat = situation.symptom("plateau-early")
    length = situation.case.curves.epochs
    at = flat.from_x if flat is not None else length / 2
    lr = situation.lr
    evidence: Facts = {
        "at": round(at) if math.isfinite(at) else "none",
        "unit": situation.case.curves.x_unit.value,
        **multiplied(DROP),
    }
    to = round_rate(lr * DROP) if lr is not None else None
    yield Recommendation("decay_lr", "lr", lr, to, situation.because(lamp), evidence)


def _regularise(situation: Situation) -> Iterable[Recommendation]:
    because = situation.because(LampName.FIT)
    best = situation.symptom("val-rises-while-train-falls")
    end = situation.case.curves.epochs
    if best is not None and float(best.evidence["best_x"]) >= 0:  # else x counts something else
        yield Recommendation(
            "stop_at_epoch",
            "epochs",
            round(end) if math.isfinite(end) else None,
            _tidy(float(best.evidence["best_x"])),
            because,
            {
                "unit": situation.case.curves.x_unit.value,
                "rise": best.evidence["rise"],
                "accuracy_went": best.evidence["accuracy_went"],
            },
        )
    decay = situation.setting("weight_decay")
    start = WEIGHT_DECAY_ADAM if situation.recipe.is_adaptive else WEIGHT_DECAY_SGD
    to = round_rate(decay * MORE_DECAY) if decay else start
    yield Recommendation("add_weight_decay", "weight_decay", decay, to, because)
    dropout = situation.setting("dropout")
    if dropout is None or dropout < MORE_DROPOUT:
        more = MORE_DROPOUT if dropout else DROPOUT
        yield Recommendation("add_dropout", "dropout", dropout, more, because)
    yield _plain(situation, "augment", "augmentation")


def _train_longer(situation: Situation) -> Iterable[Recommendation]:
    """Twice as long, in epochs where the log counts them."""
    curves = situation.case.curves
    length = curves.epochs if math.isfinite(curves.epochs) else curves.steps
    if not (math.isfinite(length) and length >= 1):
        return
    unit = "epochs" if math.isfinite(curves.epochs) else "steps"
    yield Recommendation(
        "train_longer",
        unit,
        round(length),
        round_epochs(length * LONGER),
        situation.because(LampName.FIT),
        {"unit": curves.x_unit.value, "factor": LONGER},
    )


def _make_up(situation: Situation) -> Iterable[Recommendation]:
    """As many epochs as a larger batch needs to reach the same τ, if that is affordable."""
    gap = situation.comparison("large-batch-gap")
    if gap is None or situation.state(LampName.BATCH_SIZE) is not BatchSize.TOO_LARGE:
        return
    length, needed = gap.evidence["length"], gap.evidence["length_to_match"]
    if isinstance(needed, str) or isinstance(length, str) or needed > AFFORDABLE * length:
        return
    evidence: Facts = {"unit": gap.evidence["unit"], "factor": factor(needed / length)}
    because = ("large-batch-gap",)
    to = round_epochs(needed)
    yield Recommendation("train_longer", "epochs", int(length), to, because, evidence)


def _has_nearer_cause(situation: Situation) -> bool:
    """A wrong rate or a batch too large keeps a run from fitting; that is cured first."""
    if situation.state(LampName.BATCH_SIZE) is BatchSize.TOO_LARGE:
        return True
    rate = situation.state(LampName.LEARNING_RATE)
    return rate not in {None, LearningRate.GOOD, LearningRate.UNKNOWN}


def _rate_is_measured_wrong(situation: Situation) -> bool:
    lamp = situation.lamp(LampName.LEARNING_RATE)
    known = {LearningRate.GOOD, LearningRate.UNKNOWN}
    return lamp is not None and lamp.from_siblings and lamp.state not in known


def _plain(situation: Situation, action: str, parameter: str) -> Recommendation:
    return Recommendation(action, parameter, None, None, situation.because(LampName.FIT))


def _tidy(x: float) -> float | int:
    return int(x) if x == int(x) else x
