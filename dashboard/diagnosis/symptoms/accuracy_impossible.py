"""An accuracy that cannot be one.

What it measures: whether the curve named accuracy leaves 0 to 1 (or 0 to 100%); or stays at zero on
one split while the other split's accuracy is far from it.
Why it matters: the number is a count, a sum or another quantity: whatever is concluded from it is
wrong, and the code that computes it may be wrong elsewhere too.
When it does not apply: no accuracy is logged; a validation accuracy of zero beside a high training
accuracy, which is a fact of the data.
False alarms: a deliberate count of right answers under the name of accuracy.
References: seeded faults of metrics and losses in the Keras mutants of deeplearningbugs.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold
from dashboard.diagnosis.symptoms import below_chance
from dashboard.diagnosis.symptoms.below_chance import is_dead
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import HIGHEST_PERCENT, Curve

APART = Threshold("other split's accuracy", 0.1, "accuracy", "a hundred times the useless level")


def detect(features: Features) -> Symptom | None:
    """The first accuracy curve that is out of range, or dead beside a living one."""
    if features.train_error is not None and features.held_out_error is not None:
        return None  # both could be turned into errors
    if below_chance.detect(features) is not None:
        return None  # an accuracy of zero says that the classes are others
    pair = [features.curves.train("accuracy"), features.curves.held_out("accuracy")]
    for curve, other in (pair, pair[::-1]):
        if curve is not None and _is_impossible(curve, other):
            finite = curve.finite.y
            return Symptom(
                code="accuracy-impossible",
                strength=1.0,
                split=curve.split,
                metric=curve.metric,
                from_x=float(curve.x[0]),
                to_x=float(curve.x[-1]),
                evidence={"value": float(finite[-1]), "split": curve.split.value},
            )
    return None


def _is_impossible(curve: Curve, other: Curve | None) -> bool:
    y = curve.finite.y
    if not len(y):
        return False
    if y.min() < 0 or y.max() > HIGHEST_PERCENT:
        return True
    if not is_dead(curve) or other is None:
        return False
    beside = other.finite.y
    return len(beside) > 0 and APART.value < float(np.median(beside)) <= HIGHEST_PERCENT


SYMPTOM = SymptomRule("accuracy-impossible", detect, (APART,))
