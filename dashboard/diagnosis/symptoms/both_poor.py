"""Training and validation accuracy that end together at a poor level.

What it measures: the training accuracy at the end, when it is above a guess, below 80% and not
rising any more, with the validation accuracy within three percentage points.
Why it matters: the model cannot fit even the training set: too small, too strongly
regularized, or short of useful inputs.
When it does not apply: no accuracy on both sides; fewer than eight points; the run is still rising.
False alarms: labels with much noise; many classes, where 80% is a fine result.
References: the course slides on underfitting and its remedies; Goodfellow et al., Deep Learning,
5.2.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.shared.guesses import guess_of
from dashboard.diagnosis.symptoms.val_tracks_train import POINTS_APART
from dashboard.diagnosis.verdict import Symptom

POOR = Threshold("training accuracy", 0.8, "accuracy", "a choice: below it few tasks are solved")
RISING = Threshold("fall of the error over the last half", 0.05, "ratio", "still under way above")
FULL = 0.4
FEWEST_POINTS = 8


def detect(features: Features) -> Symptom | None:
    """A poor training accuracy with the held-out one beside it, both at rest."""
    train, held_out = features.train_error, features.held_out_error
    if train is None or held_out is None or train.points < FEWEST_POINTS:
        return None
    accuracy = 1 - train.end
    if accuracy >= POOR.value or guess_of(accuracy) is not None:
        return None
    if abs(held_out.end - train.end) > 2 * POINTS_APART.value or train.half_fall > RISING.value:
        return None
    return fact(
        "both-poor",
        features,
        train,
        (float(train.x[len(train.x) // 2]), train.last_x),
        strength(accuracy, POOR, FULL),
        train=accuracy,
        held_out=1 - held_out.end,
        split_held_out=held_out.split.value,
    )


SYMPTOM = SymptomRule("both-poor", detect, (POOR, RISING))
