"""A loss below the lowest value that it can have.

What it measures: a perplexity below 1; a measure below zero whose name as logged says that it
cannot be (cross-entropy, squared or absolute error); a loss below zero beside such a perplexity;
and, beside an accuracy, a loss that goes from above zero to below -1, or below -10; or one between
-1 and 0 that follows the accuracy with the other sign from its start to its end.
Why it matters: the quantity that is minimized is not the one that is meant, and has no minimum:
the last layer gives no log-probabilities, or the labels are not those that the loss expects.
When it does not apply: a loss of a regression or a density, which may be negative; a loss between
-1 and 0 that is not near the accuracy, as of Dice; fewer than three such points.
False alarms: a loss of shares of information, or a margin, that is logged beside an accuracy.
References: a cross-entropy is -log p with p up to 1; a perplexity is its exponential; the answers
to "negative loss with binary cross-entropy": labels outside 0 to 1.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.bounds import is_never_negative, is_perplexity
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import Curve

LOWEST_PERPLEXITY = Threshold("perplexity", 0.99, "perplexity", "1, and a hundredth of rounding")
BELOW = Threshold("below zero", 0.01, "loss", "what rounding and fused kernels leave")
RUNAWAY = Threshold("loss beside an accuracy", -1.0, "loss", "a Dice loss ends there")
HOPELESS = Threshold("the same, from its start", -10.0, "loss", "below it no score is meant")
BESIDE = Threshold("-loss beside the accuracy", 0.15, "accuracy", "confidence against success")
LEARNED = Threshold("fall of such a loss", 0.2, "loss", "as much as no noise gives")
UNTRAINED = 0.4  # error at the start: of Dice, the accuracy of pixels is high at once
FEWEST_PAIRED = 5
FEWEST = 3  # such points
SHARE = 0.25  # of the points


def detect(features: Features) -> Symptom | None:
    """The first curve below what its name, or the other metrics of the log, allow."""
    curves = features.curves.curves
    if features.objective.is_rewarded:
        return None
    perplexities = [curve for (name, _), curve in curves.items() if is_perplexity(name)]
    for curve in perplexities:
        if _count(curve, LOWEST_PERPLEXITY.value):
            worst = _lowest_loss(features, bool(perplexities)) or curve
            kind = "perplexity" if worst is curve else "loss"
            return _fact(features, worst, kind)
    for (name, _), curve in curves.items():
        if not _count(curve, -BELOW.value):
            continue
        if is_never_negative(name) or is_never_negative(curve.tag):
            return _fact(features, curve, "loss")
    found = _lowest_loss(features, bool(perplexities)) or _probability(features)
    return _fact(features, found, "loss") if found is not None else None


def _lowest_loss(features: Features, has_perplexity: bool) -> Curve | None:
    """The loss that is below zero and must not be, beside a perplexity or an accuracy."""
    has_accuracy = features.train_error is not None or features.held_out_error is not None
    for curve in (features.train_loss, features.held_out_loss):
        if curve is None or curve.extent[0] >= -BELOW.value:
            continue
        if has_perplexity and _count(curve, -BELOW.value):
            return curve
        limit = RUNAWAY.value if curve.finite.y[0] > 0 else HOPELESS.value
        if has_accuracy and _count(curve, limit):
            return curve
    return None


def _probability(features: Features) -> Curve | None:
    """A loss that is minus a probability: between -1 and 0, and beside the accuracy all the way.

    That is what -log p becomes where the logarithm is missing: the mean probability of the right
    class, which begins at a guess and ends near the accuracy.
    """
    pairs = (
        (features.train_loss, features.train, features.train_error),
        (features.held_out_loss, features.held_out, features.held_out_error),
    )
    for curve, loss, error in pairs:
        if curve is None or loss is None or error is None or loss.points < FEWEST_PAIRED:
            continue
        if loss.positive:
            continue
        is_within = RUNAWAY.value - BELOW.value <= loss.y.min() and loss.y.max() < 0
        learned = loss.first - loss.best >= LEARNED.value and error.first >= UNTRAINED
        if is_within and learned and _is_beside(loss, error):
            return curve
    return None


def _is_beside(loss: Shape, error: Shape) -> bool:
    """Whether minus the loss is near the accuracy: at both ends, and mostly."""
    apart = np.abs(1 - error.y + np.interp(error.x, loss.x, loss.y))
    return bool(max(apart[0], apart[-1], np.median(apart)) <= BESIDE.value)


def _count(curve: Curve, limit: float) -> int:
    """The number of points below ``limit``, 0 where they are too few to mean anything."""
    if curve.extent[0] >= limit:
        return 0
    y = curve.finite.y
    below = int(np.count_nonzero(y < limit))
    return below if below >= max(FEWEST, SHARE * len(y)) else 0


def _fact(features: Features, curve: Curve, kind: str) -> Symptom:
    finite = curve.finite
    limit = LOWEST_PERPLEXITY.value if kind == "perplexity" else 0.0
    at = float(finite.x[np.argmax(finite.y < limit)])
    span = (at, float(finite.x[-1]))
    value = float(finite.y.min())
    return fact("loss-below-lowest", features, curve, span, 1.0, at=at, value=value, kind=kind)


SYMPTOM = SymptomRule(
    "loss-below-lowest",
    detect,
    (LOWEST_PERPLEXITY, BELOW, RUNAWAY, HOPELESS, BESIDE, LEARNED),
)
