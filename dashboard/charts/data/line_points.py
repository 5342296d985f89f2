"""The points of a panel's lines as tables, reduced to what can be seen.

Every mark that draws along the curves takes these tables, so that no point is sent twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.charts.data.downsampling import Reduction
from dashboard.charts.data.line import KEY, TITLE, Line
from dashboard.charts.data.traces import Trace
from dashboard.model.table import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class LinePoints:
    """The points of each kind of line that a panel draws; ``None`` where it has none of a kind."""

    raw: pd.DataFrame | None  # the values as logged under a smoothed line
    muted: pd.DataFrame | None  # the runs in the background; each row has its ``color``
    casing: pd.DataFrame | None  # the darker edge of lines too pale by themselves
    front: pd.DataFrame | None


def line_points(lines: Sequence[Line], buckets: int, *, titled: bool = False) -> LinePoints:
    """The points of ``lines``, each line reduced to so many ``buckets``.

    ``titled`` says who each line is in every row, for figures that tell it at the pointer.
    """
    muted = [line for line in lines if line.is_muted]
    front = [line for line in lines if not line.is_muted]
    smoothed = [line for line in front if line.trace.is_smoothed]
    cased = [line for line in front if line.stroke.casing]
    return LinePoints(
        raw=points(smoothed, buckets, _raw) if smoothed else None,
        muted=_coloured(muted, buckets, titled=titled) if muted else None,
        casing=points(cased, buckets, _shown) if cased else None,
        front=points(sorted(front, key=_depth), buckets, _shown, titled=titled) if front else None,
    )


def _depth(line: Line) -> float:
    """From the back to the front: over a long line one that ended early is seen, not under it.

    Two runs that differ in when they end are one curve until then.
    """
    return -float(line.trace.x[-1]) if len(line.trace.x) else 0.0


def _coloured(lines: Sequence[Line], buckets: int, *, titled: bool) -> pd.DataFrame:
    """The points of lines that may be a thousand, so that each row has its colour itself."""
    table = points(lines, buckets, _shown, titled=titled)
    counts = table[KEY].value_counts(sort=False).tolist()  # keys are one a line, in order
    table["color"] = repeated([line.stroke.color for line in lines], counts)
    return table


def _shown(trace: Trace) -> FloatArray:
    return trace.y


def _raw(trace: Trace) -> FloatArray:
    return trace.raw


def points(
    lines: Sequence[Line],
    buckets: int,
    values: Callable[[Trace], FloatArray],
    *,
    titled: bool = False,
) -> pd.DataFrame:
    """The points that are drawn: the ``key`` of their line, ``x``, ``y`` or null.

    Where they are to be ``titled``, the ``title`` of their line too.
    """
    xs, ys = [], []
    reduction = Reduction(buckets)
    for line in lines:
        y = values(line.trace)
        rows = reduction.kept(line.trace.x, y)
        xs.append(line.trace.x[rows])
        ys.append(y[rows])
    y = np.concatenate(ys)
    y[~np.isfinite(y)] = np.nan
    counts = [len(x) for x in xs]
    titles = {TITLE: repeated([line.title for line in lines], counts)} if titled else {}
    return pd.DataFrame(
        {
            KEY: repeated([line.key for line in lines], counts),
            **titles,
            "x": np.concatenate(xs),
            "y": y,
        }
    )


def repeated(texts: Sequence[str], counts: Sequence[int]) -> "pd.Categorical[str]":
    """Each text so many times in a row, without a text for each row."""
    names = list(dict.fromkeys(texts))
    code = {name: number for number, name in enumerate(names)}
    codes: IntArray = np.repeat(np.array([code[text] for text in texts], dtype=np.int64), counts)
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=object))  # quicker than "str"
