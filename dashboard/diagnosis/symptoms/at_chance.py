"""An accuracy that stays at the level of a guess, 1/n for a whole number of classes.

What it measures: whether the accuracy of the last half of the run lies within two points of 1/n
(n from 2 to 1000) and hardly moves; within five points when the loss, too, is that of a guess,
ln(n).
Why it matters: the model answers the same whatever it is shown; nothing was learned, or all of it
was lost.
When it does not apply: no accuracy is logged; fewer than three points.
False alarms: a hard task with two classes at its very beginning; the training loss tells.
References: the book's fourth rule (all bad from the start); DeepOBS runs (1903.05499) that do
not learn end at exactly 1/10.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom

NEAR = Threshold("distance to 1/n", 0.02, "accuracy", "scatter of guesses on a few thousand items")
STILL = Threshold("range over the last half", 0.03, "accuracy", "the same scatter, both ways")
LIFT = Threshold("best over the guess", 0.1, "accuracy", "above it something had been learned")
FEWEST_POINTS = 3
NEAR_BY_LOSS = Threshold("distance when the loss agrees", 0.05, "accuracy", "2.5 x the first")
GUESS_LOSS = Threshold("distance to ln(n)", 0.02, "ratio", "a uniform guess, and 2% of luck")
NEAR_RELATIVE = 0.15  # share of 1/n that the distance may be, for many classes
MOST_CLASSES = 1000


def detect(features: Features) -> Symptom | None:
    """The held-out accuracy (training where there is none) at a guess's level to the end."""
    shape = features.held_out_error or features.train_error
    if shape is None or shape.points < FEWEST_POINTS:
        return None
    late = 1 - shape.y[len(shape.y) // 2 :]
    accuracy = float(np.median(late))
    classes = guess_of(accuracy, NEAR.value) or _guess_by_loss(features, accuracy)
    if classes is None or float(late.max() - late.min()) > STILL.value:
        return None
    if not _training_agrees(features.train_error, classes):
        return None
    best = 1 - shape.best
    return fact(
        "at-chance",
        features,
        shape,
        (_from(shape, accuracy), shape.last_x),
        1.0,
        accuracy=accuracy,
        classes=classes,
        best=best,
        lost="yes" if best - accuracy > LIFT.value else "no",
    )


def guess_of(accuracy: float, near: float = NEAR.value) -> int | None:
    """The number of classes whose guess is within ``near`` of ``accuracy``, or ``None``."""
    if accuracy <= 0 or accuracy > 1:
        return None
    classes = round(1 / accuracy)
    if not 2 <= classes <= MOST_CLASSES:
        return None
    limit = min(near, NEAR_RELATIVE / classes)
    return classes if abs(accuracy - 1 / classes) <= limit else None


def _guess_by_loss(features: Features, accuracy: float) -> int | None:
    """The same with a wider margin, if the loss ends at that guess's ln(n)."""
    classes = guess_of(accuracy, NEAR_BY_LOSS.value)
    shape = features.main
    if classes is None or shape is None:
        return None
    guess = float(np.log(classes))
    return classes if abs(shape.end - guess) <= GUESS_LOSS.value * guess else None


def _training_agrees(train: Shape | None, classes: int) -> bool:
    """A training accuracy well above the guess contradicts (overfitting or a wrong metric)."""
    return train is None or (1 - train.end) - 1 / classes <= LIFT.value


def _from(shape: Shape, accuracy: float) -> float:
    """Where the accuracy last left its final level's neighbourhood."""
    away = np.flatnonzero(np.abs(1 - shape.y - accuracy) > STILL.value)
    return float(shape.x[min(away[-1] + 1, len(shape.x) - 1)]) if len(away) else float(shape.x[0])


SYMPTOM = SymptomRule("at-chance", detect, (NEAR, NEAR_BY_LOSS, GUESS_LOSS, STILL, LIFT))
