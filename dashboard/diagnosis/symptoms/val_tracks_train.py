"""Training and validation results that stay together to the end.

What it measures: the accuracy gap at the end, in percentage points; the losses' relative gap where
they are on one scale and no accuracy is logged.
Why it matters: the model does not memorize; whatever is missing is missing on both sides, which
speaks for longer training or a larger model and against overfitting.
When it does not apply: one of the two curves is missing or on another scale; fewer than four
points.
False alarms: both curves were measured on the same data.
References: Goodfellow et al., Deep Learning, 5.2; a re-run of figure 1 of chapter 38: the run with
the large batch ends at 95.05% in training and 94.66% on test data.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom

POINTS_APART = Threshold(
    "accuracy gap",
    0.015,
    "accuracy",
    "chapter 38's figure 1 re-run: 0.4 percentage points, with margin",
)
LOSS_APART = Threshold("loss gap", 0.1, "ratio", "SageMaker's Overfit limit, used the other way")
FEWEST_POINTS = 4


def detect(features: Features) -> Symptom | None:
    """A small gap at the end."""
    gap, held_out, limit = _gap(features)
    if held_out is None or held_out.points < FEWEST_POINTS or not abs(gap) <= limit.value:
        return None
    return fact(
        "val-tracks-train",
        features,
        held_out,
        (float(held_out.x[0]), held_out.last_x),
        1 - abs(gap) / limit.value,
        gap=gap,
        apart=abs(gap),
    )


def _gap(features: Features) -> tuple[float, Shape | None, Threshold]:
    train, held_out = features.train_error, features.held_out_error
    if train is not None and held_out is not None:
        return held_out.end - train.end, held_out, POINTS_APART
    if features.losses is not None:
        return features.losses.gap, features.held_out, LOSS_APART
    return float("nan"), None, LOSS_APART


SYMPTOM = SymptomRule("val-tracks-train", detect, (POINTS_APART, LOSS_APART))
