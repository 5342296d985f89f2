"""Tags of one file that count epochs while others count updates, brought to one axis.

Many training scripts log the loss of a batch by update and the test accuracy by epoch, both as
``step``.  The clock tells which update each epoch ended with.  Nothing is converted unless whole
numbers of updates per epoch explain the times at which the epochs were logged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.logs.merge.pieces import Key, Piece
from dashboard.logs.reader import TagPoints
from dashboard.model.table import IntArray

_LEAST_EPOCHS = 3  # points; fewer cannot show that a tag counts epochs
_LEAST_UPDATES = 4  # updates per epoch; with fewer the two counts cannot be distinguished
_SAME_TIME = 0.8  # share of the updates' time that the epochs must cover
_AGREEING = 0.9  # share of the epochs that must end where the fit predicts
_TOLERANCE = 0.5  # epochs that one may end before or after


@dataclass(frozen=True, slots=True)
class Axis:
    """Epochs and updates of a file: epoch ``e`` ends at ``(e + offset) * updates``."""

    updates: int  # per epoch
    offset: int  # 1 where the first epoch is called 0
    keys: tuple[Key, ...]  # the series that count epochs


def axis_of(series: Mapping[Key, TagPoints]) -> Axis | None:
    """The relation of epochs and updates in one file, None where all count the same."""
    if not series:
        return None
    longest = max(series.values(), key=lambda points: int(points.step.max()))
    by_epoch = {key: points for key, points in series.items() if _counts_epochs(points, longest)}
    for points in by_epoch.values():
        fit = _fit(points, longest)
        if fit is not None:
            return Axis(*fit, tuple(by_epoch))
    return None


def _counts_epochs(points: TagPoints, longest: TagPoints) -> bool:
    """Whether steps are 0 or 1, 2, 3 … while the updates went much further in the same time."""
    steps = points.step
    if len(steps) < _LEAST_EPOCHS or steps[0] not in (0, 1) or (np.diff(steps) != 1).any():
        return False
    if int(longest.step.max()) < _LEAST_UPDATES * int(steps[-1]):
        return False
    if points.wall_time is None or longest.wall_time is None:
        return False
    span = float(longest.wall_time[-1] - longest.wall_time[0])
    return span > 0 and float(points.wall_time[-1] - points.wall_time[0]) >= _SAME_TIME * span


def _fit(points: TagPoints, longest: TagPoints) -> tuple[int, int] | None:
    """Updates per epoch and the offset of the count, None when they do not explain the times."""
    assert points.wall_time is not None  # noqa: S101 - checked by the caller
    assert longest.wall_time is not None  # noqa: S101
    place = np.searchsorted(longest.wall_time, points.wall_time, side="right") - 1
    ended = longest.step[np.maximum(place, 0)]
    last = int(longest.step.max())
    for offset in (1, 0) if points.step[0] == 0 else (0,):
        updates = round(last / (int(points.step[-1]) + offset))
        expected = (points.step + offset) * updates
        close = np.abs(ended - expected) <= _TOLERANCE * updates
        if updates and close.mean() >= _AGREEING:
            return updates, offset
    return None


def in_updates(piece: Piece, axis: Axis) -> Piece:
    """The piece with every step counted in updates, and every epoch known."""
    series = {
        key: _in_updates(points, axis) if key in axis.keys else _with_epochs(points, axis)
        for key, points in piece.series.items()
    }
    by_epoch = {piece.series[key].tag for key in axis.keys}
    lost = tuple(
        replace(one, step=(one.step + axis.offset) * axis.updates)
        if (one.tag or one.beside) in by_epoch
        else one
        for one in piece.run.lost
    )
    return replace(piece, series=series, run=replace(piece.run, lost=lost))


def _in_updates(points: TagPoints, axis: Axis) -> TagPoints:
    epoch: IntArray = points.step + axis.offset
    return replace(points, step=epoch * axis.updates, epoch=epoch.astype(np.float64))


def _with_epochs(points: TagPoints, axis: Axis) -> TagPoints:
    return points if points.epoch is not None else replace(points, epoch=points.step / axis.updates)
