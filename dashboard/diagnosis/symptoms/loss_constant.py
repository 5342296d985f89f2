"""A training loss that is the same to the last digit.

What it measures: whether at least nine tenths of the points of the training loss, up to the end,
have one value, written with three digits or more.
Why it matters: minibatches differ, and so do updated weights: a loss that does not move at all is
computed from something that training does not reach: no gradient flows, every unit is dead, or the
optimizer holds other weights.
When it does not apply: fewer than five points; a loss of zero; a rate that is zero, which explains
it; a value of one or two digits, which may be rounded; a held-out loss alone.
False alarms: one value that is written again and again while a log waits for the next.
References: the answers to "loss does not change" on question-and-answer sites: detached tensors,
dead ReLU units, an optimizer without the model's parameters.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold
from dashboard.diagnosis.symptoms import lr_zero
from dashboard.diagnosis.verdict import Symptom

SHARE = Threshold("share of points with one value", 0.9, "ratio", "all but the very first")
FEWEST_POINTS = 5
DIGITS = 3  # significant ones, below which a value may be rounded


def detect(features: Features) -> Symptom | None:
    """A training loss that stands still to the digit from its first points to its last."""
    curve = features.train_loss
    if curve is None or len(curve) < FEWEST_POINTS or lr_zero.detect(features) is not None:
        return None
    value = float(curve.y[-1])
    if not np.isfinite(value) or value == 0 or digits_of(value) < DIGITS:
        return None
    away = np.flatnonzero(curve.y != value)
    start = int(away[-1]) + 1 if len(away) else 0
    same = len(curve) - start
    if same < max(FEWEST_POINTS, SHARE.value * len(curve)):
        return None
    return Symptom(
        code="loss-constant",
        strength=1.0,
        split=curve.split,
        metric=curve.metric,
        from_x=float(curve.x[start]),
        to_x=float(curve.x[-1]),
        evidence={"value": value, "count": same, "unit": features.curves.x_unit.value},
    )


def digits_of(value: float) -> int:
    """The significant digits that a value is written with at least: 0.7347 has 4, 2.50 has 2."""
    mantissa = f"{value:.12g}".lower().partition("e")[0].lstrip("-").replace(".", "")
    return len(mantissa.strip("0"))


SYMPTOM = SymptomRule("loss-constant", detect, (SHARE,))
