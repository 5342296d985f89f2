"""A validation accuracy that is the same to the last digit.

What it measures: whether the validation accuracy has one value at nine tenths of its points, up to
the end, while training goes on; and whether the validation loss is no better than that of a model
that gives one answer to everything.
Why it matters: the model predicts one class for every item, or is not the one that is evaluated:
the accuracy is the share of that class.
When it does not apply: fewer than five evaluations (ten without a validation loss); an accuracy
above 95%, which a solved task keeps; a training loss that is lost, or still falls, be it by little
and evenly, beside a training accuracy that is constant too; no training curve; a level of 1/n, or
saturated outputs, which other facts cover; a rate of zero.
False alarms: a validation set of so few items that the accuracy has few values.
References: reports of an accuracy "stuck" at the share of the largest class on unbalanced data; the
entropy of that share is the lowest loss of a constant answer.
"""

import math

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import middle
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.symptoms import at_chance, lr_zero, outputs_saturated
from dashboard.diagnosis.verdict import Symptom

SHARE = Threshold("share of points with one value", 0.9, "ratio", "all but the very first")
SOLVED = Threshold("accuracy", 0.95, "accuracy", "a solved task stands still as well")
FALL = Threshold(
    "fall of the validation loss", 0.2, "ratio", "a model that tells classes apart gains"
)
ENTROPY = Threshold(
    "validation loss over the share's entropy", 0.9, "ratio", "a constant answer, and 10% of luck"
)
AT_REST = Threshold("fall over the last half", 0.02, "ratio", "above it the run is still under way")
ON_ITS_WAY = Threshold(
    "share of the fall in the last fifth",
    0.1,
    "ratio",
    "an even fall has 0.2, however small it is; one that comes to rest has next to none",
)
LEARNED = Threshold("gain of training accuracy", 0.1, "accuracy", "what is learned must show")
MOVES = 1e-6  # of the training loss: any training at all
FEWEST, FEWEST_ALONE = 5, 10  # evaluations, with and without a held-out loss


def detect(features: Features) -> Symptom | None:
    """The held-out accuracy at one value to the digit, beside a training loss that moves."""
    shape = features.held_out_error
    if shape is None or shape.points < (FEWEST if features.held_out else FEWEST_ALONE):
        return None
    curve = features.curves.held_out("accuracy")
    if curve is None or not _is_explained_by_one_class(features, 1 - shape.end):
        return None
    y = curve.finite.y
    away = np.flatnonzero(y != y[-1])
    start = int(away[-1]) + 1 if len(away) else 0
    if len(y) - start < max(FEWEST, SHARE.value * len(y)) or not _trains(features):
        return None
    others = (lr_zero, at_chance, outputs_saturated)
    if any(one.detect(features) is not None for one in others):
        return None
    return fact(
        "accuracy-constant",
        features,
        shape,
        (float(curve.finite.x[start]), shape.last_x),
        1.0,
        accuracy=1 - shape.end,
        count=len(y) - start,
    )


def _is_explained_by_one_class(features: Features, accuracy: float) -> bool:
    """Whether the level, and the held-out loss, are those of one answer to everything."""
    if not 0 < accuracy <= SOLVED.value:
        return False
    loss = features.held_out
    if loss is None or not loss.positive:
        return True
    entropy = -accuracy * math.log(accuracy) - (1 - accuracy) * math.log(1 - accuracy)
    has_gained = loss.descent > FALL.value * loss.first
    return not has_gained and middle(loss.y.tolist()) >= ENTROPY.value * entropy


def _trains(features: Features) -> bool:
    """Whether training moves and is not lost; at rest, or with an accuracy that has gained much."""
    train, curve, error = features.train, features.train_loss, features.train_error
    if train is None or curve is None:
        return error is not None and float(np.ptp(error.y)) > 0
    moves = float(np.ptp(train.y)) > MOVES * abs(train.first)
    at_rest = not train.positive or abs(train.half_fall) <= AT_REST.value
    at_rest = at_rest and (train.falls_nowhere or train.late_share < ON_ITS_WAY.value)
    learned = error is not None and error.first - error.best >= LEARNED.value
    return moves and (at_rest or learned) and bool(np.isfinite(curve.y[-1]))


SYMPTOM = SymptomRule(
    "accuracy-constant", detect, (SHARE, SOLVED, FALL, ENTROPY, AT_REST, ON_ITS_WAY, LEARNED)
)
