"""A fall of which a good part comes only in the second half of the run.

What it measures: the share of the training loss's fall that comes after half of the run.
Why it matters: with a suitable step size most of the fall comes early; a late fall would have
come sooner with a larger one.
When it does not apply: fewer than eight points; a schedule that lowers the rate in the second half.
False alarms: a plateau that is left late (some autoencoders): the rate may be right all the same.
References: the reading with the largest weight for "rate too low" in a scorecard fitted on
learning-rate grids (DeepOBS, 1903.05499, and the project's own).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.schedule import is_lowered_late
from dashboard.diagnosis.features.shape import TINY
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

LATE = Threshold(
    "share after half of the run",
    0.1,
    "ratio",
    "fires on 4% of the good runs of our grids, on 75% of the low ones",
)
FULL = 0.5
FEWEST_POINTS = 8


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that comes down late."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS or shape.descent <= TINY:
        return None
    if shape.falls_nowhere or is_lowered_late(features.curves):
        return None
    share = (shape.at_50 - shape.end) / shape.descent
    if share < LATE.value or shape.at_50 - shape.end <= shape.scatter:
        return None
    return fact(
        "late-descent",
        features,
        shape,
        (float(shape.x[len(shape.x) // 2]), shape.last_x),
        strength(share, LATE, FULL),
        share=min(share, 1.0),  # a loss that rose at first made all of its descent late
    )


SYMPTOM = SymptomRule("late-descent", detect, (LATE,))
