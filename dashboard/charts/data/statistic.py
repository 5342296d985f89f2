"""Which of a run's values stands for it where runs are compared by one number each."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from dashboard.diagnosis.siblings.member import Member
from dashboard.text.sentences import Sentences


class Statistic(StrEnum):
    """The ways; the first is that by which the report calls a run the best."""

    MEDIAN = "median"  # of the last few values, so that no lucky one decides
    LAST = "last"
    BEST = "best"

    def of(self, member: Member) -> float:
        """The score of a run, higher is better; NaN for one that diverged or has no value."""
        values = member.quality.finite.y if member.quality is not None else np.empty(0)
        if self is Statistic.MEDIAN or member.diverged or not len(values):
            return member.ended_at()
        return float(values.max() if self is Statistic.BEST else values[-1])


def described(
    heading: str, statistic: Statistic, optimizers: Sequence[str], words: Sentences
) -> str:
    """The heading of a figure with the value that stands for a run, and the optimizers of all."""
    return words.say(
        "outcomes-heading",
        heading=heading,
        statistic=statistic.value,
        optimizer=", ".join(map(words.setting_value, optimizers)) or "none",
    )
