"""What a wrong setting is measured against: a problem's best one, and the noise of its seeds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.advice_healthy import healthy_runs
from benchmarks.advice_problems import RATES, Problem
from benchmarks.advice_trial import End, Noise, end_of, trained
from trainer.settings import Settings

SEEDS = 6  # of the best setting, for the noise
LEAST_NOISE = Noise(accuracy=0.005, loss=0.05)
CALM = 0.05  # of the best setting, where one of the grid rises by no more


@dataclass(frozen=True, slots=True)
class Reference:
    """A problem's best setting and the noise of its seeds; ``start`` is its first accuracy."""

    problem: Problem
    settings: Settings
    seeds: tuple[End, ...]
    healthy: tuple[Settings, ...]

    @property
    def end(self) -> End:
        """How the first seed ended."""
        return self.seeds[0]


def reference(problem: Problem, store: Path) -> Reference:
    """The best rate of a problem's grid, its seeds, and the runs among which healthy ones are."""
    rates = RATES[problem.optimizer]
    ends = [end_of(trained(problem.at(lr), store)) for lr in rates]
    calm = [i for i, end in enumerate(ends) if end.loss <= (1 + CALM) * end.best_loss]
    best = max(calm or range(len(rates)), key=lambda i: _rank(ends[i]))
    settings = problem.at(rates[best])
    seeds = [end_of(trained(replace(settings, seed=seed), store)) for seed in range(SEEDS)]
    healthy = tuple(healthy_runs(problem, settings, store))
    return Reference(problem, settings, tuple(seeds), healthy)


def _rank(end: End) -> tuple[float, float]:
    if not np.isfinite(end.loss):
        return -np.inf, -np.inf
    return (0.0 if np.isnan(end.accuracy) else end.accuracy), -end.loss


def regret(end: End, top: End, found: Reference) -> float:
    """What a run lost against ``top``, as a share of what that one gained over guessing."""
    if not np.isfinite(end.loss):
        return np.inf
    start = found.seeds[0].start_accuracy if not np.isnan(end.accuracy) else -found.end.start_loss
    mine, most = (
        (end.accuracy, top.accuracy) if not np.isnan(end.accuracy) else (-end.loss, -top.loss)
    )
    return float((most - mine) / max(most - start, 1e-9))


def by_group(references: Iterable[Reference]) -> Mapping[str, list[Reference]]:
    """The references of each group of data set and model."""
    groups: dict[str, list[Reference]] = defaultdict(list)
    for one in references:
        groups[one.problem.group].append(one)
    return groups


def noise_of(references: Sequence[Reference]) -> Noise:
    """2·√2 standard deviations over the seeds, pooled over a group's optimizers."""
    accuracy = [np.var([end.accuracy for end in one.seeds], ddof=1) for one in references]
    loss = [
        np.var([end.loss for end in one.seeds], ddof=1)
        / np.mean([end.loss for end in one.seeds]) ** 2
        for one in references
    ]
    by = 2 * np.sqrt(2)
    return Noise(
        max(LEAST_NOISE.accuracy, float(np.nan_to_num(by * np.sqrt(np.mean(accuracy))))),
        max(LEAST_NOISE.loss, float(by * np.sqrt(np.mean(loss)))),
    )
