"""A validation result that stays clearly worse than the training result.

What it measures: the difference between training and validation accuracy at the end, in percentage
points.
Why it matters: part of what was learned does not carry over to data the model has not seen.
When it does not apply: accuracy is missing on one side. Levels of the two losses are not compared
here: they may be on different scales.
False alarms: noisy labels cap the validation side; a hard task with little data has a gap by
nature.
References: Goodfellow et al., Deep Learning, 5.2; SageMaker's Overfit rule compares losses at 10%
and calls 39% of healthy runs overfitted, so this fact alone decides nothing.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

GAP = Threshold(
    "accuracy gap",
    0.05,
    "accuracy",
    "fires on 17% of the good runs of our grids: decides nothing alone",
)
FULL = 0.25
FEWEST_POINTS = 3


def detect(features: Features) -> Symptom | None:
    """A held-out accuracy below the training accuracy at the end."""
    train, held_out = features.train_error, features.held_out_error
    if train is None or held_out is None or held_out.points < FEWEST_POINTS:
        return None
    gap = held_out.end - train.end
    if gap < GAP.value:
        return None
    return fact(
        "val-above-train",
        features,
        held_out,
        (held_out.best_x, held_out.last_x),
        strength(gap, GAP, FULL),
        gap=gap,
        train=1 - train.end,
        held_out=1 - held_out.end,
    )


SYMPTOM = SymptomRule("val-above-train", detect, (GAP,))
