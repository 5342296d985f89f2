"""A single jump of the training loss that the run recovers from.

What it measures: the largest rise from one logged point to the next, against the noise of the
curve, if at least half of it is undone by the end.
Why it matters: one bad batch or one overlong step nearly cost the run; clipping gradients guards
against it.
When it does not apply: fewer than ten points.
False alarms: a scheduled change (learning rate, batch size, data) may cause a jump on purpose.
References: PaLM (2204.02311), 5.1 on loss spikes; Google's Tuning Playbook on instabilities.
"""

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom

JUMP = Threshold("jump over the level before it", 1.0, "ratio", "the loss at least doubles")
OVER_NOISE = 10.0  # times the curve's own noise
BACK = 0.5  # share of the jump that must be made good by the end
FULL = 5.0
FEWEST_POINTS = 10


def detect(features: Features) -> Symptom | None:
    """The highest jump of the raw training loss, if the run came back from it."""
    curve, shape = features.train_loss, features.train
    if curve is None or shape is None or shape.points < FEWEST_POINTS or not shape.positive:
        return None
    finite = curve.finite
    earlier, later = finite.y[:-1], finite.y[1:]
    rises = np.where(earlier > 0, later - earlier, -np.inf)  # none up from an empty batch
    at = int(np.argmax(rises)) + 1
    before, top = float(finite.y[at - 1]), float(finite.y[at])
    jump = (top - before) / before
    if jump < JUMP.value or top - before < OVER_NOISE * shape.noise * shape.end:
        return None
    after = finite.y[at + 1 :]
    if not len(after) or top - float(after.min()) < BACK * (top - before):
        return None  # the median of the last points may lie before it: a loss that still flies off
    if top - shape.end < BACK * (top - before) or top - before < 0.1 * shape.descent:
        return None
    return fact(
        "spike",
        features,
        shape,
        (float(finite.x[at - 1]), float(finite.x[at])),
        strength(jump, JUMP, FULL),
        at=float(finite.x[at]),
        before=before,
        top=top,
        jump=jump,
    )


SYMPTOM = SymptomRule("spike", detect, (JUMP,))
