"""A gradient whose norm is NaN or infinite.

What it measures: the points of a logged gradient norm that are no finite number: from which on, and
how many.  It holds where half of the points or the last three are such, unless loss or gradient had
climbed before: then the run diverged, which another fact covers.
Why it matters: a step along such a gradient destroys the weights, or is skipped, and then nothing
is learned: the number format overflowed, or something was divided by zero.
When it does not apply: no gradient norm is logged; fewer than three points of it are no number and
numbers follow: loss scaling skips a few steps by design.
False alarms: a log that writes NaN where it computes no norm, in a run that learns all the same.
References: Micikevicius et al. 2018 (1710.03740) on loss scaling; the documentation of PyTorch's
GradScaler on skipped steps.
"""

from functools import lru_cache

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import Curve
from dashboard.model.metrics import NAMES_KEPT, words_of

SHARE = Threshold("share of points", 0.1, "ratio", "loss scaling skips fewer steps than that")
STANDS = Threshold("share that stands", 0.5, "ratio", "most steps are lost")
CLIMBED = Threshold(
    "last finite value over the usual", 5.0, "ratio", "beyond the noise of a calm gradient"
)
FEWEST = 3  # points that are no number
LEARNED = 0.2  # of the loss's first value: a run that falls by more learns in spite of it
NAMES = frozenset({"gnorm", "gradnorm"})


def detect(features: Features) -> Symptom | None:
    """The first gradient norm that stays no number, or is none at many points."""
    for (name, _), curve in features.curves.curves.items():
        if is_gradient_norm(name) and not curve.is_finite:
            found = _judged(features, curve)
            if found is not None:
                return found
    return None


@lru_cache(maxsize=NAMES_KEPT)
def is_gradient_norm(name: str) -> bool:
    """Whether a metric is the norm of the whole gradient."""
    words = set(words_of(name))
    return bool(words & NAMES) or ("norm" in words and bool(words & {"grad", "gradient", "global"}))


def _judged(features: Features, curve: Curve) -> Symptom | None:
    lost = ~np.isfinite(curve.y)
    count, points = int(lost.sum()), len(curve)
    to_the_end = points - 1 - int(np.flatnonzero(~lost)[-1]) if count < points else points
    if count < FEWEST or (count < SHARE.value * points and to_the_end < FEWEST):
        return None
    at = float(curve.x[points - to_the_end if to_the_end >= FEWEST else np.argmax(lost)])
    stands = to_the_end >= FEWEST or count >= STANDS.value * points
    if stands and (_climbed(features, curve, at) or _learns(features)):
        stands = False
    return fact(
        "gradient-not-finite",
        features,
        curve,
        (at, float(curve.x[-1])),
        1.0 if stands else 0.3,
        at=at,
        count=count,
        points=points,
        stands="yes" if stands else "no",
    )


def _climbed(features: Features, norm: Curve, at: float) -> bool:
    """Whether the gradient, or the loss, was far above its usual level before ``at``."""
    loss = features.train_loss
    for curve in (norm, loss):
        if curve is None:
            continue
        finite = curve.finite
        before = finite.y[finite.x < at]
        if len(before) >= FEWEST and before[-1] > CLIMBED.value * float(np.median(before)) > 0:
            return True
    return False


def _learns(features: Features) -> bool:
    """Whether the loss is a number to the end and fell well before it, but not to nothing."""
    loss, shape = features.train_loss, features.train
    if loss is None or shape is None or not np.isfinite(loss.y[-1]) or shape.end <= 0:
        return False
    return shape.first - shape.end > LEARNED * abs(shape.first)


SYMPTOM = SymptomRule("gradient-not-finite", detect, (SHARE, STANDS, CLIMBED))
