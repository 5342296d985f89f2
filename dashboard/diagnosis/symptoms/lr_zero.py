"""A learning rate of zero.

What it measures: the configured learning rate, or a logged one that is zero from start to end.
Why it matters: no update changes a weight; the run measures its own initial state.
When it does not apply: neither a setting nor a logged rate.
False alarms: a column that was rounded to zero when it was written.
References: the book on descent step by step: a step size near zero barely moves.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule
from dashboard.diagnosis.verdict import Symptom


def detect(features: Features) -> Symptom | None:
    """A rate of exactly zero, logged throughout or, where none is logged, configured."""
    logged = features.curves.schedule()
    if logged is not None:
        zero = len(logged) > 1 and bool(np.all(logged.y == 0))
    else:
        zero = features.curves.setting("lr") == 0
    if not zero:
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


SYMPTOM = SymptomRule("lr-zero", detect)
