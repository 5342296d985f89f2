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
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.shared.lost import ABOVE_START, DOUBLED, end_over_start, ends_above
from dashboard.diagnosis.verdict import Symptom

EXPLODED = Threshold(
    "end over start, exploded", 1.5, "ratio", "a choice: less is said to end above its start"
)


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that ended above its start."""
    shape = features.main
    if shape is None or not ends_above(features, shape):
        return None
    ratio = end_over_start(shape)
    return fact(
        "loss-exploded",
        features,
        shape,
        (shape.best_x, shape.last_x),
        strength(ratio, ABOVE_START, DOUBLED),
        exploded="yes" if ratio >= EXPLODED.value else "no",
        first=shape.first,
        end=shape.end,
        highest=float(shape.y.max()),
    )


SYMPTOM = SymptomRule("loss-exploded", detect, (ABOVE_START, EXPLODED))
