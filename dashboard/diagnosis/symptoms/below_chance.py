"""A validation accuracy near zero, or below a guess, while the training accuracy is high.

What it measures: the validation accuracy of the last half against a guess, 1/n. The number of
classes stands among the settings (or is two, where the first training loss is ln 2); without it,
against two per cent, or against what it was at first where it is low and never rises while the
training accuracy rises by thirty percentage points. The training accuracy must end at 50% or more,
and thirty above.
Why it matters: no model is that wrong by itself: the classes of the validation set are numbered in
another order, belong to other things, or its labels are shifted against its items.
When it does not apply: an accuracy is missing; fewer than five points; a validation accuracy that
was higher than that before.
False alarms: a validation set of new classes on purpose; so many classes that little is much.
References: class indices by folder names that differ between two folders; labels that are shuffled
apart from their items.
"""

import math

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import middle_of_many
from dashboard.diagnosis.features.measured_shapes import shape_of
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.shared.guesses import known_classes
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import LOWEST_USEFUL, Curve

SHARE = Threshold(
    "share of a guess", 0.8, "ratio", "a hundred items fluctuate by less for two classes"
)
NEAR_ZERO = Threshold("accuracy without known classes", 0.02, "accuracy", "a guess among fifty")
LEARNED = Threshold("training accuracy", 0.5, "accuracy", "half of it is known")
APART = Threshold("training over validation accuracy", 0.3, "accuracy", "no noise is that large")
LOW = Threshold("low validation accuracy", 0.2, "accuracy", "a guess among five")
NO_GAIN = Threshold("its gain over the run", 0.03, "accuracy", "the noise of guesses")
MOST_CLASSES = 50  # beyond, a guess is itself near zero
TWO_CLASSES = (0.62, 0.76)  # first training losses about ln 2
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """A held-out accuracy that stays below what no knowledge at all would give."""
    train, held_out = features.train_error, _held_out(features)
    if train is None or held_out is None or held_out.points < FEWEST_POINTS:
        return None
    known, reached = 1 - train.end, 1 - held_out.best
    late = 1 - middle_of_many(held_out.y[len(held_out.y) // 2 :])
    if known < LEARNED.value or known - late < APART.value:
        return None
    limit = _limit(features)
    is_below = late <= limit and reached <= max(limit, 1.5 * late)
    if not is_below and not (_classes(features) is None and _gains_nothing(train, held_out)):
        return None
    return fact(
        "below-chance",
        features,
        held_out,
        (float(held_out.x[0]), held_out.last_x),
        1.0,
        held_out=late,
        known=known,
        classes=_classes(features) or 0 if late > NEAR_ZERO.value else 0,
    )


def _gains_nothing(train: Shape, held_out: Shape) -> bool:
    """A low held-out accuracy that never rises, beside a training accuracy that rises far."""
    is_low = 1 - held_out.best <= LOW.value and held_out.first - held_out.best <= NO_GAIN.value
    return is_low and train.first - train.end >= APART.value


def is_dead(curve: Curve | None) -> bool:
    """Whether an accuracy is zero throughout, but for what rounding leaves."""
    if curve is None:
        return False
    lowest, highest = curve.extent
    return 0 <= lowest <= highest < LOWEST_USEFUL


def _held_out(features: Features) -> Shape | None:
    """The held-out error; also that of an accuracy of zero throughout, no error for other facts."""
    curve = features.curves.held_out("accuracy")
    if features.held_out_error is not None or curve is None or not is_dead(curve):
        return features.held_out_error
    finite = curve.finite
    return shape_of(Curve(curve.metric, curve.split, finite.x, 1 - finite.y))


def _limit(features: Features) -> float:
    """The highest accuracy that is below any guess."""
    classes = _classes(features)
    if classes is None or classes > MOST_CLASSES:
        return NEAR_ZERO.value
    return max(NEAR_ZERO.value, SHARE.value / classes)


def _classes(features: Features) -> int | None:
    known = known_classes(features)
    if known is not None:
        return known
    first = features.train.first if features.train is not None else math.nan
    return 2 if TWO_CLASSES[0] <= first <= TWO_CLASSES[1] else None


SYMPTOM = SymptomRule("below-chance", detect, (SHARE, NEAR_ZERO, LEARNED, APART, LOW, NO_GAIN))
