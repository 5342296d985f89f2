"""A training loss that is the same to the last digit.

What it measures: whether all points of the training loss, five or more, have one value, written
with three digits or more.
Why it matters: minibatches differ, and so do updated weights: a loss that does not move at all is
computed from something that training does not reach: no gradient flows, every unit is dead, or the
optimizer holds other weights.
When it does not apply: fewer than five points; a loss of zero; a rate that is zero, which explains
it; outputs that are saturated, which do; a value of one or two digits, which may be rounded; a
validation loss alone. A loss that moved
at first and then stands still is of a network that died on the way, often by its rate: not this
fact.
False alarms: one value that is written again and again while a log waits for the next.
References: the answers to "loss does not change" on question-and-answer sites: detached tensors,
dead ReLU units, an optimizer without the model's parameters.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.symptoms import lr_zero, outputs_saturated
from dashboard.diagnosis.verdict import Symptom

FEWEST = Threshold("points with one value", 5, "points", "as many as any curve is judged by")
DIGITS = 3  # significant ones, below which a value may be rounded


def detect(features: Features) -> Symptom | None:
    """A training loss that is the same to the digit from its first point to its last."""
    curve = features.train_loss
    if curve is None or len(curve) < FEWEST.value:
        return None
    value = float(curve.y[-1])
    if curve.extent != (value, value) or not curve.is_finite:
        return None
    if value == 0 or digits_of(value) < DIGITS:
        return None
    if any(one.detect(features) is not None for one in (lr_zero, outputs_saturated)):
        return None
    span = (float(curve.x[0]), float(curve.x[-1]))
    return fact("loss-constant", features, curve, span, 1.0, value=value, count=len(curve))


def digits_of(value: float) -> int:
    """The significant digits that a value is written with at least: 0.7347 has 4, 2.50 has 2."""
    mantissa = f"{value:.12g}".lower().partition("e")[0].lstrip("-").replace(".", "")
    return len(mantissa.strip("0"))


SYMPTOM = SymptomRule("loss-constant", detect, (FEWEST,))
