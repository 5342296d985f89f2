"""What another batch size would do; from one run alone mostly unknown."""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.lamps import LampRule, Seen, is_unfinished, present
from dashboard.diagnosis.verdict import BatchSize, Lamp, LampName
from dashboard.diagnosis.weighed import Weighed

FAIR, WEAK = 0.6, 0.5  # confidences: without siblings a batch size is only inferred
LARGE = 512  # items: from here on published large-batch studies see gaps (1609.04836, 1705.08741)
FEW_UPDATES = 100  # updates an epoch: below it, an epoch is a small number of steps


def judge(features: Features, seen: Seen, _: Weighed) -> Lamp:
    """Too large when a large batch leaves the run unfinished; good without any problem."""
    batch = features.curves.setting("batch_size")
    if batch is None:
        return _unknown("no-batch-size")
    if "few-points" in seen:
        return _unknown("few-points")
    unfinished = is_unfinished(seen)
    if unfinished and batch >= LARGE and updates_per_epoch(features) < FEW_UPDATES:
        codes = present(seen, "still-falling-at-end", "late-descent")
        return Lamp(LampName.BATCH_SIZE, BatchSize.TOO_LARGE, WEAK, codes)
    if "good-final" in seen and not unfinished:
        return Lamp(LampName.BATCH_SIZE, BatchSize.GOOD, FAIR, ("good-final",))
    return _unknown("needs-siblings")


def updates_per_epoch(features: Features) -> float:
    """Updates in one epoch, NaN when the log counts only one of the two."""
    curves = features.curves
    return curves.steps / curves.epochs if curves.epochs > 0 else float("nan")


def _unknown(reason: str) -> Lamp:
    return Lamp(LampName.BATCH_SIZE, BatchSize.UNKNOWN, 0.0, reason=reason)


LAMP = LampRule(LampName.BATCH_SIZE, judge)
