"""A loss that is NaN or infinite.

What it measures: the first point of any loss curve that is not a finite number.
Why it matters: from there on the weights are usually lost; every later number is meaningless.
When it does not apply: the curves hold no loss; no point of them is a number, or only a validation
loss is none while the training goes on, or the accuracy goes on beside the loss: those are faults
of the numbers, and other facts.
False alarms: a single overflow that mixed-precision training skips; the rule says whether finite
values follow.
References: TerminateOnNaN (Keras); AutoTrainer (ICSE 2021), explode: NaN or infinity.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, fact
from dashboard.diagnosis.symptoms import loss_nan_alone, nan_from_start, val_not_finite
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import first_gap

RECOVERED_STRENGTH = 0.3  # of a NaN that finite values follow; one that ends the run has 1


def detect(features: Features) -> Symptom | None:
    """The earliest non-finite point of the loss curves."""
    broken = [
        curve
        for (name, _), curve in features.curves.curves.items()
        if name.lower().endswith("loss") and not curve.is_finite
    ]
    if not broken or val_not_finite.goes_on(features):
        return None
    if any(one.detect(features) is not None for one in (nan_from_start, loss_nan_alone)):
        return None
    curve = min(broken, key=lambda curve: (first_gap(curve), curve.metric, curve.split))
    count = int((~np.isfinite(curve.y)).sum())
    ended = any(not np.isfinite(curve.y[-1]) for curve in broken)
    at = first_gap(curve)
    return fact(
        "loss-not-finite",
        features,
        curve,
        (at, float(curve.x[-1])),
        1.0 if ended else RECOVERED_STRENGTH,
        at=at,
        count=count,
        ended="yes" if ended else "no",
    )


SYMPTOM = SymptomRule("loss-not-finite", detect)
