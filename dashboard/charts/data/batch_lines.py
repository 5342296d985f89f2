"""The runs of one batch size as a line over the learning rate: the best, and what is stable."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, eq=False)
class BatchLine:
    """The runs of one batch size."""

    batch_size: float  # NaN where unknown
    runs: tuple[Outcome, ...]
    outcomes: Outcomes  # that they are of

    @cached_property
    def by_rate(self) -> dict[float, list[Outcome]]:
        """The runs of each rate, the lowest first."""
        found: dict[float, list[Outcome]] = defaultdict(list)
        for one in sorted(self.runs, key=lambda one: one.lr):
            found[one.lr].append(one)
        return dict(found)

    @cached_property
    def middles(self) -> dict[float, float]:
        """What the middle one of the runs of each rate reached; only where one ended."""
        found = {lr: self.outcomes.middle(runs) for lr, runs in self.by_rate.items()}
        return {lr: value for lr, value in found.items() if np.isfinite(value)}

    def best(self, outcomes: Outcomes) -> float:
        """The best run's rate, else the one that reached most where all ended; NaN without one."""
        for one in self.runs:
            if one.run.run_id == outcomes.best_run:
                return one.lr
        whole = [lr for lr in self.middles if self._is_sound(lr)] or list(self.middles)
        return max(whole, key=lambda lr: outcomes.better(self.middles[lr]), default=math.nan)

    def stable(self, outcomes: Outcomes) -> tuple[float, float]:
        """The rates around the best one between which every run ended, from and to."""
        best, low, high = self.best(outcomes), math.nan, math.nan
        for lr in self.by_rate:
            if not self._is_sound(lr):
                if lr > best:
                    break
                low = high = math.nan
                continue
            low = lr if math.isnan(low) else low
            high = lr
        return low, high

    def _is_sound(self, lr: float) -> bool:
        return all(one.fate is Fate.ENDED for one in self.by_rate[lr])


def batch_lines(outcomes: Outcomes) -> list[BatchLine]:
    """The runs by batch size, those with most rates first."""
    found: dict[float | None, list[Outcome]] = defaultdict(list)
    for one in outcomes.many:
        if np.isfinite(one.lr):
            found[one.batch_size if np.isfinite(one.batch_size) else None].append(one)
    every = [
        BatchLine(math.nan if size is None else size, tuple(runs), outcomes)
        for size, runs in found.items()
    ]
    return sorted(every, key=lambda one: (-len(one.by_rate), one.batch_size))


def champion(shown: Sequence[BatchLine], outcomes: Outcomes) -> BatchLine | None:
    """The line with the best rate of all; ``None`` if no run ended with a value."""
    able = [one for one in shown if one.middles]

    def goodness(one: BatchLine) -> tuple[bool, float]:
        has_best = outcomes.best_run in {each.run.run_id for each in one.runs}
        return has_best, outcomes.better(one.middles[one.best(outcomes)])

    return max(able, key=goodness, default=None)


def name_of(one: BatchLine, words: Sentences) -> str:
    """``lote 64``; nothing where the batch size is unknown."""
    if math.isnan(one.batch_size):
        return ""
    return words.say("label-batch", value=words.texts.number(one.batch_size))
