"""A run that came down, settled, and kept its validation result: evidence for health.

What it measures: a clear fall, little fall left at the end, and a validation result within one
percentage point (5% of the loss) of its best.
Why it matters: a sign that nothing needs to change.
When it does not apply: no validation curve; fewer than five points.
False alarms: a run can settle in a poor place: only comparable runs show that a better one exists.
References: the lesson's fourth case of the learning rate (falls fast, saturates near zero).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom

DESCENT = Threshold(
    "fall over the first value",
    0.3,
    "ratio",
    "95% of the healthy published runs fall by half or more",
)
KEPT = Threshold("validation rise since the best", 0.05, "ratio", "the overfitting limit")
SETTLED = Threshold(
    "fall over the last fifth",
    0.08,
    "ratio",
    "95% of the healthy published runs fall by less than 2%",
)
LOST = Threshold("accuracy lost since the best", 0.01, "accuracy", "one percentage point")
GAIN = Threshold(
    "accuracy still gained in the last fifth", 0.003, "accuracy", "a third of a percentage point"
)
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """A settled held-out curve at its best."""
    held_out, error = features.held_out, features.held_out_error
    shape = error or held_out
    if shape is None or shape.points < FEWEST_POINTS or shape.first <= 0:
        return None
    if shape.descent / shape.first < DESCENT.value or not _is_settled(shape, error is not None):
        return None
    if not shape.end > 0 or _is_lost(error, held_out):
        return None
    return fact(
        "good-final",
        features,
        shape,
        (float(shape.x[int(0.8 * (len(shape.x) - 1))]), shape.last_x),
        1.0,
        value=1 - shape.end if error else shape.end,
        best=1 - min(shape.low, shape.end) if error else min(shape.low, shape.end),
        late_fall=shape.late_fall,
    )


def _is_lost(error: Shape | None, loss: Shape | None) -> bool:
    """Whether part of the best result was lost again: of the accuracy, or of the loss."""
    if error is not None and error.risen > LOST.value:
        return True
    return loss is not None and loss.positive and loss.risen > KEPT.value * loss.low


def _is_settled(shape: Shape, is_error: bool) -> bool:
    """Little falls any more: relative to the level or, of an error rate, in points."""
    gain = shape.late_share * shape.descent
    return shape.late_fall <= SETTLED.value or (is_error and gain < GAIN.value)


SYMPTOM = SymptomRule("good-final", detect, (DESCENT, KEPT, SETTLED, GAIN, LOST))
