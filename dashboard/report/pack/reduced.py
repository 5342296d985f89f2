"""The logs of a pack in fewer points, where all of them would be too many for one file.

Of every series the extremes stay, what is not finite, the first and the last point, and the points
of one series stay beside those of the others at the same steps as far as they are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.charts.data.downsampling import kept
from dashboard.logs.merge.pieces import Piece, named
from dashboard.logs.packs.packed_set import PackedBatch
from dashboard.logs.part import Part
from dashboard.logs.reader import TagPoints

MOST_POINTS = 800_000
"""Of all logs together: about 10 bytes a point in the file."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """What a pack holds of the logs, and how many points of how many that are."""

    batches: tuple[PackedBatch, ...]
    points: int
    of: int


def reduced(batches: Sequence[PackedBatch], most: int = MOST_POINTS) -> Reduced:
    """The same batches with about ``most`` points at most; the very same where they have fewer."""
    lengths = [len(one.step) for one in _series(batches)]
    total = sum(lengths)
    if total <= most:
        return Reduced(tuple(batches), total, total)
    limit = _limit(lengths, most)
    fewer = tuple(
        replace(batch, parts={name: _part(part, limit) for name, part in batch.parts.items()})
        for batch in batches
    )
    return Reduced(fewer, sum(len(one.step) for one in _series(fewer)), total)


def _series(batches: Sequence[PackedBatch]) -> list[TagPoints]:
    return [
        points
        for batch in batches
        for part in batch.parts.values()
        for piece in part.batch.pieces
        for points in piece.run.points
    ]


def _limit(lengths: Sequence[int], most: int) -> int:
    """The points of a series that leave about ``most`` in all: long series give way first."""
    rising = np.sort(np.asarray(lengths))
    before = np.concatenate([[0], np.cumsum(rising)[:-1]])
    # With a limit of rising[i], all before it are whole and the rest have so many points each.
    fits = before + rising * np.arange(len(rising), 0, -1) <= most
    first = int(np.argmin(fits))
    return max(8, int((most - before[first]) // (len(rising) - first)))


def _part(part: Part, limit: int) -> Part:
    pieces = [_piece(piece, limit) for piece in part.batch.pieces]
    return replace(part, batch=replace(part.batch, pieces=pieces))


def _piece(piece: Piece, limit: int) -> Piece:
    points = tuple(_fewer(one, limit) for one in piece.run.points)
    run = replace(piece.run, points=points)
    return replace(piece, run=run, series=named(points, piece.split))


def _fewer(one: TagPoints, limit: int) -> TagPoints:
    if len(one.step) <= limit:
        return one
    order = np.argsort(one.step, kind="stable")
    keep = np.sort(order[kept(one.step[order].astype(np.float64), one.value[order], limit // 3)])
    return replace(
        one,
        step=one.step[keep],
        value=one.value[keep],
        epoch=None if one.epoch is None else one.epoch[keep],
        wall_time=None if one.wall_time is None else one.wall_time[keep],
    )
