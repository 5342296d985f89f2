"""What another batch size would do; from one run alone mostly unknown."""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.lamps import LampRule, Seen, is_unfinished, present
from dashboard.diagnosis.verdict import BatchSize, Lamp, LampName
from dashboard.diagnosis.weighed import Weighed

CLEAR = 0.7
"""The probability from which a batch is called too large: on families of problems left out, a
smaller batch at the same rate ended better in seven of ten of those above it."""

LARGE = 512  # items: from here on published large-batch studies see gaps (1609.04836, 1705.08741)
EVEN = 0.5
FEW_UPDATES = 100  # updates an epoch: below it, an epoch is a small number of steps


def judge(features: Features, seen: Seen, weighed: Weighed) -> Lamp:
    """Too large when a large batch leaves the run unfinished; good without any problem.

    The confidence is the probability that a smaller batch, or none of another size, is better.
    """
    if features.objective.kind is Kind.BOOSTING:
        return _unknown("no-batches")
    batch = features.curves.setting("batch_size")
    if batch is None:
        return _unknown("no-batch-size")
    if "few-points" in seen:
        return _unknown("few-points")
    large, small = weighed.chance("batch_large"), weighed.chance("batch_small")
    unfinished = is_unfinished(seen)
    if unfinished and (
        large >= CLEAR or (batch >= LARGE and updates_per_epoch(features) < FEW_UPDATES)
    ):
        codes = present(seen, "still-falling-at-end", "late-descent")
        return Lamp(LampName.BATCH_SIZE, BatchSize.TOO_LARGE, max(large, EVEN), codes)
    good = 1 - max(large, small)
    if "good-final" in seen and not unfinished and good >= EVEN:
        return Lamp(LampName.BATCH_SIZE, BatchSize.GOOD, good, ("good-final",))
    return _unknown("needs-siblings")


def updates_per_epoch(features: Features) -> float:
    """Updates in one epoch, NaN when the log counts only one of the two."""
    curves = features.curves
    return curves.steps / curves.epochs if curves.epochs > 0 else float("nan")


def _unknown(reason: str) -> Lamp:
    return Lamp(LampName.BATCH_SIZE, BatchSize.UNKNOWN, 0.0, reason=reason)


LAMP = LampRule(LampName.BATCH_SIZE, judge)
