"""The map of a class: what each rate and batch size ended with, and how far seeds differ."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median_low, stdev

from dashboard.classroom.cells import CellLog
from dashboard.classroom.grid import Grid
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS


@dataclass(frozen=True, slots=True)
class Setting:
    """One pair of rate and batch size.

    Attributes:
        values: One of each seed that ended, in the order of the seeds: of several logs of one seed
            the lower middle one.
        diverged: Seeds of which the log diverged.
        logs: Logs of it, those without the measure of the map among them.
    """

    lr: float
    batch_size: int
    values: tuple[float, ...]
    diverged: int
    logs: int

    @property
    def mean(self) -> float:
        """Over the seeds that ended; NaN without one."""
        return fmean(self.values) if self.values else math.nan

    @property
    def spread(self) -> float:
        """The sample's standard deviation over the seeds; NaN for fewer than two."""
        return stdev(self.values) if len(self.values) > 1 else math.nan


@dataclass(frozen=True, slots=True)
class CellMap:
    """All pairs, row by row: batch sizes from low to high, in each the rates from low to high."""

    metric: str  # accuracy or loss, "" before the first log
    settings: tuple[Setting, ...]
    cells: int  # of the grid, seeds counted
    filled: int  # of these with a log
    unmeasured: int  # logs without the metric

    def best(self) -> Setting | None:
        """The pair with the best mean, of those of which most seeds ended; ``None`` without one."""
        sign = 1 if self.metric == ACCURACY else -1
        ended = [one for one in self.settings if len(one.values) > one.diverged]
        return max(ended, key=lambda one: sign * one.mean, default=None)

    def shares(self) -> dict[Setting, float]:
        """How good each pair is that ended, from 0 for the worst to 1 for the best."""
        ended = [one for one in self.settings if one.values]
        if not ended:
            return {}
        sign = 1 if self.metric == ACCURACY else -1
        values = [sign * one.mean for one in ended]
        span = (max(values) - min(values)) or 1.0
        return {one: (value - min(values)) / span for one, value in zip(ended, values, strict=True)}


def cell_map(grid: Grid, logs: Sequence[CellLog]) -> CellMap:
    """The map of the ``logs`` that came in."""
    cells = {cell.number: cell for cell in grid.cells()}
    known = [log for log in logs if log.cell in cells]
    metric = metric_of(known)
    by_pair: dict[tuple[float, int], dict[int, list[CellLog]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for log in known:
        cell = cells[log.cell]
        by_pair[cell.lr, cell.batch_size][cell.seed].append(log)
    settings = tuple(
        _setting(lr, size, by_pair.get((lr, size), {}), metric)
        for size in grid.batch_sizes
        for lr in grid.rates
    )
    unmeasured = sum(not log.diverged and math.isnan(_value(log, metric)) for log in known)
    return CellMap(metric, settings, len(cells), len({log.cell for log in known}), unmeasured)


def metric_of(logs: Iterable[CellLog]) -> str:
    """What the logs are compared by: the accuracy where as many have one as have a loss."""
    ended = [log for log in logs if not log.diverged]
    accuracies = sum(not math.isnan(log.accuracy) for log in ended)
    losses = sum(not math.isnan(log.loss) for log in ended)
    if not ended:
        return ""
    return ACCURACY if accuracies >= losses else LOSS


def _setting(lr: float, size: int, seeds: Mapping[int, list[CellLog]], metric: str) -> Setting:
    values, diverged = [], 0
    for _, logs in sorted(seeds.items()):
        ended = [log for log in logs if not log.diverged]
        found = [value for log in ended if not math.isnan(value := _value(log, metric))]
        if found:
            values.append(median_low(found))
        diverged += not ended
    return Setting(lr, size, tuple(values), diverged, sum(map(len, seeds.values())))


def _value(log: CellLog, metric: str) -> float:
    return {ACCURACY: log.accuracy, LOSS: log.loss}.get(metric, math.nan)
