"""A validation loss whose rises are large against its whole fall.

What it measures: the sum of all its rises (of the training loss where there is none) from point to
point, relative to its whole fall.
Why it matters: with a suitable step size the loss goes mostly down; ground that is lost and won
again is a sign of steps that are too large.
When it does not apply: fewer than eight points; a fall that is hardly there; a training loss of
single batches and nothing else: they fluctuate by themselves.
False alarms: a small validation set fluctuates by itself; overfitting is one rise that stays.
References: the reading with the largest weight for "rate too high" in a scorecard fitted on
learning-rate grids (DeepOBS, 1903.05499, and the project's own).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import TINY
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

RISES = Threshold(
    "sum of rises over the fall",
    0.3,
    "ratio",
    "fires on 10% of the good runs of our grids, on 49% of the high ones",
)
ONE_WAY = 0.7  # share of the rises that a single lasting rise may make up
FULL = 1.5
FEWEST_POINTS = 8


def detect(features: Features) -> Symptom | None:
    """A held-out loss (training where there is none) that rises and falls again and again."""
    shape = features.held_out or features.train
    if shape is None or shape.points < FEWEST_POINTS or shape.descent <= TINY:
        return None
    if features.is_of_batches:
        return None
    share = shape.rises / shape.descent
    if share < RISES.value or shape.end - shape.best > ONE_WAY * shape.rises:
        return None
    return fact(
        "ups-and-downs",
        features,
        shape,
        (float(shape.x[0]), shape.last_x),
        strength(share, RISES, FULL),
        share=share,
    )


SYMPTOM = SymptomRule("ups-and-downs", detect, (RISES,))
