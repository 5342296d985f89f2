"""Advice to warm the rate up: in epochs where the run has that many, else in steps."""

import math
from collections.abc import Iterable

from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.siblings.rounding import round_epochs
from dashboard.diagnosis.verdict import Recommendation

WARM_UP_EPOCHS = 5  # of a rate scaled with the batch; Goyal et al. 2017, section 2.2
WARM_UP_SHARE = 0.05  # of the steps: the middle of what language models are warmed up over


def has_epochs(situation: Situation) -> bool:
    """Whether the run has as many epochs as a warm-up takes."""
    return situation.case.curves.epochs >= WARM_UP_EPOCHS


def warm_up(situation: Situation, because: tuple[str, ...]) -> Iterable[Recommendation]:
    """A warm-up; none for a run of which neither epochs nor steps are known."""
    steps = situation.case.curves.steps * WARM_UP_SHARE
    if has_epochs(situation):
        yield Recommendation("warm_up", "warmup_epochs", 0, WARM_UP_EPOCHS, because)
    elif math.isfinite(steps) and steps >= 1:
        length = round_epochs(steps)
        yield Recommendation("warm_up", "warmup_steps", 0, length, because, {"steps": length})
