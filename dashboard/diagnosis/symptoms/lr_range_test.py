"""A range test of the learning rate, and the rates that it suggests.

What it measures: whether the run is a short training whose learning rate rises geometrically until
the loss explodes: its settings say so; or the logged rate rises over three powers of ten or more on
a straight line of its logarithm while the loss falls and then climbs back.
Why it matters: the loss explodes by design, which says nothing of the model; what counts is the
rate that the test suggests.
When it does not apply: a warm-up, which is linear or ends before the run does; no logged rate;
fewer than 20 points.
False alarms: a training whose rate was raised exponentially from start to end on purpose.
References: Smith 2017 (1506.01186), section 3.3; fastai's lr_find for valley, steepest and
minimum/10.
"""

import math

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.range_test import BACK, DECADES, FEWEST, STRAIGHT, Suggestion
from dashboard.diagnosis.rule import SymptomRule, Threshold
from dashboard.diagnosis.verdict import Symptom

RISE = Threshold("rise of the rate", DECADES, "powers of ten", "warm-ups rise by less, or linearly")
LINE = Threshold(
    "off the line", STRAIGHT, "of the rise", "a geometric rise is exact but for rounding"
)
CLIMB = Threshold(
    "climb of the loss", BACK, "of its fall", "published tests stop at 4 or 5 times the best"
)
POINTS = Threshold("points", FEWEST, "points", "with fewer the fall has no shape")


def detect(features: Features) -> Symptom | None:
    """The rates and the suggestions of a test; NaN where the loss never fell."""
    test = features.objective.test
    if test is None:
        return None
    rates = {f"rate_{one.value}": test.suggested.get(one, math.nan) for one in Suggestion}
    return Symptom(
        code="lr-range-test",
        strength=1.0,
        split=test.split.value,
        metric="loss",
        from_x=float(test.x[0]),
        to_x=float(test.x[-1]),
        evidence={
            "suggests": "yes" if test.suggested else "no",
            "exploded": "yes" if test.has_exploded else "no",
            "told_by": test.told_by,
            "rate_from": float(test.rates[0]),
            "rate_to": float(test.rates[-1]),
            "points_read": len(test.rates),
            **rates,
        },
    )


SYMPTOM = SymptomRule("lr-range-test", detect, (RISE, LINE, CLIMB, POINTS))
