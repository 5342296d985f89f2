"""A loss that hardly moves from the first point to the last.

What it measures: the whole fall of the training loss relative to its first value; where it
fluctuates, whether one half of it lies lower than the other.
Why it matters: nothing is learned: a wrong label order, a dead activation, a wrong loss, inputs on
a wrong scale, or a learning rate that is zero or far off.
When it does not apply: fewer than five points; a loss that is not positive; an accuracy that
rises all the same.
False alarms: a run that continues from a trained model.
References: the course text's fourth rule (all bad from the start); AutoTrainer's slow convergence.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

DESCENT = Threshold(
    "fall over the first value",
    0.02,
    "ratio",
    "95% of the good runs of our grids fall by 79% or more",
)
SCATTERED = Threshold(
    "fall that noise can make",
    0.1,
    "ratio",
    "the lowest of thirty points lies two standard deviations below their mean",
)
GAIN = Threshold("gain of accuracy", 0.05, "accuracy", "a run that gains more is learning")
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) without a descent."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS or not shape.positive:
        return None
    fall = shape.descent / shape.first
    moves = fall >= DESCENT.value or shape.end > shape.first * (1 + DESCENT.value)
    if moves and not _only_scatters(shape):
        return None
    errors = features.held_out_error or features.train_error
    if errors is not None and errors.first - errors.best > GAIN.value:
        return None
    return fact(
        "flat-from-start",
        features,
        shape,
        (float(shape.x[0]), shape.last_x),
        strength(fall, DESCENT, 0.0),
        fall=fall,
        first=shape.first,
        best=shape.best,
        end=shape.end,
    )


def _only_scatters(shape: Shape) -> bool:
    """Whether the loss moves by no more than scatter can make of this level."""
    return shape.way <= SCATTERED.value * shape.first and shape.only_scatters


SYMPTOM = SymptomRule("flat-from-start", detect, (DESCENT, SCATTERED, GAIN))
