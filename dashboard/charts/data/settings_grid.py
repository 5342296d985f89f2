"""The cells of the map: one for each pair of learning rate and batch size, tried or not.

Where more values were tried than cells fit, neighbours share a cell: rates are rounded on a log
scale, batch sizes to powers of two.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes
from dashboard.diagnosis.verdict import Comparison

SAME_RATE = 1.3
"""Rates nearer than this many times are one cell, as for the finding that suggests one."""

LADDERS = ((1.0, 2.0, 5.0), (1.0, 3.0), (1.0,))
"""Steps within a decade to which rates are rounded, the finest first."""

MOST_ROWS = 10


@dataclass(frozen=True, eq=False)
class Cell:
    """One pair of settings; ``runs`` are those that tried it, none in an empty cell."""

    column: int
    row: int
    lr: float
    batch_size: float
    runs: tuple[Outcome, ...]
    is_suggested: bool
    value: float  # what the runs reached: the middle one's; NaN where there is none

    @cached_property
    def diverged(self) -> int:
        """How many of the runs diverged."""
        return sum(one.fate is Fate.DIVERGED for one in self.runs)

    @cached_property
    def ended(self) -> tuple[float, ...]:
        """The values of the runs that did not diverge."""
        return tuple(one.value for one in self.runs if np.isfinite(one.value))

    @cached_property
    def fate(self) -> Fate | None:
        """What became of more than half of the runs; ``None`` for an empty cell."""
        if not self.runs:
            return None
        if 2 * self.diverged > len(self.runs) or not self.ended:
            return Fate.DIVERGED
        stalled = sum(one.fate is Fate.STALLED for one in self.runs)
        return Fate.STALLED if 2 * stalled > len(self.runs) else Fate.ENDED


@dataclass(frozen=True, eq=False)
class SettingsGrid:
    """Columns are rates and rows batch sizes, both from low to high."""

    rates: tuple[float, ...]
    batch_sizes: tuple[float, ...]
    cells: tuple[Cell, ...]  # row by row, empty ones too
    is_rounded: bool

    def best(self, outcomes: Outcomes) -> Cell | None:
        """The cell of the best run, else of the best value of those that ended; maybe ``None``."""
        for cell in self.cells:
            if outcomes.best_run in {one.run.run_id for one in cell.runs}:
                return cell
        ended = [cell for cell in self.cells if cell.fate is Fate.ENDED]
        return max(ended, key=lambda cell: outcomes.better(cell.value), default=None)


def settings_grid(
    outcomes: Outcomes, suggestion: Comparison | None, most_columns: int
) -> SettingsGrid:
    """The cells of all outcomes with a rate and a batch size, and the one to try next."""
    placed = [one for one in outcomes.many if np.isfinite([one.lr, one.batch_size]).all()]
    rate_of = _shared([one.lr for one in placed], most_columns, [_on(steps) for steps in LADDERS])
    size_of = _shared([one.batch_size for one in placed], MOST_ROWS, [_power(2), _power(4)])
    tried: dict[tuple[float, float], list[Outcome]] = defaultdict(list)
    for one in placed:
        tried[rate_of[one.lr], size_of[one.batch_size]].append(one)
    rates, sizes = set(rate_of.values()), set(size_of.values())
    wanted = _wanted(suggestion, rates) if suggestion is not None else None
    if wanted is not None:
        rates, sizes = rates | {wanted[0]}, sizes | {wanted[1]}
    columns, rows = tuple(sorted(rates)), tuple(sorted(sizes))
    cells = tuple(
        Cell(
            column,
            row,
            lr,
            size,
            tuple(tried.get((lr, size), ())),
            is_suggested=(lr, size) == wanted and (lr, size) not in tried,
            value=outcomes.middle(tried.get((lr, size), ())),
        )
        for row, size in enumerate(rows)
        for column, lr in enumerate(columns)
    )
    is_rounded = any(value != cell for value, cell in (rate_of | size_of).items())
    return SettingsGrid(columns, rows, cells, is_rounded)


def _wanted(suggestion: Comparison, rates: set[float]) -> tuple[float, float] | None:
    """The suggested pair, at a rate of the grid where it has one near."""
    lr, size = suggestion.evidence.get("lr"), suggestion.evidence.get("batch_size")
    if not isinstance(lr, int | float) or not isinstance(size, int | float):
        return None
    near = [rate for rate in rates if max(rate, lr) <= SAME_RATE * min(rate, lr)]
    return min(near, key=lambda rate: abs(math.log(rate / lr)), default=float(lr)), float(size)


def _shared(
    values: Sequence[float], most: int, roundings: Sequence[Callable[[float], float]]
) -> dict[float, float]:
    """Each value and the one that stands for its cell: itself, if there are not too many."""
    exact = {value: value for value in values}
    for rounding in roundings:
        if len(set(exact.values())) <= most:
            break
        exact = {value: rounding(value) for value in values}
    return exact


def _on(steps: Sequence[float]) -> Callable[[float], float]:
    """Rounding of a positive number to the nearest of ``steps`` times a power of ten."""

    def rounded(value: float) -> float:
        decade = math.floor(math.log10(value))
        near = (float(f"{step}e{power}") for power in (decade, decade + 1) for step in steps)
        return min(near, key=lambda place: abs(math.log(place / value)))

    return rounded


def _power(base: int) -> Callable[[float], float]:
    """Rounding of a positive number to the nearest power of ``base``."""
    return lambda value: float(base) ** round(math.log(value, base))
