"""A loss above that of any guess, while the accuracy hardly moves.

What it measures: whether the training loss (validation where there is none) ends above what a
uniform guess over very many classes would give, while the accuracy gained next to nothing.
Why it matters: a mean over examples is so large where a few wrong answers cost very much, as after
steps that were too large.
When it does not apply: no loss or no accuracy; fewer than five points; a loss that ended above its
start, which is a fact of its own.
False alarms: a loss that is summed over examples or tokens is as large; so the fact alone is no
verdict, unless the loss is larger than any such sum.  Of such runs of the world 23 in 100 had a
rate that was too high.
References: cross-entropy of a uniform guess over n classes is ln(n); AutoTrainer (ICSE 2021) calls
a loss of 1e3 exploded.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact
from dashboard.diagnosis.shared.lost import ends_above
from dashboard.diagnosis.verdict import Symptom

HOPELESS = Threshold(
    "loss with accuracy unmoved", 10.0, "nats", "ln(22000): a uniform guess over ImageNet-22k"
)
HUGE = Threshold(
    "loss that no sum explains", 1e4, "nats", "1,024 examples of a guess among 17,000 classes"
)
MOVED = 0.1  # gain of accuracy that shows learning in spite of a huge loss
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """A training loss (held-out where there is none) that no mean over guesses reaches."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS or shape.end < HOPELESS.value:
        return None
    if not _unmoved(features) or ends_above(features, shape):
        return None
    span = (shape.best_x, shape.last_x)
    return fact(
        "loss-beyond-guess",
        features,
        shape,
        span,
        0.0,
        huge="yes" if shape.end >= HUGE.value else "no",
        first=shape.first,
        end=shape.end,
    )


def _unmoved(features: Features) -> bool:
    errors = features.train_error or features.held_out_error
    return errors is not None and errors.first - errors.end < MOVED


SYMPTOM = SymptomRule("loss-beyond-guess", detect, (HOPELESS, HUGE))
