"""A finite loss that ends above its start.

What it measures: the end of the training loss against its first value.
Why it matters: nothing was learned or all of it was lost, although no value is NaN.  A little above
the start tells little of the cause: of the world's runs that ended above by less than half, 46 in
100 had a rate that was too high, of the others 95.
When it does not apply: no training loss; fewer than five points.
A curve that only fluctuates around
one level (single batches, drawn time steps) is not above its start by that.
False alarms: a rate so low that nothing was learned, and a loss that drifted up meanwhile, as with
batch normalization, whose statistics settle first.
References: AutoTrainer (ICSE 2021), explode: loss >= 1e3.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import middle, tail_length
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.shared.lost import ABOVE_START
from dashboard.diagnosis.verdict import Symptom

EXPLODED = Threshold(
    "end over start, exploded", 1.5, "ratio", "a choice: less is said to end above its start"
)
OVER_NOISE = 3.0  # times the noise of one point by which the end must lie above the start
FEWEST_POINTS = 5
FULL_RATIO = 2.0  # end over start that leaves no doubt


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that ended above its start."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS:
        return None
    ratio = _ratio(shape)
    if ratio < ABOVE_START.value or not _is_beyond_noise(features, shape):
        return None
    if features.train is None and ratio < FULL_RATIO:
        return None  # a held-out loss alone may rise by overfitting
    return fact(
        "loss-exploded",
        features,
        shape,
        (shape.best_x, shape.last_x),
        strength(ratio, ABOVE_START, FULL_RATIO),
        exploded="yes" if ratio >= EXPLODED.value else "no",
        first=shape.first,
        end=shape.end,
        highest=float(shape.y.max()),
    )


def _is_beyond_noise(features: Features, shape: Shape) -> bool:
    """Whether the start is a level: evaluated before training, or left beyond the scatter.

    The first few points must lie below the end, too: the lowest of them may be the first.
    """
    if features.from_start and not features.is_of_batches:
        return True
    start = max(shape.first, middle(shape.y[: tail_length(len(shape.y))].tolist()))
    return shape.end - start > OVER_NOISE * shape.scatter


def _ratio(shape: Shape) -> float:
    """End over start, 0 for a loss that is not positive (it has no natural zero)."""
    return shape.end / shape.first if shape.positive else 0.0


SYMPTOM = SymptomRule("loss-exploded", detect, (ABOVE_START, EXPLODED))
