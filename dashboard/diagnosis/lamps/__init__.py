"""The four lamps, judged from one run alone; each file ends with its ``LAMP``.

A lamp's state means the outcome of an intervention (raise the rate, stop earlier, train longer),
inferred from the run's own facts.  Without enough evidence the state is unknown, and the reason
names what is missing.  A lamp whose rule fails is unknown too.  Lamps know no sibling.
"""

import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.diagnosis.agreement import agreed
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.train_and_held_out import DENSER, EVALUATIONS
from dashboard.diagnosis.rate_decision import Grounds
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
    State,
    Symptom,
)
from dashboard.diagnosis.weighed import Weighed
from dashboard.model.contained import Stage, contained
from dashboard.model.optimizers import of_writer
from dashboard.model.run import XUnit
from dashboard.model.scanned import scanned

Seen = Mapping[str, Symptom]
"""The symptoms of a run by their codes."""


@dataclass(frozen=True, slots=True)
class LampRule:
    """How one lamp is judged from the measures and the facts of one run."""

    name: LampName
    judge: Callable[[Features, Seen, Weighed], Lamp]
    grounds: Callable[[Features, Seen], Grounds] | None = None  # of a lamp that decides by them


def all_lamps() -> tuple[LampRule, ...]:
    """Every lamp of this folder."""
    return scanned(sys.modules[__name__], "LAMP")


def judge(
    features: Features, symptoms: Sequence[Symptom], weighed: Weighed | None = None
) -> dict[LampName, Lamp]:
    """Judge every lamp, in the order of :class:`LampName`, without contradictions.

    ``weighed`` is what the networks say, where they were asked already.
    """
    if features.objective.test is not None:
        return {name: Lamp(name, UNKNOWN[name], 0.0, reason=RANGE_TEST) for name in LampName}
    seen = {symptom.code: symptom for symptom in symptoms}
    weighed = weighed or Weighed(features, seen)
    judges = {rule.name: rule.judge for rule in all_lamps()}
    run_id = features.curves.run.run_id
    lamps = {
        name: contained(
            Stage.LAMP,
            name.value,
            partial(_judged, judges, name, features, seen, weighed),
            partial(unjudged, name),
            run_id,
        )
        for name in LampName
    }
    return agreed(lamps, seen)


def _judged(
    judges: Mapping[LampName, Callable[[Features, Seen, Weighed], Lamp]],
    name: LampName,
    features: Features,
    seen: Seen,
    weighed: Weighed,
) -> Lamp:
    """A lamp by its rule; raises ``KeyError`` for one whose file could not be loaded."""
    return judges[name](features, seen, weighed)


FAILED = "failed"
"""The reason of a lamp whose rule failed by a fault of this program."""

RANGE_TEST = "range-test"
"""The reason of every lamp of a range test, which is no training to be judged."""

UNKNOWN: Mapping[LampName, State] = {
    LampName.STABILITY: Stability.UNKNOWN,
    LampName.LEARNING_RATE: LearningRate.UNKNOWN,
    LampName.BATCH_SIZE: BatchSize.UNKNOWN,
    LampName.FIT: Fit.UNKNOWN,
}


def unjudged(name: LampName, _: object = None) -> Lamp:
    """The lamp whose rule failed."""
    return Lamp(name, UNKNOWN[name], 0.0, reason=FAILED)


FIRM = 0.3  # strength from which a late fall of the training loss counts
ACCURACY_WORTH = 0.003  # accuracy: a third of a point in a fifth of the run is worth going on for
ERROR_WORTH = (
    0.05  # and so is a twentieth of the errors that are left; with the first, either must do
)
PACE_WORTH = 0.1  # or a tenth of all the errors unlearned so far: half the pace of an even descent
LOSS_WORTH = 0.05  # the same for a held-out loss without accuracy, relative to its level


def is_unfinished(seen: Seen) -> bool:
    """Whether the run stopped while its held-out result still gained by going on."""
    falling = seen.get("still-falling-at-end")
    if falling is None or falling.strength <= FIRM:
        return False
    gain = float(falling.evidence["accuracy_gain"])
    if not math.isnan(gain):
        error_fall, share = (float(falling.evidence[f"error_{name}"]) for name in ("fall", "share"))
        return gain >= ACCURACY_WORTH and (error_fall >= ERROR_WORTH or share >= PACE_WORTH)
    return float(falling.evidence["held_out_fall"]) >= LOSS_WORTH


FEW_EPOCHS = 3.0  # up to here a run that counts updates is one pass over its data, or nearly


def may_be_one_pass(features: Features) -> bool:
    """Whether the run is one pass over its data, or may be: then its length is not known.

    Such a run is still falling at its end at any rate, its training and held-out losses lie on one
    another, and a schedule that ends there makes the most of it: half of the well-tuned language
    models that we tried look slow, or too small.  It counts updates and at most a few epochs; or
    only training is logged, at less than whole epochs.
    """
    curves, train = features.curves, features.train
    if curves.x_unit is XUnit.STEP:
        return not curves.epochs > FEW_EPOCHS  # NaN where epochs are not counted
    held_out = features.held_out or features.held_out_error
    if train is None or (held_out is not None and held_out.points >= EVALUATIONS):
        return False
    return train.points >= DENSER * (train.last_x - float(train.x[0]))


def may_be_large(features: Features) -> bool:
    """Whether the model may be a large one: it reads its data once, or such programs train it."""
    return bool(of_writer(features.curves.run.format)) or may_be_one_pass(features)


def other_objective(features: Features) -> tuple[str, str]:
    """The reason that a lamp gives where the loss is none of a fit, and the metric that counts."""
    objective = features.objective
    about = objective.counts.metric if objective.counts is not None else ""
    return f"objective-{objective.kind.value}", about


def present(seen: Seen, *codes: str) -> tuple[str, ...]:
    """Those of ``codes`` that were seen, in the order given."""
    return tuple(code for code in codes if code in seen)
