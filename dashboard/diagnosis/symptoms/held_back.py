"""A setting that leaves the model no room, and training data that it does not learn.

What it measures: a weight decay of two hundred times the usual one that acted for long, or a hidden
layer of three units or fewer.  More than a fifth of the training examples are wrong at the end.
Where no accuracy is logged, a strong decay with more than 30% of the training loss left.
Why it matters: the setting alone explains the poor fit, and what rate and batch size would do is
not seen before it is mended.
When it does not apply: a log without the setting; a weight decay that did not act, because the
learning rates add up to little; units, where nothing was learned yet.
False alarms: labels that are redrawn; a rate far too low in a narrow network.
References: the course slides on underfitting and its remedies; Goodfellow et al., Deep Learning,
7.1.  Measured on such logs of the world, at the same rate and beyond the noise of seeds: 63% of
those with a strong decay did better without it (306 of 31 problems).  Of those with few units (142
of 27), 71% did better with more.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.settings import has_shrunk, is_crushed, narrowest
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

POOR = Threshold("training error", 0.2, "error", "from here on the training data are not learned")
LEFT = Threshold("loss left", 0.3, "ratio", "of the world's values with more left, 66% did better")
NARROWEST = Threshold("hidden units", 3, "units", "the widest of the world of which it was true")
LEARNED = 0.1  # of its first value, by which the training loss fell
FULL = 0.6
FEWEST_POINTS = 4


def detect(features: Features) -> Symptom | None:
    """Too strong a weight decay comes before too few units."""
    curves, error = features.curves, features.train_error
    read = error or features.train
    if (
        read is None
        or read.points < FEWEST_POINTS
        or not _is_poor(read, is_error=error is not None)
    ):
        return None
    if is_crushed(curves) and has_shrunk(curves):
        by, value = "decay", curves.setting("weight_decay")
    elif narrowest(curves) <= NARROWEST.value and error is not None and _fell(features):
        by, value = "units", narrowest(curves)
    else:
        return None
    return fact(
        "held-back",
        features,
        read,
        (float(read.x[len(read.x) // 2]), read.last_x),
        strength(read.end, POOR, FULL) if error is not None else 1.0,
        by=by,
        value=float(value or 0.0),
        train=1 - read.end if error is not None else "none",
        left=read.end / read.first if error is None else "none",
    )


def _is_poor(read: Shape, *, is_error: bool) -> bool:
    if is_error:
        return read.end > POOR.value
    return read.positive and read.end > LEFT.value * read.first


def _fell(features: Features) -> bool:
    loss = features.train
    return loss is not None and loss.end <= (1 - LEARNED) * loss.first


SYMPTOM = SymptomRule("held-back", detect, (POOR, LEFT, NARROWEST))
