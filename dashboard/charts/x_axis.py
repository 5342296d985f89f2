"""What a figure's x axis counts, and the x of every point on it.

``tau`` is the distance travelled in learning rate, τ = Σ lr over the updates: runs of different
batch size and rate that trained as far stand at the same τ (Smith & Le 1710.06451; measured for
constant rates of plain SGD below the stability limit).
"""

from enum import StrEnum

import numpy as np
import pandas as pd

from dashboard.logs.run import LogBook, Run, XUnit
from dashboard.logs.table import FloatArray, Split

SECONDS_PER_MINUTE = 60.0


class XAxis(StrEnum):
    """What the x axis counts."""

    EPOCH = "epoch"
    STEP = "step"
    WALL = "wall"  # the clock, milliseconds since 1970 as Vega takes them
    RELATIVE = "relative"  # minutes since the run's first point
    TAU = "tau"


def usual(book: LogBook) -> XAxis:
    """Epochs where every run's log knows them, else steps."""
    known = set(book.scalars.loc[book.scalars["epoch"].notna(), "run_id"].unique())
    by_epoch = (run.x_unit is XUnit.EPOCH or run.run_id in known for run in book.runs)
    return XAxis.EPOCH if book.runs and all(by_epoch) else XAxis.STEP


def places(axis: XAxis, run: Run, points: pd.DataFrame, rates: pd.DataFrame | None) -> FloatArray:
    """The x of ``points``, rows of one series of ``run`` in the tidy table; NaN where unknown.

    ``rates`` are the rows of the run's logged learning rate, if it has any.
    """
    if axis is XAxis.STEP:
        return points["step"].to_numpy(dtype=np.float64)
    if axis is XAxis.EPOCH:
        epochs = points["epoch"].to_numpy(dtype=np.float64)
        if run.x_unit is XUnit.EPOCH:
            return np.where(np.isnan(epochs), points["step"].to_numpy(dtype=np.float64), epochs)
        return epochs
    if axis is XAxis.TAU:
        return _tau(run, points["step"].to_numpy(dtype=np.float64), rates)
    wall = points["wall_time"].to_numpy(dtype=np.float64)
    if axis is XAxis.WALL:
        return wall * 1000.0
    start = np.nanmin(wall) if np.isfinite(wall).any() else np.nan
    return (wall - start) / SECONDS_PER_MINUTE


def _tau(run: Run, steps: FloatArray, rates: pd.DataFrame | None) -> FloatArray:
    """τ at ``steps``: a logged rate holds since the entry before it, else the configured rate."""
    if run.x_unit is XUnit.EPOCH:
        return np.full(len(steps), np.nan)
    if rates is not None and len(rates):
        at = np.append(0.0, rates["step"].to_numpy(dtype=np.float64))
        lr = rates["value"].to_numpy(dtype=np.float64)
        travelled = np.append(0.0, np.cumsum(lr * np.diff(at)))
        return np.asarray(np.interp(steps, at, travelled), dtype=np.float64)
    rate = run.config.get("lr")
    if isinstance(rate, bool) or not isinstance(rate, int | float):
        return np.full(len(steps), np.nan)
    return steps * float(rate)


def rates_of(book: LogBook) -> dict[str, pd.DataFrame]:
    """The logged learning rates of every run that has some, by run id."""
    table = book.scalars
    rows = table[(table["metric"] == "learning_rate") & (table["split"] == Split.NONE.value)]
    return {str(run): points for run, points in rows.groupby("run_id", observed=True, sort=False)}
