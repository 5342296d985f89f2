"""A loss that scatters around its trend without a regular zigzag.

What it measures: the standard deviation of the point-to-point noise over the last half, relative
to the level, on the training loss and, where it is logged, on the held-out loss as well.
Why it matters: gradient noise sets a floor that the loss cannot get under; it grows with the
learning rate over the batch size.
When it does not apply: fewer than sixteen points.  Scatter on one of two curves is that of its
samples (single minibatches, a small held-out set): what the weights do shows on both.
False alarms: a training loss of single minibatches with no held-out loss beside it.
References: book, one-dimensional descent with noise of variance s^2/B: the floor grows with lr/B.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

SCATTER = Threshold(
    "noise over the level",
    0.06,
    "ratio",
    "fires on 1% of the good runs of our grids, on 14% of the high ones",
)
SHARE = Threshold("noise over the descent", 0.02, "ratio", "visible on the whole curve's scale")
FULL = 0.2
FEWEST_POINTS = 16  # eight in the last half: the noise of fewer is itself a matter of luck


def detect(features: Features) -> Symptom | None:
    """Scatter of every loss that can show what the weights do."""
    shapes = [shape for shape in (features.steady, features.held_out) if shape is not None]
    if not shapes or not all(_scatters(shape) for shape in shapes):
        return None
    shape = shapes[0]
    return fact(
        "noisy",
        features,
        shape,
        (float(shape.x[len(shape.x) // 2]), shape.last_x),
        strength(shape.noise, SCATTER, FULL),
        scatter=shape.noise,
        share=shape.noise_share,
    )


def _scatters(shape: Shape) -> bool:
    return (
        shape.points >= FEWEST_POINTS
        and shape.noise >= SCATTER.value
        and shape.noise_share >= SHARE.value
    )


SYMPTOM = SymptomRule("noisy", detect, (SCATTER, SHARE))
