"""A learning rate of zero.

What it measures: the configured learning rate, or a logged one that is zero from start to end.
Why it matters: no update changes a weight; the run measures its own initial state.
When it does not apply: neither a setting nor a logged rate; a loss that falls all the same, beyond
its noise: then the rate was only rounded to zero when it was written.
False alarms: groups of weights of which only the first one's rate is logged.
References: the lesson on going down step by step: a step size near zero barely moves.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold
from dashboard.diagnosis.verdict import Symptom

FALLS = Threshold("fall of the loss", 0.1, "ratio", "frozen weights give no fall at all")
OVER_NOISE = 3.0  # times the noise of one point that such a fall must exceed


def detect(features: Features) -> Symptom | None:
    """A rate of exactly zero, logged throughout or, where none is logged, configured."""
    logged = features.curves.schedule()
    if logged is not None:
        zero = len(logged) > 1 and bool(np.all(logged.y == 0))
    else:
        zero = features.curves.setting("lr") == 0
    if not zero or _trains(features):
        return None
    return Symptom(
        code="lr-zero",
        strength=1.0,
        split="none",
        metric="learning_rate",
        from_x=float(logged.x[0]) if logged is not None else float("nan"),
        to_x=float(logged.x[-1]) if logged is not None else float("nan"),
        evidence={"logged": "yes" if logged is not None else "no"},
    )


def _trains(features: Features) -> bool:
    """Whether the loss falls, which it cannot do while the weights do not change."""
    shape = features.main
    if shape is None or not shape.positive:
        return False
    fall = 1 - shape.end / shape.first
    noise = 0.0 if np.isnan(shape.noise) else shape.noise
    return fall > max(FALLS.value, OVER_NOISE * noise)


SYMPTOM = SymptomRule("lr-zero", detect, (FALLS,))
