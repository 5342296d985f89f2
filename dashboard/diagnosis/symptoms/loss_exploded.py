"""A finite loss that ends worse than it began, or worse than any guess.

What it measures: the end of the training loss against its first value; for a run that also logs
accuracy, a loss that no uniform guess over a known number of classes could reach.
Why it matters: the run diverged although no value is NaN; nothing was learned or all was lost.
When it does not apply: no training loss; fewer than five points.
A curve that only fluctuates around
one level (single batches, drawn time steps) is not above its start by that.
False alarms: a sum over the data instead of a mean looks huge; accuracy that rises clears it.
References: AutoTrainer (ICSE 2021), explode: loss >= 1e3; cross-entropy of a uniform guess over n
classes is ln(n).
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
HOPELESS = Threshold(
    "loss with accuracy unmoved", 10.0, "nats", "ln(22000): a uniform guess over ImageNet-22k"
)
OVER_NOISE = 3.0  # times the noise of one point by which the end must lie above the start
MOVED = 0.1  # gain of accuracy that shows learning in spite of a huge loss
FEWEST_POINTS = 5
FULL_RATIO = 2.0  # end over start that leaves no doubt


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that ended above its start."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS:
        return None
    ratio = _ratio(shape)
    hopeless = shape.end >= HOPELESS.value and _unmoved(features)
    is_above = ratio >= ABOVE_START.value and _is_beyond_noise(features, shape)
    if not is_above and not hopeless:
        return None
    if features.train is None and not hopeless and ratio < FULL_RATIO:
        return None  # a held-out loss alone may rise by overfitting
    return fact(
        "loss-exploded",
        features,
        shape,
        (shape.best_x, shape.last_x),
        1.0 if hopeless else strength(ratio, ABOVE_START, FULL_RATIO),
        exploded="yes" if ratio >= EXPLODED.value or hopeless else "no",
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


def _unmoved(features: Features) -> bool:
    errors = features.train_error or features.held_out_error
    return errors is not None and errors.first - errors.end < MOVED


SYMPTOM = SymptomRule("loss-exploded", detect, (ABOVE_START, EXPLODED, HOPELESS))
