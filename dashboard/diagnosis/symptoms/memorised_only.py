"""A training accuracy that rises while the validation accuracy never leaves the level of a guess.

What it measures: whether, with n classes, the validation accuracy stays within five percentage
points of 1/n at nine tenths of its points. The validation loss then neither gets clearly below
ln(n) nor falls over the last half, while the training accuracy ends more than ten percentage points
higher.
Why it matters: what is learned are the training examples themselves, not what distinguishes the
classes: the labels are shuffled or of other examples, or the validation data are other data.
When it does not apply: an accuracy or a loss is missing on one side; fewer than five points; a
first training loss far above ln(n), or a training accuracy that began well below 1/n after the
first epoch, which mean more classes than the accuracy suggests.
False alarms: none seen; a task that no model can learn looks the same, and so is the advice.
References: Zhang et al. 2017 (1611.03530), networks that fit random labels.
"""

import math

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import middle_of_many, running_median
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.shared.guesses import guesses_of, known_classes, nameable
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.table import FloatArray

NEAR = Threshold("distance to 1/n", 0.05, "accuracy", "noise of guesses on a few hundred items")
LEARNED = Threshold(
    "training over validation accuracy", 0.1, "accuracy", "twice the distance above"
)
GUESS_LOSS = Threshold(
    "validation loss over ln(n)", 0.97, "ratio", "a uniform guess, and 3% of luck"
)
FALLING = Threshold("fall of the validation loss", 0.01, "ratio", "over the last half; it learns")
FIRST_LOSS = 2.0  # times ln(n): no initial loss of so few classes lies above, bad scales aside
SHARE = 0.9  # of the points; an untrained network's luck may be greater
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """The held-out accuracy at a guess's level throughout, the training accuracy far above it."""
    train, held_out = features.train_error, features.held_out_error
    losses = features.train, features.held_out
    if train is None or held_out is None or None in losses or held_out.points < FEWEST_POINTS:
        return None
    if held_out.end - train.end <= LEARNED.value:
        return None
    accuracy = 1 - running_median(held_out.y)
    may_be = guesses_of(middle_of_many(accuracy), NEAR.value, known_classes(features))
    classes = next((n for n in may_be if _is_a_guess(features, accuracy, n)), None)
    if classes is None:
        return None
    return fact(
        "memorised-only",
        features,
        held_out,
        (float(held_out.x[0]), held_out.last_x),
        1.0,
        train=1 - train.end,
        held_out=1 - held_out.end,
        classes=nameable(features, classes),
    )


def _is_a_guess(features: Features, accuracy: FloatArray, classes: int) -> bool:
    """Whether all is as with ``classes`` classes and a guess on held-out data, the losses too."""
    train, held_out, error = features.train, features.held_out, features.train_error
    uniform = math.log(classes)
    return (
        train is not None
        and held_out is not None
        and error is not None
        and (features.begins_untrained(error) or 1 - error.first >= 1 / classes - NEAR.value)
        and float(np.quantile(np.abs(accuracy - 1 / classes), SHARE)) <= NEAR.value
        and train.first <= FIRST_LOSS * uniform
        and held_out.best >= GUESS_LOSS.value * uniform
        and held_out.half_fall <= FALLING.value
    )


SYMPTOM = SymptomRule("memorised-only", detect, (NEAR, LEARNED, GUESS_LOSS, FALLING))
