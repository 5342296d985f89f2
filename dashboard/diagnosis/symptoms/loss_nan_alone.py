"""A training loss that is NaN while the accuracy beside it goes on.

What it measures: whether the accuracy of the same part still moves from the first NaN or infinity
on to the end. It then keeps at least nine tenths of the best it had before, and lies ten points
above its lowest.
Why it matters: weights that are NaN answer one class for every input, so these are sound: it is the
loss that computes log(0), 0 / 0 or an overflow.  A lower rate is no cure for that.
When it does not apply: no accuracy beside the loss; the loss ends in numbers; fewer than three
points after the first NaN; an accuracy that is constant or fell back: then the weights are lost.
False alarms: none seen.
References: 0 * log(0) in cross-entropies written by hand, and logarithms of a last layer whose
outputs may be zero, as after ReLU.
"""

import numpy as np

from dashboard.diagnosis.features import Features, as_error
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import Curve, first_gap
from dashboard.model.table import FloatArray

KEPT = Threshold("of the best accuracy before", 0.9, "ratio", "weights that are NaN lose far more")
LEARNED = Threshold("above the lowest accuracy", 0.1, "accuracy", "one class alone learns nothing")
AFTER = Threshold("points after the first NaN", 3, "points", "two may stand alike by chance")


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that ends in NaN beside a live accuracy."""
    loss, curves = features.train_loss, features.curves
    accuracy = curves.train("accuracy")
    if loss is None or accuracy is None:
        loss, accuracy = features.held_out_loss, curves.held_out("accuracy")
    error = as_error(accuracy)
    if loss is None or error is None or not len(loss) or np.isfinite(loss.y[-1]):
        return None
    at = first_gap(loss)
    if not _is_alive(error, at):
        return None
    return fact(
        "loss-nan-alone",
        features,
        loss,
        (at, float(loss.x[-1])),
        1.0,
        at=at,
        accuracy=1 - float(error.y[-1]),
    )


def _is_alive(error: Curve, at: float) -> bool:
    """Whether the accuracy moves from there on, and has not lost what was learned before."""
    accuracy: FloatArray = 1 - error.y
    after, before = accuracy[error.x >= at], accuracy[error.x < at]
    if len(after) < AFTER.value or float(np.ptp(after)) == 0:
        return False
    level = float(np.median(after))
    has_kept = not len(before) or level >= KEPT.value * float(before.max())
    return has_kept and level >= float(accuracy.min()) + LEARNED.value


SYMPTOM = SymptomRule("loss-nan-alone", detect, (KEPT, LEARNED, AFTER))
