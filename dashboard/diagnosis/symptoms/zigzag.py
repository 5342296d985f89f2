"""A loss that turns at almost every point, by an amount that matters.

What it measures: the share of turning points over the last half of the run (2/3 for plain noise, 1
for a saw) with the size of the swings relative to the level.
Why it matters: the step jumps from one wall of the valley to the other.
When it does not apply: fewer than eight points.
False alarms: a noisy small validation set turns often too, but with smaller swings than training.
References: the book's second pattern; for a quadratic with curvature L and 1/L < lr < 2/L each step
changes side.  At 1.98/L the loss still falls smoothly: the loss alone cannot tell.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

TURNS = Threshold("share of turning points", 0.6, "ratio", "near the 2/3 of pure noise")
SWING = Threshold(
    "noise over the level",
    0.12,
    "ratio",
    "fires on 2% of the good runs of our grids, on 12% of the high ones",
)
SWING_SHARE = 0.01  # of the descent, so that noise around a loss of almost zero is no zigzag
FULL = 0.4
FEWEST_POINTS = 8


def detect(features: Features) -> Symptom | None:
    """A zigzag of the training loss, or of the held-out loss."""
    for shape in (features.train, features.held_out):
        if shape is not None and _zigzags(shape):
            return fact(
                "zigzag",
                features,
                shape,
                (float(shape.x[len(shape.x) // 2]), shape.last_x),
                strength(shape.noise, SWING, FULL),
                swing=shape.noise,
                turns=shape.zigzag,
            )
    return None


def _zigzags(shape: Shape) -> bool:
    return (
        shape.points >= FEWEST_POINTS
        and shape.zigzag >= TURNS.value
        and shape.noise >= SWING.value
        and shape.noise_share >= SWING_SHARE
    )


SYMPTOM = SymptomRule("zigzag", detect, (TURNS, SWING))
