"""A loss that fluctuates around its trend without a regular zigzag.

What it measures: the standard deviation of the point-to-point noise over the last half, relative to
the level. It is taken on the training loss and, where it is logged, on the validation loss as well.
Beside a start from far above all that follows is a small share of the fall: twice the noise counts.
Why it matters: gradient noise sets a floor that the loss cannot get under; it grows with the
learning rate over the batch size.
When it does not apply: fewer than sixteen points. Noise on one of two curves is that of its samples
(single minibatches, a small validation set): what the weights do shows on both. A training loss of
single batches without a validation loss fluctuates by what the batches hold: it counts only if it
fluctuates far more in the last half than in the first.
False alarms: data whose difficulty changes on the way.
References: gradient descent in one dimension with noise of variance s^2/B: the floor grows with
lr/B.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.scatter import scatter_of_points
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

SCATTER = Threshold(
    "noise over the level",
    0.06,
    "ratio",
    "fires on 2% of the good runs of our grids, on 15% of the high ones",
)
SHARE = Threshold("noise over the fall", 0.02, "ratio", "visible on the whole curve's scale")
GROWN = 2.0  # times: scatter that is not the batches' own
WILD = Threshold(
    "noise over the level, alone", 0.12, "ratio", "twice the noise, as that of a zigzag's swing"
)
WILD_SHARE = 0.005  # of the descent: noise around a loss of almost zero is none
FROM_FAR = 10.0  # times the level after a tenth of the run: a start that dwarfs what follows
FULL = 0.2
FEWEST_POINTS = 16  # eight in the last half: the noise of fewer is itself a matter of luck


def detect(features: Features) -> Symptom | None:
    """Scatter of every loss that can show what the weights do."""
    shapes = [shape for shape in (features.steady, features.held_out) if shape is not None]
    if not shapes or not all(_scatters(shape) for shape in shapes):
        return None
    if features.is_of_batches and not _grows(shapes[0]):
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


def _grows(shape: Shape) -> bool:
    """Whether the loss scatters far more in the last half than in the first.

    Batches of one size scatter alike all the way: what they hold does not depend on the weights.
    """
    middle = len(shape.y) // 2
    first, last = scatter_of_points(shape.y[:middle]), scatter_of_points(shape.y[middle:])
    return last > GROWN * first


def _scatters(shape: Shape) -> bool:
    if shape.points < FEWEST_POINTS or not shape.noise >= SCATTER.value:
        return False
    is_wild = shape.noise >= WILD.value and shape.noise_share >= WILD_SHARE
    return (is_wild and _starts_from_far(shape)) or shape.noise_share >= SHARE.value


def _starts_from_far(shape: Shape) -> bool:
    return shape.first >= FROM_FAR * (shape.first - shape.early_share * shape.descent)


SYMPTOM = SymptomRule("noisy", detect, (SCATTER, SHARE, WILD))
