"""A loss that scatters around its trend without a regular zigzag.

What it measures: the standard deviation of the point-to-point noise over the last half, relative
to the level.
Why it matters: gradient noise sets a floor that the loss cannot get under; it grows with the
learning rate over the batch size.
When it does not apply: fewer than eight points.
False alarms: the loss of single minibatches scatters always; one value per epoch is meant.
References: book, one-dimensional descent with noise of variance s^2/B: the floor grows with lr/B.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

SCATTER = Threshold(
    "noise over the level",
    0.06,
    "ratio",
    "fires on 2% of the good runs of our grids, on 21% of the high ones",
)
SHARE = Threshold("noise over the descent", 0.02, "ratio", "visible on the whole curve's scale")
FULL = 0.2
FEWEST_POINTS = 8


def detect(features: Features) -> Symptom | None:
    """Scatter of the training loss, or of the held-out loss where there is no training loss."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS:
        return None
    if not (shape.noise >= SCATTER.value and shape.noise_share >= SHARE.value):
        return None
    return fact(
        "noisy",
        features,
        shape,
        (float(shape.x[len(shape.x) // 2]), shape.last_x),
        strength(shape.noise, SCATTER, FULL),
        scatter=shape.noise,
        share=shape.noise_share,
    )


SYMPTOM = SymptomRule("noisy", detect, (SCATTER, SHARE))
