"""The points of lines as one table, reduced to what can be seen."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from dashboard.charts.data.downsampling import Reduction
from dashboard.charts.data.line import KEY, TITLE, Line
from dashboard.charts.data.traces import Trace
from dashboard.model.table import FloatArray, IntArray


def points(
    lines: Sequence[Line], buckets: int, values: Callable[[Trace], FloatArray]
) -> pd.DataFrame:
    """The points that are drawn: the ``key`` and ``title`` of their line, ``x``, ``y`` or null."""
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
    return pd.DataFrame(
        {
            KEY: repeated([line.key for line in lines], counts),
            TITLE: repeated([line.title for line in lines], counts),
            "x": np.concatenate(xs),
            "y": y,
        }
    )


def repeated(texts: Sequence[str], counts: Sequence[int]) -> "pd.Categorical[str]":
    """Each text so many times in a row, without a text for each row."""
    names = list(dict.fromkeys(texts))
    code = {name: number for number, name in enumerate(names)}
    codes: IntArray = np.repeat(np.array([code[text] for text in texts], dtype=np.int64), counts)
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype="str"))
