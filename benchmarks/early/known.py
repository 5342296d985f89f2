"""Runs whose outcome is known, from the world and from public studies, to be followed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.published import OWN, PUBLISHED, Labelled, load, own
from benchmarks.world.logged import Form, logged
from benchmarks.world.store import world
from benchmarks.world.truth import LEARNED, WORTH, Truth
from dashboard.diagnosis.features import ends
from dashboard.diagnosis.features.levels import end_length, middle
from dashboard.diagnosis.features.scatter import scatter_of
from dashboard.model.curve import RunCurves
from dashboard.model.table import FloatArray

SEED = 11
ONE_SEED = 0  # of the two that each rate of the world was trained with
SIDES = {
    "too_low": "low",
    "slightly_low": "low",
    "good": "good",
    "slightly_high": "high",
    "too_high": "high",
    "too_high_no_learning": "high",
    "diverged": "high",
    "diverged_nan": "high",
}
LOST = {"too_high_no_learning", "diverged", "diverged_nan", "nan_loss"}
"""Labels of runs that ended with nothing."""

FINE = {"good", "non_overfit", "reference_ok", "slight_gap"}
NEVER = -np.inf


@dataclass(frozen=True, slots=True)
class Known:
    """One run and what became of it; ``None`` and ``""`` where nobody knows."""

    source: str
    problem: str
    family: str  # what is left out together
    curves: RunCurves
    rate: str  # low, good or high
    is_good: bool  # it ended as well as runs of its kind do
    is_lost: bool | None  # it ended with nothing, at a rate that is too high
    over: bool | None  # an earlier stop had been better
    under: bool | None
    broken: bool | None  # it never learned
    batch_is_good: bool | None
    gains_after: Callable[[float], bool]  # whether it still gained anything after a share of it
    length: float = 1.0  # planned length over the logged one


def of_world(most: int | None = None) -> Iterator[Known]:
    """One log of each run of the base grids (one seed), written as people write logs."""
    for count, (name, problem) in enumerate(world().groupby("problem")):
        if most is not None and count >= most:
            return
        chance = np.random.default_rng([SEED, int(str(name)[1:])])
        runs = problem[(problem["variation"] == "base") & (problem["seed"] == ONE_SEED)]
        truth = Truth(problem)
        for row in runs.itertuples():
            form = Form.drawn(chance, is_once='"once"' in str(row.settings))
            yield _of_world(row, truth, form)


def _of_world(row: Any, truth: Truth, form: Form) -> Known:
    grid = truth.base
    last, rate = len(row.test_loss) - 1, int(np.searchsorted(grid.rates, row.lr))
    labels = truth.labels("base", rate, int(row.seed), grid.epochs)
    learns, gain = truth.learns(grid, grid.epochs), truth.gain(grid, grid.epochs)
    end = max(grid.outcome(rate, int(row.seed), grid.epochs), grid.start)
    has_nothing = end - grid.start <= LEARNED * gain
    tolerance = truth.tolerance(grid, grid.epochs)

    def gains_after(share: float) -> bool:
        now = grid.outcome(rate, int(row.seed), round(share * last))
        return bool(end - max(now, grid.start) > tolerance)

    side = SIDES.get(labels.rate, "")
    return Known(
        "world",
        str(row.problem),
        str(row.family),
        logged(row, form, last),
        side,
        is_good=side == "good",
        is_lost=bool(has_nothing and labels.rate == "too_high") if learns else None,
        over=_told(labels.over),
        under=_told(labels.under),
        broken=bool(has_nothing) if learns else True,
        batch_is_good=_neither(labels.batch_large, labels.batch_small),
        gains_after=gains_after,
        length=grid.epochs / max(last, 1),
    )


def _told(label: float) -> bool | None:
    return None if np.isnan(label) else bool(label)


def _neither(large: float, small: float) -> bool | None:
    if large == 1 or small == 1:
        return False
    return None if np.isnan(large) or np.isnan(small) else True


def of_studies(data: Path | None) -> Iterator[Known]:
    """The runs of our older grids and, where ``data`` holds them, of the public studies."""
    for run in own(*OWN):
        yield _labelled(run)
    for name in PUBLISHED if data is not None else ():
        for run in load(Path(str(data)), name):
            if name != "deepobs" or run.row.get("group_reliable") == "yes":
                yield _labelled(run)


def _labelled(run: Labelled) -> Known:
    label, rate = run.label, SIDES.get(run.label, "")
    is_good = label in FINE or label.startswith("healthy")
    is_lost = label in LOST
    return Known(
        run.source,
        f"{run.source}/{run.problem}",
        run.source,
        run.curves,
        rate,
        is_good=is_good,
        is_lost=is_lost if rate or is_lost or is_good else None,
        over=_either(label, {"overfit", "overfit_strong"}, is_good=is_good),
        under=False if is_good else None,
        broken=True if label.startswith("broken") or is_lost else (False if is_good else None),
        batch_is_good=True if label == "reference_ok" else None,
        gains_after=_gains(run.curves),
    )


def _either(label: str, yes: set[str], *, is_good: bool) -> bool | None:
    return True if label in yes else (False if is_good else None)


def _gains(curves: RunCurves) -> Callable[[float], bool]:
    """Whether the run's own result still gained after a share of it, beyond its own scatter.

    What lies below the first value counts as the first value.
    """
    held_out, train, _ = ends(curves)
    curve = train if held_out is None else held_out
    if curve is None or not len(curve):
        return lambda _: False
    first, y = float(curve.y[0]), curve.y
    least = max(WORTH * (first - float(y.min())), 2 * scatter_of(curve))
    final = min(_level(y), first)
    is_lost = any(not np.isfinite(one.y[-1]) for one in curves.curves.values() if len(one))

    def gains_after(share: float) -> bool:
        at = max(1, int(np.searchsorted(curve.x, share * curve.x[-1], side="right")))
        return not is_lost and bool(min(_level(y[:at]), first) - final > least)

    return gains_after


def _level(y: FloatArray) -> float:
    return middle(y[-end_length(len(y)) :].tolist())


Sources = Mapping[str, list[Known]]
