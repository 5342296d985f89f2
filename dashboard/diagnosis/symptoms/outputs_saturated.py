"""A loss that costs, for every wrong answer, the most that its formula can say.

What it measures: whether loss / (1 - accuracy) is, over the last three points of every part that
has both, the value at which a library cuts the logarithm off.
Why it matters: then every answer is given with a probability of 0 or 1, right or wrong.  The
gradient of the cut-off is zero, so that the run cannot leave it.  Inputs out of scale lead there,
a last layer that does not go with the loss, and steps that were far too large.  Where the first
point lies below that cost, it was steps: of 23 pairs of problem and optimizer, trained with Keras,
a lower rate learned in all.
When it does not apply: no accuracy beside the loss; fewer than three points; nearly all answers
right; a loss computed from raw scores, which no library cuts off.
False alarms: a loss of another kind that happens to stand at such a multiple.
References: the cut-offs are those of Keras (``epsilon`` of 1e-7, in 32 bits 1.19e-7 on one side)
and TensorFlow's older binary cross-entropy (2e-7).  More are Apache MXNet's (1e-12), scikit-learn's
(1e-15, then the precision of a double) and that of PyTorch's ``BCELoss`` (a logarithm of -100).
"""

import math
from collections.abc import Iterator

import numpy as np

from dashboard.diagnosis.features import Features, as_error
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray

COSTS = np.array([*(-math.log(cut) for cut in (2e-7, 1.19e-7, 1e-7, 1e-12, 1e-15, 2.2e-16)), 100])
"""What one wrong answer costs at the cut-off of a library, in nats."""

NEAR = Threshold(
    "distance from such a cost",
    0.006,
    "ratio",
    "the two costs of Keras, mixed, are at most half of it from the nearer one",
)
WRONG = Threshold(
    "share of wrong answers", 0.02, "share", "of fewer a rounded accuracy gives no quotient"
)
LAST = Threshold("points at that cost", 3, "points", "fewer may be there by chance")
BELOW = Threshold(
    "first cost over the last",
    0.985,
    "ratio",
    "the lowest of runs that stood there by their inputs or their last layer is 0.9856",
)


def detect(features: Features) -> Symptom | None:
    """The last points of every part that has loss and accuracy at the cost of a cut-off."""
    found = list(_costs_of_parts(features))
    if not found or any(not _is_cut_off(costs) for _, costs in found):
        return None
    x, costs = found[0]
    away = np.flatnonzero(~_is_near(costs))
    start = int(away[-1]) + 1 if len(away) else 0
    loss = features.train_loss or features.held_out_loss
    error = features.train_error or features.held_out_error
    if loss is None or error is None:
        return None
    cost = float(np.median(costs[start:]))
    return fact(
        "outputs-saturated",
        features,
        loss,
        (float(x[start]), float(x[-1])),
        1.0,
        cost=cost,
        by_steps="yes" if costs[0] < BELOW.value * cost else "no",
        accuracy=1 - error.end,
        gained=error.first - error.end,
    )


def _costs_of_parts(features: Features) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Of training, then of held-out data: x, and the loss of one wrong answer there."""
    curves = features.curves
    for loss, accuracy in (
        (features.train_loss, curves.train("accuracy")),
        (features.held_out_loss, curves.held_out("accuracy")),
    ):
        error = as_error(accuracy)
        if loss is not None and error is not None:
            yield _quotient(loss.finite, error)


def _quotient(loss: Curve, error: Curve) -> tuple[FloatArray, FloatArray]:
    """Loss over error at the x that both have, where enough answers are wrong."""
    x, cost, wrong = loss.x, loss.y, error.y
    if len(x) != len(error.x) or np.count_nonzero(x != error.x):  # seldom: one line has both
        x, at_loss, at_error = np.intersect1d(x, error.x, assume_unique=True, return_indices=True)
        cost, wrong = cost[at_loss], wrong[at_error]
    enough = wrong >= WRONG.value
    return x[enough], cost[enough] / wrong[enough]


def _is_cut_off(costs: FloatArray) -> bool:
    last = int(LAST.value)
    if len(costs) < last:
        return False
    end = float(costs[-1])  # by itself it tells of nearly every run that it is not
    return any(abs(end / cost - 1) <= NEAR.value for cost in COSTS.tolist()) and bool(
        _is_near(costs[-last:]).all()
    )


def _is_near(costs: FloatArray) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    nearest: FloatArray = np.abs(costs[:, None] / COSTS - 1).min(axis=1)
    return nearest <= NEAR.value


SYMPTOM = SymptomRule("outputs-saturated", detect, (NEAR, WRONG, LAST, BELOW))
