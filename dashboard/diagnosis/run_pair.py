"""Two runs of one set compared: where their curves separate, how they end, how sure that is.

The criterion of parting is that of the comparison ``parting``, the size of chance that of
``seed-noise``: a pair that a person picks is judged as the engine judges its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dashboard.diagnosis.shared.partings import FEWEST, part_from, shared_x
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.rate_fit.noise import error_of_difference, is_chance
from dashboard.diagnosis.siblings.recipe import family_key
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS, has_diverged
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.model.curve import LARGEST, Curve, curves_of, one_value_per_x
from dashboard.model.run import LogBook, Run, XUnit, unit_of
from dashboard.model.table import FloatArray, Series, Split

Key = tuple[str, Split]

PREFERRED: tuple[Key, ...] = (
    (ACCURACY, Split.VAL),
    (ACCURACY, Split.TEST),
    (LOSS, Split.VAL),
    (LOSS, Split.TEST),
    (ACCURACY, Split.TRAIN),
    (LOSS, Split.TRAIN),
)
"""What two runs are compared by, as families are; failing these, what both log."""

NO_RESULTS = frozenset({"epoch", "step", "learning_rate", "batch_size", "epoch_seconds"})
"""Metrics of how a run was trained, not of its results."""


class Course(StrEnum):
    """What is known about where two curves separate."""

    PARTS = "parts"
    TOGETHER = "together"  # they never part beyond their noise
    SHORT = "short"  # too few points in common to compare
    APART = "apart"  # no stretch of the axis in common
    DIVERGED = "diverged"
    NO_METRIC = "no-metric"
    NO_AXIS = "no-axis"  # one counts epochs, the other steps


@dataclass(frozen=True, slots=True)
class Chance:
    """How large a difference chance alone could make, where that is known."""

    basis: str  # seeds or examples
    error: float  # standard error of the difference, in the unit of the metric
    could: bool  # whether it could have made this one


@dataclass(frozen=True, slots=True, eq=False)
class TwoRuns:
    """A pair of runs; each tuple is of the first and the second."""

    runs: tuple[Run, Run]
    course: Course
    metric: str = ""
    split: Split = Split.NONE
    unit: XUnit = XUnit.EPOCH  # of every x
    curves: tuple[Curve, Curve] | None = None
    x: float = float("nan")  # from which they part
    end_x: float = float("nan")  # where the shorter one ends
    ends: tuple[float, float] = (float("nan"), float("nan"))  # last values up to there
    diverged: tuple[bool, bool] = (False, False)
    seeds: tuple[int, int] = (1, 1)  # runs of the same settings, the run itself among them
    means: tuple[float, float] = (float("nan"), float("nan"))  # of their ends
    only_seed: bool = False  # nothing but the seed differs
    chance: Chance | None = None


def two_runs(book: LogBook, one: str, other: str, wanted: Key | None = None) -> TwoRuns:
    """The runs ``one`` and ``other`` of ``book``, by ``wanted`` if both log it.

    Raises ``KeyError`` if the log book has no such run.
    """
    runs = (book.by_id[one], book.by_id[other])
    logs = _results(book, one), _results(book, other)
    shared = [key for key in _in_order(logs[0], wanted) if key in logs[1]]
    if not shared:
        return TwoRuns(runs, Course.NO_METRIC)
    placed = ((key, _unit(runs, (logs[0][key], logs[1][key]))) for key in shared)
    key, unit = next(((key, unit) for key, unit in placed if unit is not None), (shared[0], None))
    if unit is None:
        return TwoRuns(runs, Course.NO_AXIS, *key)
    curves = _curve(logs[0][key], unit), _curve(logs[1][key], unit)
    diverged = {one.run.run_id: has_diverged(one) for one in curves_of(book.only((one, other)))}
    lost = diverged[one], diverged[other]
    end_x = min(float(curve.finite.x[-1]) for curve in curves)
    groups = _groups(book, runs)
    ends = [_ends(book, group, key, unit, end_x) for group in groups]
    x = part_from(*_sparser_first(curves))
    return TwoRuns(
        runs,
        _course(curves, x, lost),
        *key,
        unit,
        curves,
        x,
        end_x,
        (_end(curves[0], end_x), _end(curves[1], end_x)),
        lost,
        (len(ends[0]), len(ends[1])),
        (_mean(ends[0]), _mean(ends[1])),
        only_seed=groups[0] == groups[1],
        chance=_chance(book, runs, key) if not any(lost) else None,
    )


def _results(book: LogBook, run_id: str) -> dict[Key, Series]:
    """The series of a run's results, by metric and split."""
    return {
        (one.metric, one.split): one
        for one in book.series.get(run_id, ())
        if one.metric not in NO_RESULTS and (np.abs(one.value) <= LARGEST).any()
    }


def _in_order(found: Mapping[Key, Series], wanted: Key | None) -> Iterator[Key]:
    first = [wanted] if wanted is not None else []
    yield from (key for key in dict.fromkeys([*first, *PREFERRED, *sorted(found)]) if key in found)


def _unit(runs: tuple[Run, Run], both: tuple[Series, Series]) -> XUnit | None:
    """What both curves can be placed by: epochs, failing these steps, or nothing."""
    pairs = list(zip(runs, both, strict=True))
    by_epoch = all(unit_of(run, [one]) is XUnit.EPOCH for run, one in pairs)
    if by_epoch and all(len(_curve(one, XUnit.EPOCH).finite) for one in both):
        return XUnit.EPOCH
    return XUnit.STEP if all(run.x_unit is XUnit.STEP for run in runs) else None


def _curve(one: Series, unit: XUnit) -> Curve:
    by_epoch = unit is XUnit.EPOCH and one.knows_epochs  # else the step itself counts them
    x: FloatArray = one.epoch if by_epoch else one.step.astype(np.float64)
    return one_value_per_x(one.metric, one.split, x, one.value)


def _course(curves: tuple[Curve, Curve], x: float, lost: tuple[bool, bool]) -> Course:
    if any(lost):
        return Course.DIVERGED
    common = shared_x(*_sparser_first(curves))
    if not len(common):
        return Course.APART
    if min(len(common), *(len(curve.finite) for curve in curves)) < FEWEST:
        return Course.SHORT
    return Course.PARTS if np.isfinite(x) else Course.TOGETHER


def _sparser_first(curves: tuple[Curve, Curve]) -> tuple[Curve, Curve]:
    """The curves in a fixed order, so that the order of the arguments does not matter."""
    one, other = sorted(curves, key=lambda curve: (len(curve.finite), *curve.finite.x[[0, -1]]))
    return one, other


def _groups(book: LogBook, runs: tuple[Run, Run]) -> list[tuple[str, ...]]:
    """The runs that share all but the seed with each of the two, themselves among them."""
    found = {run_id: group for group in seed_groups(book.runs) for run_id in group}
    return [found.get(run.run_id, (run.run_id,)) for run in runs]


def _ends(book: LogBook, group: tuple[str, ...], key: Key, unit: XUnit, x: float) -> list[float]:
    """The last values of a group's runs up to ``x``, of those that have one."""
    many = ((book.by_id[one], _results(book, one).get(key)) for one in group)
    placed = (
        _curve(one, unit)
        for run, one in many
        if one is not None and _unit((run, run), (one, one)) is unit
    )
    ends = (_end(curve, x) for curve in placed if len(curve))
    return [end for end in ends if np.isfinite(end)]


def _end(curve: Curve, x: float) -> float:
    values = curve.finite.y[curve.finite.x <= x]
    return float(values[-1]) if len(values) else float("nan")


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")


def _chance(book: LogBook, runs: tuple[Run, Run], key: Key) -> Chance | None:
    """How large chance is, where the two are in one family that is compared by this metric."""
    kin = family_key(runs[0])
    if kin != family_key(runs[1]):
        return None
    family_book = book.only([run.run_id for run in book.runs if family_key(run) == kin])
    for family in families_of(curves_of(family_book)):
        cells = [_cell(family.cells, run.run_id) for run in runs]
        if (family.measure.metric, family.split) != key or None in cells or cells[0] is cells[1]:
            continue
        best, second = sorted(filter(None, cells), key=lambda cell: cell.score, reverse=True)
        basis, error = error_of_difference(family, best, second)
        if np.isfinite(error) and error > 0:
            return Chance(basis, error, is_chance(family, best, second))
    return None


def _cell(cells: tuple[Cell, ...], run_id: str) -> Cell | None:
    return next((cell for cell in cells if run_id in {m.run_id for m in cell.members}), None)
