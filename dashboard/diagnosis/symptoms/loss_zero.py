"""A loss that is exactly zero, from the start or from one point to the next.

What it measures: whether the training loss (validation where there is none) is exactly zero from
some point to the end; and how large it was just before, or that it was no finite number there.
Why it matters: no cross-entropy and no error gets to exactly zero at once: the numbers overflowed
and were replaced, every label is masked out, or the loss is no longer computed.
When it does not apply: fewer than three such points; a loss that came down to zero by small values,
which are rounded when they are written; a hinge or triplet loss, which is zero once all margins are
kept; an accuracy above 95%: sure and right answers have a loss of almost zero; one or two examples
to train on, as in the lesson's parabola, which a single step can meet exactly; a run that is judged
by rewards.
False alarms: a loss in so small a unit that the log writes it as zero from the start.
References: mixed-precision runs whose log shows a loss of 0.0 beside a gradient of NaN, a frequent
report to the trackers of fine-tuning programs.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.metrics import words_of
from dashboard.model.table import FloatArray

FELL = Threshold("value before it over the highest", 0.1, "ratio", "no fall ends in such a step")
LARGE = Threshold("value before it", 0.1, "loss", "a hundred times what a log rounds away")
SOLVED = Threshold("accuracy", 0.95, "accuracy", "a solved task may have a loss of zero")
FEWEST_EXAMPLES = Threshold(
    "examples to train on", 3, "examples", "on a parabola a step of 1/curvature ends at zero"
)
FEWEST = 3  # zeros at the end
FEWEST_POINTS = 5
MARGINS = frozenset({"hinge", "triplet", "margin", "contrastive", "ranking", "perceptron"})


def detect(features: Features) -> Symptom | None:
    """A loss of exactly zero to the end that did not come down to it."""
    curve = features.train_loss or features.held_out_loss
    if curve is None or len(curve) < FEWEST_POINTS or curve.y[-1] != 0:
        return None
    if _is_exempt(features) or _solved(features):
        return None
    y = curve.y
    away = np.flatnonzero(y != 0)  # NaN is away from zero too
    zeros = len(y) if not len(away) else len(y) - 1 - int(away[-1])
    if zeros < FEWEST:
        return None
    before = float(y[-zeros - 1]) if zeros < len(y) else float("nan")
    if zeros < len(y) and not _is_a_fall(before, curve.finite.y):
        return None
    at = float(curve.x[-zeros])
    return fact(
        "loss-zero",
        features,
        curve,
        (at, float(curve.x[-1])),
        1.0,
        at=at,
        before=before,
        first="yes" if zeros == len(y) else "no" if np.isfinite(before) else "lost",
        count=zeros,
    )


def _is_a_fall(before: float, values: FloatArray) -> bool:
    """Whether the last value before the zeros is large, also beside the others, or not finite."""
    if not np.isfinite(before):
        return True
    highest = float(np.abs(values).max())
    return abs(before) >= max(LARGE.value, FELL.value * highest)


def _solved(features: Features) -> bool:
    """Whether an accuracy says that all is known, or there is next to nothing to know."""
    examples = features.curves.setting("train_examples")
    if examples is not None and examples < FEWEST_EXAMPLES.value:
        return True
    errors = (features.train_error, features.held_out_error)
    return any(error is not None and 1 - error.end >= SOLVED.value for error in errors)


def _is_exempt(features: Features) -> bool:
    names = [name for name, _ in features.curves.curves]
    return features.objective.is_rewarded or any(MARGINS & set(words_of(name)) for name in names)


SYMPTOM = SymptomRule("loss-zero", detect, (FELL, LARGE, SOLVED, FEWEST_EXAMPLES))
