"""The rows of the tidy table as arrays, one set a run: slicing frames would cost most of a draw."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.logs.table import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """One series: arrays of one length, NaN where the log does not say."""

    step: FloatArray
    epoch: FloatArray
    value: FloatArray
    wall_time: FloatArray  # seconds since 1970


def series(table: pd.DataFrame, metric: str, split: str) -> Iterator[tuple[str, Points]]:
    """Every run's points of a metric on one part of the data, in the table's order of runs."""
    rows = table[((table["metric"] == metric) & (table["split"] == split)).to_numpy()]
    if rows.empty:
        return
    codes = rows["run_id"].cat.codes.to_numpy()
    names = rows["run_id"].cat.categories
    columns = [
        rows[name].to_numpy(dtype=np.float64) for name in ("step", "epoch", "value", "wall_time")
    ]
    starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1]))
    for start, stop in zip(starts, np.append(starts[1:], len(codes)), strict=True):
        yield str(names[codes[start]]), Points(*(column[start:stop] for column in columns))
