"""A share that leaves the range of shares: an F1 above 1, a recall below 0.

What it measures: whether a metric whose name says that it is a share (F1, precision, recall, AUC,
mAP, IoU, Dice) leaves 0 to 100; or gets above 1 while it is no percentage: another share of the log
stays within 0 to 1, or the curve itself began between 0.3 and 1.
Why it matters: the code of the metric is wrong; a checkpoint or a setting chosen by it has no
basis.
When it does not apply: no such metric; values of exactly -1, by which evaluators mark what has
none; an accuracy about 1 beside a loss of a guess among many, which is one in a hundred.
False alarms: a score that is only called so; a small percentage without another share beside it.
References: F1 is the harmonic mean of precision and recall, both at most 1; batch-wise metrics
that are summed instead of averaged.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.bounds import is_share
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import HIGHEST_PERCENT, Curve
from dashboard.model.table import FloatArray

ABOVE = Threshold("above 1", 1.005, "share", "1, and half a per cent of rounding")
SMALL = Threshold("largest that may be a share", 3.0, "share", "above it a percentage is likelier")
BELOW = Threshold("below 0", -0.01, "share", "rounding")
WAS_SHARE = Threshold("median", 0.3, "share", "as a percentage it would be next to nothing")
LEVEL = 0.05  # what a companion must reach to show that shares are written as such here
MANY = Threshold(
    "loss beside an accuracy about 1", 2.0, "nats", "e^-2: a share of one would hardly cost so much"
)
MARK = -1.0  # "no such objects", of COCO's evaluation
FEWEST = 2  # such points
LONG_ENOUGH, NEAR = 5, 1.5  # points, and the largest value, of a lone curve


def detect(features: Features) -> Symptom | None:
    """The share that is furthest out of its range."""
    shares = {
        key: curve.finite
        for key, curve in features.curves.curves.items()
        if is_share(key[0]) and len(curve.finite)
    }
    found = [
        curve
        for key, curve in shares.items()
        if _is_out(curve, [other for one, other in shares.items() if one != key])
        and not _may_be_per_cent(curve, features)
    ]
    if not found:
        return None
    curve = max(found, key=lambda one: float(np.abs(one.y).max()))
    value = float(curve.y[np.abs(curve.y - 0.5).argmax()])
    at = float(curve.x[np.argmax((curve.y > ABOVE.value) | (curve.y < BELOW.value))])
    return fact(
        "metric-out-of-range",
        features,
        curve,
        (at, float(curve.x[-1])),
        1.0,
        name=curve.metric,
        value=value,
        at=at,
    )


def _may_be_per_cent(curve: Curve, features: Features) -> bool:
    """Whether an accuracy about 1 may be in per cent: the loss is that of a guess among many."""
    main = features.main
    is_about_one = curve.metric == "accuracy" and curve.extent[1] <= SMALL.value
    return is_about_one and main is not None and main.end > MANY.value


def _is_out(curve: Curve, others: list[Curve]) -> bool:
    lowest, highest = curve.extent
    if BELOW.value <= lowest and highest <= ABOVE.value:
        return False
    y = curve.y[curve.y != MARK]
    if not len(y):
        return False
    is_accuracy = curve.metric == "accuracy"  # for which another fact covers values far out
    outside = max(np.count_nonzero(y < BELOW.value), np.count_nonzero(y > HIGHEST_PERCENT))
    if outside >= FEWEST and not is_accuracy:
        return True
    if np.count_nonzero(y > ABOVE.value) < FEWEST or y.max() > SMALL.value or y.min() < BELOW.value:
        return False
    if float(np.median(y)) < WAS_SHARE.value:
        return False
    return any(_is_plain_share(other) for other in others) or _begins_as_share(y)


def _begins_as_share(y: FloatArray) -> bool:
    """Whether a curve by itself is one of shares: it began among them and is near them still."""
    is_near = len(y) >= LONG_ENOUGH and float(y.max()) <= NEAR
    return is_near and WAS_SHARE.value <= float(y[0]) <= 1


def _is_plain_share(curve: Curve) -> bool:
    return LEVEL < float(curve.y.max()) <= 1


SYMPTOM = SymptomRule("metric-out-of-range", detect, (ABOVE, SMALL, BELOW, WAS_SHARE, MANY))
