"""A training loss that stays lost: above its start, or no number, and with no way back in sight.

What it measures: of a run that is still being written, how many points in a row at its end have a
training loss above the start.  Where the accuracy is that of a guess, anything above its start
counts; or are no number.
Why it matters: such a run has less than before its first update, and of those of our world hardly
one came back to a good end: what is left of its time is better spent on another setting.
When it does not apply: the run has ended, and other facts say how; there is no training loss, or
one that can be negative; during a warm-up of the rate.
False alarms: a schedule that takes the rate down to nothing brings some of these runs back a
little; docs/diagnosis.md says how often.
References: AutoTrainer (ICSE 2021) and Keras' TerminateOnNaN stop at once; the limits were chosen
on families of trainings and tested on those left out (``python -m benchmarks.early``).
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.schedule import warm_up_ends
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.shared.lost import (
    ABOVE,
    FALL,
    FEWEST_POINTS,
    IN_A_ROW,
    stretch_above,
    trailing,
)
from dashboard.diagnosis.symptoms import at_chance
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import Curve

NO_NUMBERS = Threshold(
    "points that are no numbers", 3, "points", "mixed precision skips one or two; both losses: 1"
)
FULL = 2.0  # level over start that leaves no doubt


def detect(features: Features) -> Symptom | None:
    """A training loss that is lost at the last point, and has been for a while."""
    curve = _without_numbers(features)
    if curve is not None:
        at = float(curve.x[len(curve) - trailing(~np.isfinite(curve.y))])
        lost = trailing(~np.isfinite(curve.y))
        return _said(features, curve, (at, float(curve.x[-1])), 1.0, "no-number", lost)
    shape = features.train
    if shape is None or not shape.positive or shape.points < FEWEST_POINTS:
        return None
    if shape.last_x <= warm_up_ends(features.curves):
        return None
    guess = at_chance.detect(features)
    level = ABOVE.value if guess is None else 1.0
    found = stretch_above(shape, level)
    if found.points < IN_A_ROW.value or found.fall >= FALL.value:
        return None
    kind = "above" if guess is None else "guess"
    span = found.from_x, shape.last_x
    ratio = shape.end / shape.first
    return _said(
        features, shape, span, strength(ratio, ABOVE, FULL), kind, found.points, ratio=ratio
    )


def _without_numbers(features: Features) -> Curve | None:
    """The training loss whose last points are no numbers; one is enough if both losses have it."""
    train, held_out = features.train_loss, features.held_out_loss
    if train is None or not len(train):
        return None
    lost = trailing(~np.isfinite(train.y))
    both = held_out is not None and len(held_out) and not np.isfinite(held_out.y[-1])
    return train if lost >= NO_NUMBERS.value or (lost and both) else None


def _said(
    features: Features,
    read: Shape | Curve,
    span: tuple[float, float],
    strong: float,
    lost_as: str,
    points: int,
    *,
    ratio: float = float("nan"),
) -> Symptom:
    first = read.first if isinstance(read, Shape) else float("nan")
    end = read.end if isinstance(read, Shape) else float("nan")
    numbers = {"points": points, "at": span[0], "ratio": ratio, "first": first, "end": end}
    return fact("stays-lost", features, read, span, strong, lost_as=lost_as, **numbers)


SYMPTOM = SymptomRule("stays-lost", detect, (ABOVE, IN_A_ROW, FALL, NO_NUMBERS), of_running=True)
