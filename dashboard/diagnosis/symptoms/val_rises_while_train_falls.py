"""A validation loss that turns and rises while the training loss goes on falling.

What it measures: the end of the validation loss (median of the tail) against its best, with the
training loss below what it was at that best.
Why it matters: from the best point on the model memorizes the training set.
When it does not apply: one of the two losses is missing, fewer than eight points, a validation loss
that is not positive; or a best point so late that the tail does not lie after it.
False alarms: none seen on healthy runs: those of CIFAR-100 at 100% and 75% rise by 3% at most.
Where the accuracy goes on rising, errors do not grow but the confidence in them does; the evidence
says which.
References: median of the last 5 validation losses > 1.05 x minimum: macro-F1 0.975 at 0.5% false
alarms on the simulated histories of OverfitGuard (FSE 2024); Prechelt (1998), generalization loss.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import running_median, tail_length
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

RISE = Threshold(
    "validation end over its best",
    0.05,
    "ratio",
    "OverfitGuard data: median of last 5 > 1.05 x min",
)
OVER_NOISE = 2.0  # times the noise of one point that the rise must exceed
ACCURACY_MOVED = 0.005  # accuracy: half a point
FULL = 0.5
FEWEST_POINTS = 8


def detect(features: Features) -> Symptom | None:
    """The rise of the held-out loss after its best, and what training did meanwhile."""
    held_out, pair = features.held_out, features.losses
    if held_out is None or pair is None or held_out.points < FEWEST_POINTS:
        return None
    if not held_out.rise > RISE.value or not pair.train_fall_after_best > 0:
        return None
    if held_out.end - held_out.best < OVER_NOISE * held_out.scatter:
        return None
    if held_out.best_x > held_out.x[-1 - tail_length(len(held_out.x))]:
        return None
    return fact(
        "val-rises-while-train-falls",
        features,
        held_out,
        (held_out.best_x, held_out.last_x),
        strength(held_out.rise, RISE, FULL),
        best_x=held_out.best_x,
        rise=held_out.rise,
        train_fall=pair.train_fall_after_best,
        best=held_out.best,
        end=held_out.end,
        accuracy_lost=accuracy_lost(features),
        accuracy_went=accuracy_went(features, held_out.best_x),
    )


def accuracy_lost(features: Features) -> float:
    """Held-out accuracy at its best minus at the end, in [0, 1]; NaN where none is logged."""
    error = features.held_out_error
    return float("nan") if error is None else error.end - error.best


def accuracy_went(features: Features, since: float) -> str:
    """Where the held-out accuracy went since the loss was best: rose, fell, still or unknown.

    It moved where it moved by more than half a point and by more than its own noise.
    """
    error = features.held_out_error
    if error is None:
        return "unknown"
    gained = float(np.interp(since, error.x, running_median(error.y))) - error.end
    least = max(ACCURACY_MOVED, OVER_NOISE * error.scatter)
    if abs(gained) <= least:
        return "still"
    return "rose" if gained > 0 else "fell"


SYMPTOM = SymptomRule("val-rises-while-train-falls", detect, (RISE,))
