"""The outlines of lines and bands as the text of GeoJSON coordinates, in tenths of a pixel.

They are put together by Arrow, column by column: as Python's lists, tens of thousands of points
take as long to write as all else of a figure takes to be drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from dashboard.model.table import FloatArray, IntArray

PER_PX = 10
"""Steps of an outline in a pixel: whole numbers are short to write and quick to read."""


def of_lines(
    begins: IntArray, x: FloatArray, y: FloatArray, *, is_stepped: bool = False
) -> list[str]:
    """The coordinates of a ``MultiLineString`` for each line; empty where nothing can be drawn.

    ``x`` and ``y``, both of shape (n,), are in px; a line is broken where one is NaN.  ``begins``
    are the rows at which lines begin.  Stepped, a value holds from the entry before it.
    """
    pieces = _Pieces.of(begins, x, y)
    x, y, starts = x[pieces.rows], y[pieces.rows], pieces.starts
    if is_stepped:  # a corner before each point but the first
        corners = np.delete(np.arange(1, len(x)), starts[starts > 0] - 1)
        x, y = np.insert(x, corners, x[corners - 1]), np.insert(y, corners, y[corners])
        starts = starts + np.searchsorted(corners, starts)
    across, up = _steps(x), _steps(y)
    stays = np.ones(len(across), dtype=bool)  # a point where the one before it stands draws nothing
    stays[1:] = (np.diff(across) != 0) | (np.diff(up) != 0)
    ends = np.append(starts, len(across))
    stays[starts] = True
    stays[ends[1:] - 1] = True
    ends = np.append(0, np.cumsum(stays))[ends]
    return pieces.of_each_line(_joined(_pairs(across[stays], up[stays]), ends))


def of_bands(begins: IntArray, x: FloatArray, low: FloatArray, high: FloatArray) -> list[str]:
    """The coordinates of a ``MultiPolygon`` for each band, in parts where an edge is NaN."""
    pieces = _Pieces.of(begins, x, low, high)
    across, below, above = (_steps(column[pieces.rows]) for column in (x, low, high))
    ends = np.append(pieces.starts, len(across))
    there = _joined(_pairs(across, below), ends)
    # from the end to the start, the pieces too
    back = _joined(_pairs(across[::-1], above[::-1]), len(across) - ends[::-1])[::-1]
    parts = [
        f"[{one[:-1]},{other[1:]}]" if one else "" for one, other in zip(there, back, strict=True)
    ]
    return pieces.of_each_line(parts)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What is joined: stretches of rows of one line of which every column has a value.

    Attributes:
        rows: Those that have one, shape (m,).
        starts: Where among them each piece begins.
        bounds: From which piece to which each line goes.
    """

    rows: IntArray
    starts: IntArray
    bounds: list[int]

    @classmethod
    def of(cls, begins: IntArray, *columns: FloatArray) -> "_Pieces":
        """The pieces of lines that begin at the rows ``begins``."""
        sound = np.logical_and.reduce([np.isfinite(column) for column in columns])
        is_first = np.zeros(len(sound), dtype=bool)
        is_first[begins] = True
        is_first[1:] |= ~sound[:-1]
        rows = np.flatnonzero(sound)
        starts = np.flatnonzero(is_first[rows])
        line_of = np.searchsorted(begins, rows[starts], side="right") - 1
        bounds = np.searchsorted(line_of, np.arange(len(begins) + 1))
        return cls(rows, starts, bounds.tolist())

    def of_each_line(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of each line as one list; empty where it has none."""
        lines = (
            ",".join(one for one in pieces[first:last] if one)
            for first, last in pairwise(self.bounds)
        )
        return [f"[{line}]" if line else "" for line in lines]


def _steps(px: FloatArray) -> IntArray:
    return np.rint(px * PER_PX).astype(np.int64)


def _pairs(across: IntArray, up: IntArray) -> pa.Array:
    """Each place as text: ``12,34``."""
    texts = [pa.array(steps).cast(pa.string()) for steps in (across, up)]
    return pc.binary_join_element_wise(*texts, ",")


def _joined(pairs: pa.Array, ends: IntArray) -> list[str]:
    """The places of each piece as a list; empty for a piece of fewer than two."""
    lists = pa.ListArray.from_arrays(pa.array(ends, type=pa.int32()), pairs)
    texts: list[str] = pc.binary_join(lists, "],[").to_pylist()
    counts = np.diff(ends).tolist()
    return [f"[[{text}]]" if count > 1 else "" for text, count in zip(texts, counts, strict=True)]
