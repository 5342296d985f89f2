"""Counts as axes: the share of points that a count would merge, and where it restarts.

Knows arrays; knows no file, no table and no name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.logs.points.sorting import settle
from dashboard.model.run_axis import MOST_MERGED
from dashboard.model.table import FloatArray, IntArray

LARGEST_STEP = 2.0**62  # steps are int64; a larger one is no step
_MOST_FALLS = 0.1  # share of the rows; a count that falls more often keeps no order
_LEAST_FALLS = 3  # so many restarts any log may have
_CLOSING = 3  # points at the last place again: results of the whole run, logged at its end
_CLOSED_BY = 3  # places for each of those; with fewer the count is constant
_COMPARED = 16  # curves compared to find whether two rows are equal
_MOST_STRETCHES = 1_000  # times that a count may begin again


@dataclass(frozen=True, slots=True)
class Points:
    """Curves that share their rows: the indices, all rows for None, and ``value`` (k, n)."""

    rows: IntArray | None
    value: FloatArray
    curves: int = 1  # that it stands for; ``value`` may hold some of them only


def varies(value: FloatArray) -> bool:
    """Whether an array of shape (n,) holds two different finite numbers."""
    finite = value[np.isfinite(value)]
    return bool(len(finite)) and bool((finite != finite[0]).any())


def rises(step: IntArray | FloatArray) -> bool:
    """Whether every place is behind the one before."""
    return bool((step[1:] > step[:-1]).all())


def share_lost(step: IntArray, points: Sequence[Points]) -> float:
    """The share of ``points`` that would vanish were ``step`` of shape (rows,) their axis.

    A repetition of a point at the same step is not lost, nor is a point that a restart replaces; a
    count that falls all the time has no restarts.
    """
    lost = total = 0
    for one in points:
        at = step if one.rows is None else step[one.rows]
        total += one.curves * len(at)
        lost += one.curves * _lost(at, one.value)
    return lost / total if total else 0.0


def _lost(step: IntArray, value: FloatArray) -> int:
    settled = settle(step)
    if isinstance(settled.kept, slice):
        return 0
    gone = settled.duplicated
    if _falls_often(step):
        gone = np.concatenate([gone, settled.replaced])
    if not len(gone):
        return 0
    kept = settled.kept
    places = step[kept]
    at = np.minimum(np.searchsorted(places, step[gone]), len(places) - 1)
    left, right = value[:, kept[at]], value[:, gone]
    is_said = (places[at] == step[gone]) & (
        (left == right) | (np.isnan(left) & np.isnan(right))
    ).all(axis=0)
    closing = ~is_said & (step[gone] == places[-1])
    count = int(np.count_nonzero(closing))
    if count <= min(_CLOSING, len(places) // _CLOSED_BY):
        is_said |= closing
    return int(np.count_nonzero(~is_said))


def _falls_often(step: IntArray) -> bool:
    falls = int(np.count_nonzero(step[1:] < step[:-1]))
    return falls >= _LEAST_FALLS and falls > _MOST_FALLS * len(step)


def is_axis(step: IntArray, points: Sequence[Points]) -> bool:
    """Whether ``step`` distinguishes the rows: it varies and loses no more than ``MOST_MERGED``."""
    if len(step) < 2:
        return True
    return bool((step != step[0]).any()) and share_lost(step, points) <= MOST_MERGED


def counted_through(
    step: FloatArray, epoch: FloatArray, of: float | None = None
) -> FloatArray | None:
    """A count that restarts with every epoch, made continuous; None if it is no such count.

    ``step`` and ``epoch`` have shape (n,); ``of`` is the total of the count, where it is logged.
    """
    if len(step) < 2 or not np.isfinite(epoch).all() or not np.isfinite(step).all():
        return None
    later, falls = np.diff(epoch), np.diff(step) < 0
    ends = later > 0
    if (later < 0).any() or not ends.any() or (epoch != np.floor(epoch)).any():
        return None
    if 2 * np.count_nonzero(falls & ends) <= np.count_nonzero(ends):
        return None
    gaps = np.diff(np.unique(step))
    length = of or (float(np.ptp(step)) + (float(np.median(gaps)) if len(gaps) else 1.0))
    if length < np.ptp(step):
        return None
    through: FloatArray = (epoch - epoch[0]) * np.ceil(length) + step
    return through if np.abs(through).max() < LARGEST_STEP else None


def stretches(step: IntArray | FloatArray) -> IntArray | None:
    """Where a count begins anew from where it first began: the rows, 0 among them; else None.

    A script that was started again, or trained again, and appended to its log.
    """
    falls = np.flatnonzero(step[1:] < step[:-1]) + 1
    if not 0 < len(falls) < _MOST_STRETCHES or (step[falls] != step[0]).any():
        return None
    starts = np.append(0, falls)
    lengths = np.diff(np.append(starts, len(step)))
    if (lengths[:-1] < 2).any() or (np.diff(step) == 0).all():
        return None
    return starts


def goes_on(value: FloatArray, starts: IntArray) -> npt.NDArray[np.bool_] | None:
    """For each stretch but the first, whether a curve of shape (rows,) continues.

    It does where it begins nearer to the end of the stretch before than to that one's beginning.
    None where the curve does not show it.
    """
    continues = []
    for before, here, end in zip(
        starts, starts[1:], [*starts[2:].tolist(), len(value)], strict=False
    ):
        one, other = _finite(value[before:here]), _finite(value[here:end])
        if len(one) < 2 or not len(other):
            return None
        few = max(1, len(one) // 10)
        first, last = float(np.mean(one[:few])), float(np.mean(one[-few:]))
        begun = float(np.mean(other[: max(1, len(other) // 10)]))
        if first == last:
            return None
        continues.append(abs(begun - last) < abs(begun - first))
    return np.array(continues, dtype=np.bool_)


def _finite(value: FloatArray) -> FloatArray:
    return value[np.isfinite(value)]


def shifted(count: FloatArray, starts: IntArray, on: npt.NDArray[np.bool_]) -> FloatArray:
    """A count of shape (rows,) in which every stretch that goes ``on`` is counted on."""
    gaps = np.diff(np.unique(count[np.isfinite(count)]))
    gap = float(np.median(gaps)) if len(gaps) else 1.0
    result = count.copy()
    ends = [*starts[1:].tolist(), len(count)]
    for number, is_on in enumerate(on, start=1):
        here, before = (
            slice(starts[number], ends[number]),
            slice(starts[number - 1], starts[number]),
        )
        if is_on:
            result[here] += np.nanmax(result[before]) + gap - np.nanmin(count[here])
    return result


def samples(columns: Sequence[FloatArray]) -> FloatArray:
    """Some of the columns of one set of rows, to compare these by, shape (k, n)."""
    picked = columns[:: max(1, len(columns) // _COMPARED)][:_COMPARED]
    return np.array(picked, dtype=np.float64)
