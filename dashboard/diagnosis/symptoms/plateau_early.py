"""A loss that stops falling early, at a level that is not small.

What it measures: that the last half of the run brings the training loss down by almost nothing; and
that the end level is still a good part of the first value.
Why it matters: time passes without gain; a lower rate after the plateau often lets the loss fall
again.
When it does not apply: fewer than ten points; a loss that is not positive.
False alarms: the level is the data's own noise; nothing can go below it.
References: ReduceLROnPlateau (Keras), min_delta 1e-4, patience 10; the lesson's second case of the
learning rate (saturates away from the optimum).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

HALF_FALL = Threshold("fall over the last half", 0.01, "ratio", "below a tenth of a healthy fall")
LEVEL = Threshold("end over first value", 0.3, "ratio", "most of the loss is still there")
LOWEST_DESCENT = 0.05  # of the first value: below it the run is flat from the start
OVER_NOISE = 2.0  # times the noise of one point that a rise may be
FULL = 0.8
FEWEST_POINTS = 10


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that stops falling at a high level."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS or not shape.positive:
        return None
    level = shape.end / shape.first
    if shape.half_fall > HALF_FALL.value or not LEVEL.value < level < 1 - LOWEST_DESCENT:
        return None
    if shape.end - shape.at_50 > max(HALF_FALL.value * shape.at_50, OVER_NOISE * shape.scatter):
        return None  # a loss that rises is on no plateau
    return fact(
        "plateau-early",
        features,
        shape,
        (float(shape.x[len(shape.x) // 2]), shape.last_x),
        strength(level, LEVEL, FULL),
        level=level,
        fall=shape.half_fall,
        change=abs(shape.half_fall),
        moved="rose" if shape.half_fall < 0 else "fell",
        end=shape.end,
    )


SYMPTOM = SymptomRule("plateau-early", detect, (HALF_FALL, LEVEL))
