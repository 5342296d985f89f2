"""A training loss and a held-out loss that are not in one unit.

What it measures: whether one of the two losses is at least eight times the other, from the first
point to the last, where it should not be: training and held-out accuracy begin near each other; or
the held-out accuracy allows no mean loss as low as what is logged (an item that is answered wrongly
costs at least ln 2); or, without an accuracy, the training loss is twenty times as large.
Why it matters: one is a sum, or holds a penalty, and the other is a mean: levels, gaps and pace
cannot be compared, and a rate that was tuned on a sum belongs to that sum.
When it does not apply: a loss is missing, or not positive; a larger held-out loss without an
accuracy beside it, which may be a true gap.
False alarms: a training loss of several parts beside a held-out loss of one of them, which is the
same fault of comparing.
References: a widely copied template that divides the test loss by the number of items, not of
batches; -ln p of the right class is at least ln 2 where another class has the highest p.
"""

import math

from dashboard.diagnosis.features import Features, has_rewards
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
    if has_rewards(name for name, _ in features.curves.curves):
        return None
    first, end = train.first / held_out.first, train.end / held_out.end
    is_train = first >= 1
    apart = min(first, end) if is_train else 1 / max(first, end)
    if apart < TIMES.value or not _is_unexplained(features, apart, is_train=is_train):
        return None
    odd = train if is_train else held_out
    return fact(
        "units-differ",
        features,
        held_out,
        (float(held_out.x[0]), held_out.last_x),
        strength(apart, TIMES, FULL),
        ratio=max(first, 1 / first),
        larger="train" if is_train else "held-out",
        odd=_odd(features, odd),
        train=train.first,
        held_out=held_out.first,
    )


def _is_unexplained(features: Features, apart: float, *, is_train: bool) -> bool:
    """Whether accuracies, or the size of the factor, say that it is one of units."""
    train, held_out = features.train_error, features.held_out_error
    if held_out is not None and is_too_low(features.held_out, held_out):
        return is_train
    if train is not None and held_out is not None:
        return abs(train.first - held_out.first) <= ALIKE.value
    return is_train and apart >= ALONE.value


def is_too_low(loss: Shape | None, error: Shape | None) -> bool:
    """Whether a mean cross-entropy cannot be as low as ``loss`` is with these errors."""
    if loss is None or error is None:
        return False
    return loss.first < IMPOSSIBLE.value * math.log(2) * error.first


def _odd(features: Features, larger: Shape) -> str:
    """Which of the losses is in the odd unit: ``held-out`` where it is impossibly low."""
    if is_too_low(features.held_out, features.held_out_error):
        return "held-out"
    return "train" if larger is features.train else "held-out"


SYMPTOM = SymptomRule("units-differ", detect, (TIMES, ALONE, ALIKE, IMPOSSIBLE))
