"""Too few points to judge a curve by.

What it measures: the number of finite points of the best-sampled loss or accuracy.
Why it matters: noise, trend and turning points look alike on four points.
When it does not apply: no loss and no accuracy at all.
False alarms: none; the rule counts.
References: two points make a trend and three a turning point; noise needs more.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.verdict import Symptom

FEWEST = Threshold("points", 5, "points", "a trend and a turning point need two and three")


def detect(features: Features) -> Symptom | None:
    """A best-sampled curve of fewer than five points."""
    shapes = (features.train, features.held_out, features.train_error, features.held_out_error)
    shape = max(filter(None, shapes), key=lambda shape: shape.points, default=None)
    if shape is None or shape.points >= FEWEST.value:
        return None
    return fact(
        "few-points",
        features,
        shape,
        (float(shape.x[0]), shape.last_x),
        1.0,
        points=shape.points,
    )


SYMPTOM = SymptomRule("few-points", detect, (FEWEST,))
