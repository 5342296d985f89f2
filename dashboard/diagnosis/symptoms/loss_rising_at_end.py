"""A training loss that climbs away from its best value and stays up.

What it measures: the end of the training loss against its best, as a share of the fall, and how
much accuracy went with it.
Why it matters: training undoes itself: the steps are too large for this part of the loss surface.
When it does not apply: fewer than five points; only a validation loss (its rise may be
overfitting).
False alarms: curriculum or augmentation that makes the data harder on the way.
References: the lesson's first case of the learning rate (falls first, then diverges).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import TINY
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

REGAINED = Threshold(
    "share of the fall lost again",
    0.1,
    "ratio",
    "fires on no good run of our grids, on 17% of the high ones",
)
COLLAPSED = Threshold("accuracy lost since its best", 0.2, "accuracy", "no overfitting does this")
OVER_NOISE = 4.0  # times the curve's own noise that the rise must exceed
FULL = 0.5
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """A training loss that ended well above its best."""
    shape = features.train
    if shape is None or shape.points < FEWEST_POINTS or shape.risen <= OVER_NOISE * shape.scatter:
        return None
    share = shape.risen / max(shape.first - shape.low, TINY)
    if share <= REGAINED.value:
        return None
    errors = features.train_error or features.held_out_error
    lost = errors.end - errors.best if errors is not None else float("nan")
    return fact(
        "loss-rising-at-end",
        features,
        shape,
        (shape.low_x, shape.last_x),
        strength(share, REGAINED, FULL),
        share=min(share, 1.0),  # a loss that ends above its start gave back all of it
        best=shape.low,
        best_x=shape.low_x,
        end=shape.end,
        accuracy_lost=lost,
        collapsed="yes" if lost > COLLAPSED.value else "no",
    )


SYMPTOM = SymptomRule("loss-rising-at-end", detect, (REGAINED, COLLAPSED))
