"""An accuracy that stays at the level of a guess, 1/n for a whole number of classes.

What it measures: whether the accuracy of the last half of the run lies within two percentage points
of 1/n and hardly moves; within five when the loss, too, is that of a guess, ln(n). n is the number
of classes among the settings; where it is not there, any from 2 to 1000.
Why it matters: the model gives one answer for every input; nothing was learned, or all of it was
lost.
When it does not apply: no accuracy is logged; fewer than five points; a loss that goes on falling
over the last half and not just to ln(n): the run learns, if slowly; a training accuracy more
than ten percentage points above the guess.
False alarms: a hard task with two classes at its very beginning; the training loss shows it.
References: the course text's fourth rule (all bad from the start); DeepOBS runs (1903.05499) that
do not learn end at exactly 1/10.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import middle_of_many
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.shared.guesses import (
    ABOUT,
    GUESS_LOSS,
    NEAR,
    guess_of,
    is_guess,
    known_classes,
    nameable,
)
from dashboard.diagnosis.verdict import Symptom

STILL = Threshold("range over the last half", 0.03, "accuracy", "the same noise, both ways")
LIFT = Threshold("best over the guess", 0.1, "accuracy", "above it something had been learned")
FALLING = Threshold("fall over the last half", 0.02, "ratio", "what a flat curve stays below")
OVER_NOISE = 2.0  # times the noise of one point that such a fall must exceed
FEWEST_POINTS = 5
NEAR_BY_LOSS = Threshold("distance when the loss agrees", 0.05, "accuracy", "2.5 x the first")


def detect(features: Features) -> Symptom | None:
    """The held-out accuracy (training where there is none) at a guess's level to the end."""
    shape = features.held_out_error or features.train_error
    if shape is None or shape.points < FEWEST_POINTS:
        return None
    late = 1 - shape.y[len(shape.y) // 2 :]
    accuracy = middle_of_many(late)
    known = known_classes(features)
    classes = guess_of(accuracy, known=known) or _guess_by_loss(features, accuracy, known)
    if classes is None or float(late.max() - late.min()) > STILL.value:
        return None
    if not _training_agrees(features.train_error, classes):
        return None
    best = 1 - shape.best
    is_lost = best - accuracy > LIFT.value
    if not is_lost and _still_learns(features.main, classes):
        return None
    return fact(
        "at-chance",
        features,
        shape,
        (_from(shape, accuracy), shape.last_x),
        1.0,
        accuracy=accuracy,
        classes=nameable(features, classes),
        best=best,
        lost="yes" if is_lost else "no",
    )


def _still_learns(shape: Shape | None, classes: int) -> bool:
    """A loss that falls over the last half, beyond its noise and not just to a guess's level."""
    if shape is None or is_guess(shape, classes):
        return False
    noise = 0.0 if np.isnan(shape.noise) else shape.noise
    return shape.half_fall > max(FALLING.value, OVER_NOISE * noise)


def _guess_by_loss(features: Features, accuracy: float, known: int | None) -> int | None:
    """The same with a wider margin, if the loss ends at that guess's ln(n)."""
    classes = guess_of(accuracy, NEAR_BY_LOSS.value, known)
    shape = features.main
    if classes is None or shape is None:
        return None
    return classes if is_guess(shape, classes) else None


def _training_agrees(train: Shape | None, classes: int) -> bool:
    """A training accuracy well above the guess contradicts (overfitting or a wrong metric)."""
    return train is None or (1 - train.end) - 1 / classes <= LIFT.value


def _from(shape: Shape, accuracy: float) -> float:
    """Where the accuracy last left its final level's neighbourhood."""
    away = np.flatnonzero(np.abs(1 - shape.y - accuracy) > STILL.value)
    return float(shape.x[min(away[-1] + 1, len(shape.x) - 1)]) if len(away) else float(shape.x[0])


SYMPTOM = SymptomRule(
    "at-chance", detect, (NEAR, NEAR_BY_LOSS, GUESS_LOSS, STILL, LIFT, FALLING, ABOUT)
)
