"""A loss that turns at almost every point, more often than noise does, by an amount that matters.

What it measures: the number of turning points over the last half of the run against that of white
noise (a turning-points test); and the size of the swings relative to the level.
Why it matters: usually the step is too large and jumps from one side of the minimum to the other; a
very small batch does the same.
When it does not apply: fewer than twenty-one points: ten in the last half cannot turn that often.
Where a validation loss of twenty or more is logged, it alone is judged: the noise of minibatches is
no movement of the weights; where there are only minibatches, nothing is judged.
False alarms: one noisy curve in a hundred turns this often by chance.
References: the course text's second pattern; for a quadratic with curvature L and 1/L < lr < 2/L
each step changes side. At 1.98/L the loss still falls smoothly: the loss alone does not show it.
Turning-points test: Kendall & Stuart, The Advanced Theory of Statistics, vol. 3.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

TURNS = Threshold(
    "turning points over those of white noise",
    2.33,
    "standard deviations",
    "one-sided 1% of the turning-points test",
)
SWING = Threshold(
    "noise over the level",
    0.12,
    "ratio",
    "reached on 2% of the good runs of our grids, on 12% of the high ones",
)
SWING_SHARE = 0.01  # of the descent, so that noise around a loss of almost zero is no zigzag
FULL = 0.4
FEWEST_POINTS = 20  # ten in the last half say little; the first saw to reach TURNS has 21


def detect(features: Features) -> Symptom | None:
    """A zigzag of the held-out loss, or of the training loss where there is no other."""
    shape = features.held_out
    if shape is None or shape.points < FEWEST_POINTS:
        shape = features.steady
    if shape is None or features.is_of_batches or not _zigzags(shape):
        return None
    return fact(
        "zigzag",
        features,
        shape,
        (float(shape.x[len(shape.x) // 2]), shape.last_x),
        strength(shape.noise, SWING, FULL),
        swing=shape.noise,
        turns=shape.zigzag,
    )


def _zigzags(shape: Shape) -> bool:
    return (
        shape.points >= FEWEST_POINTS
        and shape.turns_over_noise >= TURNS.value
        and shape.noise >= SWING.value
        and shape.noise_share >= SWING_SHARE
    )


SYMPTOM = SymptomRule("zigzag", detect, (TURNS, SWING))
