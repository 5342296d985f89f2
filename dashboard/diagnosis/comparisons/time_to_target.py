"""How long each setting takes to the same score.

What it measures: the x at which the score curve first reaches a common target and the number of
updates until then; for the fastest and the slowest setting that get there.
Why it matters: two runs that end alike may differ by a factor of ten in what they cost.  Epochs
are no time: of a larger batch they take fewer updates, so both numbers are given where known.
When it does not apply: with fewer than two settings that reach the target; to a best run that
reaches it at its first point.
False alarms: one lucky value on a noisy curve; the target must hold for two points in a row.
References: steps to a target, Shallue et al. 2018 (1811.03600).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.features.objective import counted_in
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import (
    NONE,
    Facts,
    factor,
    ids,
    scale,
    settings,
    shown,
)
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.verdict import Comparison

TARGET = Threshold(
    "target",
    0.95,
    "of the best run's gain",
    "near the end, yet within reach of runs that fall short",
)
WORTH_SAYING = Threshold("factor", 2.0, "times as long", "less is within what seeds change")


def find(family: Family) -> Iterable[Comparison]:
    """The fastest setting beside the slowest that reaches the target."""
    best = family.best
    if best is None:
        return
    target = family.floor + TARGET.value * (best.score - family.floor)
    cells = [cell for cell in family.ranked if not cell.diverged]
    reached = [(x, cell) for cell in cells if np.isfinite(x := reaching_x(cell, target))]
    if len(reached) < 2:
        return
    fast_x, fast = min(reached, key=lambda pair: (pair[0], pair[1].first.run_id))
    slow_x, slow = max(reached, key=lambda pair: (pair[0], pair[1].first.run_id))
    if not fast_x > 0 or settings(fast) == settings(slow) or slow_x < WORTH_SAYING.value * fast_x:
        return
    evidence: Facts = scale(family) | settings(fast) | settings(slow, "slow_")
    updates, slow_updates = _updates(fast, fast_x), _updates(slow, slow_x)
    is_told = NONE not in (updates, slow_updates)
    evidence |= {
        "target": shown(family, target),
        "x": fast_x,
        "slow_x": slow_x,
        "unit": counted_in(fast.first.curves),
        "factor": factor(slow_x / fast_x),
        "updates": updates if is_told else NONE,
        "slow_updates": slow_updates if is_told else NONE,
        "cost": "fewer" if is_told and float(slow_updates) < float(updates) else "more",
    }
    yield Comparison("time-to-target", ids(fast, slow), evidence)


def reaching_x(cell: Cell, target: float) -> float:
    """The first x from which two values in a row reach ``target``; NaN if none do."""
    curve = cell.first.quality
    if curve is None:
        return float("nan")
    above = curve.y >= target
    twice = np.flatnonzero(above[:-1] & above[1:])
    return float(curve.x[twice[0]]) if len(twice) else float("nan")


def _updates(cell: Cell, x: float) -> int | str:
    travel = cell.first.travel
    return round(travel.updates_at(x)) if travel is not None and travel.absolute else NONE


COMPARISON = ComparisonRule("time-to-target", rank=50, find=find, thresholds=(TARGET, WORTH_SAYING))
