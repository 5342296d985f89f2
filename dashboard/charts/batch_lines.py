"""The runs of one batch size as a line over the learning rate: means, the best, what is stable."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.charts.outcomes import Fate, Outcome, Outcomes
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, eq=False)
class BatchLine:
    """The runs of one batch size."""

    batch_size: float  # NaN where unknown
    runs: tuple[Outcome, ...]

    @cached_property
    def by_rate(self) -> dict[float, list[Outcome]]:
        """The runs of each rate, the lowest first."""
        found: dict[float, list[Outcome]] = defaultdict(list)
        for one in sorted(self.runs, key=lambda one: one.lr):
            found[one.lr].append(one)
        return dict(found)

    @cached_property
    def means(self) -> dict[float, float]:
        """The mean of the runs that did not diverge, by rate; only where there is one."""
        ended = {
            lr: [one.value for one in runs if np.isfinite(one.value)]
            for lr, runs in self.by_rate.items()
        }
        return {lr: float(np.mean(values)) for lr, values in ended.items() if values}

    def best(self, outcomes: Outcomes) -> float:
        """The rate with the best mean among those where all ended; NaN without one."""
        whole = [lr for lr in self.means if self._is_sound(lr)] or list(self.means)
        return max(whole, key=lambda lr: outcomes.better(self.means[lr]), default=math.nan)

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
        BatchLine(math.nan if size is None else size, tuple(runs)) for size, runs in found.items()
    ]
    return sorted(every, key=lambda one: (-len(one.by_rate), one.batch_size))


def champion(shown: Sequence[BatchLine], outcomes: Outcomes) -> BatchLine | None:
    """The line with the best rate of all; ``None`` if no run ended with a value."""
    able = [one for one in shown if one.means]
    return max(able, key=lambda one: outcomes.better(one.means[one.best(outcomes)]), default=None)


def name_of(one: BatchLine, words: Sentences) -> str:
    """``lote 64``; nothing where the batch size is unknown."""
    if math.isnan(one.batch_size):
        return ""
    return words.say("label-batch", value=words.texts.number(one.batch_size))
