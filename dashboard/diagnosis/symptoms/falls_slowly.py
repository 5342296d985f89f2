"""A fall that is spread evenly over the whole run instead of being fast at first.

What it measures: the share of the fall done in the first tenth of the run.
Why it matters: a well-chosen step does most of its work early; an even slope means that the steps
are small for the distance.
When it does not apply: fewer than ten points; a warm-up holds the start back.
False alarms: the log starts late, after the steep part.
References: the lesson's third case of the learning rate (falls so slowly that it is not worth
it).
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.schedule import warm_up_ends
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

EARLY = Threshold(
    "fall in the first tenth",
    0.5,
    "ratio",
    "fires on 6% of the good runs of our grids, on 70% of the low ones",
)
FULL = 0.15
FEWEST_POINTS = 10
WARM_UP = 0.05  # of the run: half of the tenth that is looked at


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) with an even descent."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS or not shape.early_share < EARLY.value:
        return None
    if warm_up_ends(features.curves) > WARM_UP * shape.last_x:
        return None
    if shape.end > shape.first - 0.5 * shape.descent:
        return None  # it did not keep what it gained: another fact
    if shape.falls_nowhere:
        return None
    return fact(
        "falls-slowly",
        features,
        shape,
        (float(shape.x[0]), shape.last_x),
        strength(shape.early_share, EARLY, FULL),
        share=max(0.0, shape.early_share),
    )


SYMPTOM = SymptomRule("falls-slowly", detect, (EARLY,))
