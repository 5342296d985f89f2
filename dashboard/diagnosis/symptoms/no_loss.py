"""A log without a loss or an accuracy.

What it measures: whether any curve is a loss (or an error such as MSE, MAE, perplexity) or an
accuracy. Several losses and none for the whole are none.
Why it matters: the indicators are judged from them; rewards, timings or scores alone are no
evidence on the learning rate or the model.
When it does not apply: a loss or an accuracy is there; the run's loss measures no progress
(reinforcement learning, GANs), which another fact covers.
False alarms: a loss under an unusual name; rename it to "loss" and load again.
References: logs of reinforcement learning hold rewards and no loss that measures the progress of
training.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.counted import facts
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.rule import SymptomRule
from dashboard.diagnosis.verdict import Symptom


def detect(features: Features) -> Symptom | None:
    """No curve that a lamp could be judged from."""
    has_loss = features.train_loss is not None or features.held_out_loss is not None
    if has_loss or features.train_error is not None or features.held_out_error is not None:
        return None
    if features.objective.kind is not Kind.FIT:
        return None  # another fact has what the run minimises, and what counts
    metrics = sorted({metric for metric, _ in features.curves.curves})
    return Symptom(
        code="no-loss",
        strength=1.0,
        split="none",
        metric="",
        from_x=float("nan"),
        to_x=float("nan"),
        evidence={
            **facts(features.curves, features.objective),
            "metrics": ", ".join(metrics[:3]),
            "count": len(metrics),
            "kind": kind(features),
        },
    )


def kind(features: Features) -> str:
    """``losses`` (several, none for the whole) or ``none``: what is there instead."""
    names = {metric for metric, _ in features.curves.curves}
    return "losses" if any("loss" in name.lower() for name in names) else "none"


SYMPTOM = SymptomRule("no-loss", detect)
