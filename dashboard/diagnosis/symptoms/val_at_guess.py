"""A validation loss that stays where it began, at that of a guess, while the training loss falls.

What it measures: whether the validation loss never gets clearly below ln(n) for the number of
classes among the settings; or, where that is not there, keeps within 5% of its first value, which
is that of the first training loss; meanwhile the validation accuracy gains almost nothing and the
training accuracy thirty percentage points.  In both cases the training loss falls by half or more.
Why it matters: nothing learned from the training set carries over to other items: the labels of one
set are shuffled, or the validation set holds other data.  Overfitting looks otherwise: it begins by
learning.
When it does not apply: a loss is missing or not positive; fewer than five points; losses on two
scales; no number of classes and no accuracies.
False alarms: a set so small, or a task so hard, that nothing carries over; the advice is the
same.
References: a uniform guess over n classes costs ln(n); Zhang et al. 2017 (1611.03530).
"""

import math

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.shared.guesses import known_classes
from dashboard.diagnosis.verdict import Symptom

GUESS = Threshold("validation loss over ln(n)", 0.95, "ratio", "a uniform guess, and 5% of luck")
STILL = Threshold("change of the validation loss", 0.05, "ratio", "one that learns falls by more")
FALL = Threshold("fall of the training loss", 0.5, "ratio", "half of it is learned")
GAIN = Threshold("gain of training accuracy", 0.3, "accuracy", "as much as no noise gives")
NO_GAIN = Threshold("gain of validation accuracy", 0.03, "accuracy", "the noise of guesses")
HIGHEST = 0.4  # held-out accuracy above which something carries over
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """A held-out loss at a guess's level throughout, beside a training loss that falls."""
    train, held_out, pair = features.train, features.held_out, features.losses
    if train is None or held_out is None or pair is None or held_out.points < FEWEST_POINTS:
        return None
    if not (train.positive and held_out.positive and pair.same_scale):
        return None
    if train.end > (1 - FALL.value) * train.first:
        return None
    classes = known_classes(features)
    if classes is not None:
        if held_out.best < GUESS.value * math.log(classes) or _knows(features):
            return None
    elif not (_is_still(held_out, train) and _carries_nothing(features)):
        return None
    error = features.held_out_error
    return fact(
        "val-at-guess",
        features,
        held_out,
        (float(held_out.x[0]), held_out.last_x),
        1.0,
        best=held_out.best,
        train_end=train.end,
        classes=classes or 0,
        accuracy=1 - error.end if error is not None else math.nan,
    )


def _is_still(held_out: Shape, train: Shape) -> bool:
    """A held-out loss that keeps its first value, which the training loss began at."""
    spread = float(np.ptp(held_out.y))
    return spread <= STILL.value * held_out.first and held_out.first <= 1.1 * train.first


def _carries_nothing(features: Features) -> bool:
    """Training accuracy gains much, held-out accuracy next to nothing."""
    train, held_out = features.train_error, features.held_out_error
    if train is None or held_out is None or _knows(features):
        return False
    gained = train.first - train.end >= GAIN.value
    return gained and held_out.first - held_out.best <= NO_GAIN.value


def _knows(features: Features) -> bool:
    """A held-out accuracy that no guess explains."""
    error = features.held_out_error
    return error is not None and 1 - error.end > HIGHEST


SYMPTOM = SymptomRule("val-at-guess", detect, (GUESS, STILL, FALL, GAIN, NO_GAIN))
