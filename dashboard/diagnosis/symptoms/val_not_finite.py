"""A validation loss that is NaN or infinite while the training goes on.

What it measures: from which point on a validation loss is no number, whether it is one again later,
and how many other validation metrics go on; all that while every training loss has numbers there.
Why it matters: the weights are sound, or training would have ended too: the evaluation is broken,
by a narrow number format, an empty batch, a division by zero or an input that only that set
holds.
When it does not apply: no validation loss; a training loss that ends in NaN too, or has not two
numbers from that point on: then the run itself is lost.
False alarms: a log that writes NaN where it did not evaluate, if that is seldom.
References: reports of validation losses of NaN beside a growing mAP in half precision.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.bounds import is_loss, is_share
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import HELD_OUT, Curve, first_gap
from dashboard.model.table import IntArray

STANDS = Threshold("lost points at the end", 2, "points", "one may be a single bad batch")
MOST_KEPT = 0.6  # of the points: a curve with fewer numbers was evaluated now and then
AFTER = 2  # numbers of each training loss from that point on
RECOVERED_STRENGTH = 0.3


def detect(features: Features) -> Symptom | None:
    """The earliest held-out loss without a number beside training losses that have them."""
    broken = [one for one in _losses(features, held_out=True) if not one.is_finite]
    if not broken or not goes_on(features):
        return None
    curve = min(broken, key=lambda one: (first_gap(one), one.metric, one.split))
    kept = np.flatnonzero(np.isfinite(curve.y))
    stands = _holds_to_the_end(kept, len(curve))
    if not stands and _is_of_the_log(kept, len(curve)):
        return None
    at = float(curve.x[kept[-1] + 1]) if stands and len(kept) else first_gap(curve)
    others = _others(features)
    return fact(
        "val-not-finite",
        features,
        curve,
        (at, float(curve.x[-1])),
        1.0 if stands else RECOVERED_STRENGTH,
        at=at,
        count=len(curve) - len(kept),
        stands="yes" if stands else "no",
        others=len(others),
        beside=others[0] if others else "",
    )


def _is_of_the_log(kept: IntArray, points: int) -> bool:
    """Whether NaN stands for what was not evaluated: it does where most points are none."""
    return len(kept) < MOST_KEPT * points


def _holds_to_the_end(kept: IntArray, points: int) -> bool:
    """Whether the curve ends without numbers, for longer than it had been without them before."""
    at_end = points - 1 - int(kept[-1]) if len(kept) else points
    before = int(np.diff(kept).max()) - 1 if len(kept) > 1 else 0
    return at_end >= STANDS.value and at_end > before


def goes_on(features: Features) -> bool:
    """Whether only held-out losses are no numbers, and each training loss goes on beside them."""
    broken = [one for one in _losses(features, held_out=True) if not one.is_finite]
    training = _losses(features, held_out=False)
    if not broken or not training:
        return False
    at = min(map(first_gap, broken))
    return all(one.is_finite and int(np.count_nonzero(one.x >= at)) >= AFTER for one in training)


def _losses(features: Features, *, held_out: bool) -> list[Curve]:
    found = features.curves.curves.items()
    return [
        curve for (name, split), curve in found if is_loss(name) and (split in HELD_OUT) == held_out
    ]


def _others(features: Features) -> list[str]:
    """The held-out metrics that are numbers to the end, shares of something first."""
    names = {
        name
        for (name, split), curve in features.curves.curves.items()
        if split in HELD_OUT and not is_loss(name) and np.isfinite(curve.y[-1])
    }
    return sorted(names, key=lambda name: (not is_share(name), "map" not in name, name))


SYMPTOM = SymptomRule("val-not-finite", detect, (STANDS,))
