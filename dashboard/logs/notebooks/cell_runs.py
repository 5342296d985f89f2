"""Runs of one notebook: which repeats another, and which continues one.

A training may print its epochs and a later cell show its history as a table; a second ``fit`` may
continue the count of the first, or restart it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dashboard.logs.merge.pieces import Key, named
from dashboard.logs.reader import LoggedRun, TagPoints
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray

_AGREEING = 0.9  # share of the common points that must be equal
_RELATIVE = 1e-4  # of numbers with four digits behind the first, as 1.2345e-05
_ABSOLUTE = 6e-5  # bars print four digits behind the point, tables six
_GAP = 1.5  # times the usual distance of two points that the next may lie ahead


@dataclass(frozen=True)
class CellRun:
    """A run, and the numbers of the cells whose output it was read from."""

    run: LoggedRun
    cells: tuple[int, ...]

    @cached_property
    def series(self) -> Mapping[Key, TagPoints]:
        """Its points by metric and split."""
        return named(self.run.points)

    @cached_property
    def points(self) -> int:
        """How many points it has."""
        return sum(len(one.step) for one in self.run.points)


def repeats(one: CellRun, other: CellRun) -> bool:
    """Whether the points of the shorter run are all in the other, up to rounding."""
    short, long = (one, other) if one.points <= other.points else (other, one)
    common = short.series.keys() & long.series.keys()
    pairs = [_common(short.series[key], long.series[key]) for key in common]
    total = sum(len(short.series[key].step) for key in common)
    if not total or sum(len(mine) for mine, _ in pairs) < _AGREEING * total:
        return False
    same = sum(int(np.count_nonzero(_same(mine, theirs))) for mine, theirs in pairs)
    return same >= _AGREEING * total


def _common(short: TagPoints, long: TagPoints) -> tuple[FloatArray, FloatArray]:
    """The values of both at common places; one may count epochs from 0 and the other from 1."""
    if len(short.step) == len(long.step):
        return short.value, long.value
    found = []
    for shift in (0, 1, -1):
        _, mine, theirs = np.intersect1d(short.step + shift, long.step, return_indices=True)
        values = (short.value[mine], long.value[theirs])
        found.append((int(np.count_nonzero(_same(*values))), values))
    return max(found, key=lambda pair: pair[0])[1]


def _same(mine: FloatArray, theirs: FloatArray) -> npt.NDArray[np.bool_]:
    return np.isclose(mine, theirs, rtol=_RELATIVE, atol=_ABSOLUTE, equal_nan=True)


def continues(earlier: LoggedRun, later: LoggedRun) -> bool:
    """Whether ``later`` starts right after the end of ``earlier``, under the same names."""
    if earlier.x_unit != later.x_unit or _tags(earlier) != _tags(later):
        return False
    steps = np.unique(np.concatenate([one.step for one in earlier.points]))
    begins = min(int(one.step.min()) for one in later.points)
    if earlier.x_unit is XUnit.EPOCH:
        return bool(begins == steps[-1] + 1)
    usual = float(np.median(np.diff(steps))) if len(steps) > 1 else 1.0
    return bool(steps[-1] < begins <= steps[-1] + max(_GAP * usual, 1))


def _tags(run: LoggedRun) -> set[str]:
    return {one.tag for one in run.points}


def joined(earlier: CellRun, later: CellRun) -> CellRun:
    """Both as one run."""
    added = {one.tag: one for one in later.run.points}
    points = tuple(_behind(one, added[one.tag]) for one in earlier.run.points)
    return CellRun(replace(earlier.run, points=points), (*earlier.cells, *later.cells))


def _behind(one: TagPoints, other: TagPoints) -> TagPoints:
    return replace(
        one,
        step=np.concatenate([one.step, other.step]),
        value=np.concatenate([one.value, other.value]),
        epoch=_both(one.epoch, other.epoch),
        wall_time=_both(one.wall_time, other.wall_time),
    )


def _both(one: FloatArray | None, other: FloatArray | None) -> FloatArray | None:
    return None if one is None or other is None else np.concatenate([one, other])
