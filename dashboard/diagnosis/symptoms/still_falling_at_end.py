"""A training loss that is still falling when the run stops.

What it measures: the fall of the training loss over the last fifth of the run, relative to its
level there or to its whole fall; and that validation loss (where logged) still falls with it.
Why it matters: training ends before the loss stops falling: more epochs may help. Many good runs
end this way too; by itself it is no fault.
When it does not apply: fewer than six points; a loss that is not positive; a schedule that takes
the rate to zero at the end makes a last fall.
False alarms: a training loss that heads for zero on memorized data falls for ever in relative
terms: the validation curve must fall too.
References: the course text's first pattern; Google's Tuning Playbook on training length.
"""

import math

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.schedule import ANNEALED, is_annealed
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.run import XUnit

FALL = Threshold(
    "fall over the last fifth",
    0.03,
    "ratio",
    "fires on 41% of the good runs of our grids, on 88% of the low ones",
)
HELD_OUT_FALL = Threshold("validation fall", 0.015, "ratio", "half the training loss's")
PACE = Threshold(
    "share of the fall in the last fifth", 0.1, "ratio", "half the pace of an even fall"
)
FULL_PACE = 0.2  # the pace of an even descent
END_OF_RATE = Threshold(
    "last over highest logged rate", ANNEALED, "ratio", "a schedule that ends the run"
)
OVER_NOISE = 1.0  # times the noise of one point that the fall must exceed
FULL = 0.15
FEWEST_POINTS = 6  # the last fifth of five is a single point, and one point does not fall


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that still falls at the end."""
    shape = features.main
    if shape is None or not _falls(shape, FALL) or is_annealed(features.curves):
        return None
    if features.held_out is not None and not _falls(features.held_out, HELD_OUT_FALL):
        return None
    error, nan = features.held_out_error, float("nan")
    start = shape.x[int(0.8 * (len(shape.x) - 1))]
    return fact(
        "still-falling-at-end",
        features,
        shape,
        (float(start), shape.last_x),
        max(
            strength(shape.late_fall, FALL, FULL),
            strength(_or_zero(shape.late_share), PACE, FULL_PACE),
        ),
        pace="epoch" if _is_in_epochs(features, shape.last_x - float(start)) else "fifth",
        fall=shape.late_fall,
        fall_per_x=shape.fall_per_x,
        end=shape.end,
        held_out_fall=nan if features.held_out is None else features.held_out.late_fall,
        error_fall=nan if error is None else error.late_fall,
        error_share=nan if error is None else error.late_share,
        accuracy_gain=nan if error is None else error.late_share * error.descent,
    )


def _is_in_epochs(features: Features, length: float) -> bool:
    """Whether the pace can be given per epoch: a stretch of less than one has none."""
    return features.curves.x_unit is XUnit.EPOCH and length >= 1


def _or_zero(number: float) -> float:
    return 0.0 if math.isnan(number) else number


def _falls(shape: Shape, threshold: Threshold) -> bool:
    if shape.points < FEWEST_POINTS or not shape.positive or shape.falls_nowhere:
        return False
    noise = _or_zero(shape.noise)  # NaN on short curves
    is_on_its_way = shape.late_share >= PACE.value and shape.late_fall > OVER_NOISE * noise
    return bool(is_on_its_way or shape.late_fall > max(threshold.value, OVER_NOISE * noise))


SYMPTOM = SymptomRule("still-falling-at-end", detect, (FALL, HELD_OUT_FALL, PACE, END_OF_RATE))
