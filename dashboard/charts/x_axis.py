"""What a figure's x axis counts, and the x of every point on it.

``tau`` is the distance travelled in learning rate, τ = Σ lr over the updates: runs of different
batch size and rate that trained as far stand at the same τ (Smith & Le 1710.06451; measured for
constant rates of plain SGD below the stability limit).
"""

from enum import StrEnum

import numpy as np

from dashboard.logs.run import LogBook, Run, XUnit
from dashboard.logs.table import FloatArray, Series, Split

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
    by_epoch = (
        run.x_unit is XUnit.EPOCH
        or any(one.knows_epochs for one in book.series.get(run.run_id, ()))
        for run in book.runs
    )
    return XAxis.EPOCH if book.runs and all(by_epoch) else XAxis.STEP


def places(axis: XAxis, run: Run, points: Series, rates: Series | None) -> FloatArray:
    """The x of ``points``, a series of ``run``; NaN where unknown.

    ``rates`` is the run's logged learning rate, if it has any.
    """
    steps = points.step.astype(np.float64)
    if axis is XAxis.STEP:
        return steps
    if axis is XAxis.EPOCH:
        counted = run.x_unit is XUnit.EPOCH
        return np.where(np.isnan(points.epoch), steps, points.epoch) if counted else points.epoch
    if axis is XAxis.TAU:
        return _tau(run, steps, rates)
    if axis is XAxis.WALL:
        return points.wall_time * 1000.0
    known = points.wall_time[np.isfinite(points.wall_time)]
    return (points.wall_time - (known.min() if len(known) else np.nan)) / SECONDS_PER_MINUTE


def _tau(run: Run, steps: FloatArray, rates: Series | None) -> FloatArray:
    """τ at ``steps``: a logged rate holds since the entry before it, else the configured rate."""
    if run.x_unit is XUnit.EPOCH:
        return np.full(len(steps), np.nan)
    if rates is not None:
        at = np.append(0.0, rates.step)
        travelled = np.append(0.0, np.cumsum(rates.value * np.diff(at)))
        return np.asarray(np.interp(steps, at, travelled), dtype=np.float64)
    rate = run.config.get("lr")
    if isinstance(rate, bool) or not isinstance(rate, int | float):
        return np.full(len(steps), np.nan)
    return steps * float(rate)


def rates_of(book: LogBook) -> dict[str, Series]:
    """The logged learning rates of every run that has some, by run id."""
    return dict(book.each("learning_rate", Split.NONE))
