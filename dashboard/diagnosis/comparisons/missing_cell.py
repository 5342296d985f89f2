"""The next cell of the learning rate × batch grid to try.

What it measures: first, a batch whose best run falls short of the family's best and whose scaled
rate was not tried; else the hole of the grid at the best batch, nearest to the best rate.
Why it matters: one more run is worth most where it decides something.
When it does not apply: with one batch size; with one rate, unless a batch falls short at it; or
when the grid is full.
False alarms: none known; it is a proposal, not a fault.
References: linear and square-root scaling (see ``dashboard.diagnosis.siblings.scaling``).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import ended, ids, scale, settings
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.rounding import round_rate
from dashboard.diagnosis.siblings.scaling import scaled_rate
from dashboard.diagnosis.verdict import Comparison

SAME_RATE = 1.3  # times: rates nearer than this are one cell
SHOWN = 32.0  # times: linear scaling was shown from batch 256 to 8192 (Goyal et al. 2017)
A_DECADE = 10.0  # times the highest of several rates that were tried: what lies beyond is no cell


def find(family: Family) -> Iterable[Comparison]:
    """At most one proposal."""
    best = family.best
    if best is None:
        return
    same = (cell for cell in family.cells if _optimizer(cell) == _optimizer(best))
    cells = [cell for cell in same if not np.isnan(cell.batch_size)]
    if np.isnan(best.lr) or len({c.batch_size for c in cells}) < 2 or best not in cells:
        return
    found = _scaled(family, cells, best) or _hole(cells, best)
    if found is None:
        return
    why, batch_size, lr = found
    evidence = scale(family) | settings(best, "best_") | {"best_score": ended(family, best)}
    evidence |= {"why": why, "batch_size": int(batch_size), "lr": lr}
    yield Comparison("missing-cell", ids(best), evidence)


def _scaled(family: Family, cells: list[Cell], best: Cell) -> tuple[str, float, float] | None:
    """The scaled rate at the batch that falls furthest short of the best, if it was not tried."""
    tops = {size: _top(cells, size) for size in {cell.batch_size for cell in cells}}
    short = [top for top in tops.values() if not family.is_near(top.score, best.score)]
    rates = {cell.lr for cell in cells}
    highest = A_DECADE * max(rates) if len(rates) > 1 else SHOWN * best.lr
    for top in sorted(short, key=lambda cell: (cell.score, cell.batch_size)):
        lr = scaled_rate(top.first, best)
        if top.batch_size > best.batch_size and lr <= highest:
            lr = round_rate(lr)
            if not any(_alike(cell, top.batch_size, lr) for cell in cells):
                return "scaled", top.batch_size, lr
    return None


def _hole(cells: list[Cell], best: Cell) -> tuple[str, float, float] | None:
    """The rate that other batches tried and the best batch did not, nearest to its own."""
    rates = sorted({cell.lr for cell in cells})
    holes = [lr for lr in rates if not any(_alike(cell, best.batch_size, lr) for cell in cells)]
    if not holes:
        return None
    lr = min(holes, key=lambda rate: (abs(np.log(rate / best.lr)), rate))
    return "hole", best.batch_size, lr


def _optimizer(cell: Cell) -> str:
    return cell.first.recipe.optimizer


def _top(cells: list[Cell], batch_size: float) -> Cell:
    return max((c for c in cells if c.batch_size == batch_size), key=lambda cell: cell.score)


def _alike(cell: Cell, batch_size: float, lr: float) -> bool:
    near = max(cell.lr, lr) <= SAME_RATE * min(cell.lr, lr)
    return cell.batch_size == batch_size and near


COMPARISON = ComparisonRule("missing-cell", rank=65, find=find)
