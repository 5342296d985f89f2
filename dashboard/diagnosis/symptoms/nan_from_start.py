"""A training loss of which no point at all is a number.

What it measures: whether every training loss (every validation one where there is none) is NaN or
infinite at each of at least two points.
Why it matters: nothing was ever computed: the first step, or the first input, overflowed already.
A number format that is too narrow is the likeliest cause, then a rate far too high, then the data.
When it does not apply: no loss is logged, or one of its points is a number; the accuracy goes on
beside it.
False alarms: a log that writes NaN for what it does not compute and keeps the loss elsewhere.
References: reports of "loss: nan from the first epoch"; Micikevicius et al. 2018 (1710.03740).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.bounds import is_loss
from dashboard.diagnosis.rule import SymptomRule, fact
from dashboard.diagnosis.symptoms import loss_nan_alone
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import HELD_OUT

FEWEST_POINTS = 2


def detect(features: Features) -> Symptom | None:
    """Every training loss is no number from its first point to its last."""
    found = features.curves.curves.items()
    losses = [curve for (name, _), curve in found if is_loss(name)]
    main = features.train_loss or features.held_out_loss
    if main is not None and all(main is not one for one in losses):
        losses.append(main)
    judged = [curve for curve in losses if curve.split not in HELD_OUT] or losses
    if not judged or any(len(curve.finite) for curve in judged):
        return None
    curve = max(judged, key=len)
    if len(curve) < FEWEST_POINTS or loss_nan_alone.detect(features) is not None:
        return None
    span = (float(curve.x[0]), float(curve.x[-1]))
    return fact("nan-from-start", features, curve, span, 1.0, at=span[0], count=len(curve))


SYMPTOM = SymptomRule("nan-from-start", detect)
