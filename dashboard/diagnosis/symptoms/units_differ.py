"""A training loss and a validation loss that are not in one unit.

What it measures: whether one of the two losses begins at least eight times as high as the other.
Either the validation accuracy allows no mean loss as low as what is logged (an item that is
answered wrongly costs at least ln 2); or the factor stays to the end although training and
validation accuracy begin near each other; or, without an accuracy, the training loss stays twenty
times as large.
Why it matters: one is a sum, or holds a penalty, and the other is a mean: levels, gaps and pace
cannot be compared, and a rate that was tuned on a sum belongs to that sum.
When it does not apply: a loss is missing, or not positive; a larger validation loss without an
accuracy beside it, which may be a true gap.
False alarms: a training loss of several parts beside a validation loss of one of them, which is the
same fault of comparing.
References: a widely copied template that divides the test loss by the number of items, not of
batches; -ln p of the right class is at least ln 2 where another class has the highest p.
"""

import math

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

TIMES = Threshold("one loss over the other", 8.0, "ratio", "no gap of a first epoch comes near")
ALONE = Threshold("the same without accuracy", 20.0, "ratio", "the double, for want of a witness")
ALIKE = Threshold("accuracies apart at the start", 0.2, "accuracy", "epoch's mean against its end")
IMPOSSIBLE = Threshold(
    "loss over errors x ln 2", 0.5, "ratio", "half of the lowest that is possible"
)
FULL = 100.0
FEWEST_POINTS = 2


def detect(features: Features) -> Symptom | None:
    """Two losses that stay apart by a factor that nothing else explains."""
    train, held_out = features.train, features.held_out
    if train is None or held_out is None or not (train.positive and held_out.positive):
        return None
    if min(train.points, held_out.points) < FEWEST_POINTS:
        return None
    if features.objective.is_rewarded:
        return None
    is_train = train.first >= held_out.first
    large, small = (train, held_out) if is_train else (held_out, train)
    first, end = large.first / small.first, large.end / small.end
    if not math.isfinite(first):
        return None  # one of them is zero but for rounding: no unit makes it that
    is_low = is_train and is_too_low(held_out, features.held_out_error)
    if first < TIMES.value or not (is_low or _is_unexplained(features, first, end)):
        return None
    return fact(
        "units-differ",
        features,
        held_out,
        (float(held_out.x[0]), held_out.last_x),
        strength(first, TIMES, FULL),
        ratio=first,
        larger="train" if is_train else "held-out",
        odd="train" if is_train and not is_low else "held-out",
        train=train.first,
        held_out=held_out.first,
    )


def _is_unexplained(features: Features, first: float, end: float) -> bool:
    """Whether the factor stays, and accuracies, or its size, say that it is one of units."""
    apart = min(first, end)
    train, held_out = features.train_error, features.held_out_error
    if apart < TIMES.value:
        return False
    if train is not None and held_out is not None:
        return abs(train.first - held_out.first) <= ALIKE.value
    losses = features.train, features.held_out
    is_train = losses[0] is not None and losses[1] is not None and losses[0].first > losses[1].first
    return is_train and apart >= ALONE.value


def is_too_low(loss: Shape, error: Shape | None) -> bool:
    """Whether a mean cross-entropy cannot be as low as ``loss`` is with these errors."""
    return error is not None and loss.first < IMPOSSIBLE.value * math.log(2) * error.first


SYMPTOM = SymptomRule("units-differ", detect, (TIMES, ALONE, ALIKE, IMPOSSIBLE))
