"""What a figure's x axis counts, and the x of every point on it.

``tau`` is the distance travelled in learning rate, τ = Σ lr over the updates: runs of different
batch size and rate that trained as far stand at the same τ (Smith & Le 1710.06451; measured for
constant rates of plain SGD below the stability limit).

``samples`` is the number of examples seen, Σ batch size over the updates; the last batch of an
epoch, where it is smaller, counts as a whole one.

A log that counts epochs has a place on both where its settings say what an epoch is worth
(:mod:`dashboard.charts.data.epoch_size`); else :func:`missing` says what they would have to say.
"""

import math
from enum import StrEnum

import numpy as np

from dashboard.charts.data import epoch_size
from dashboard.charts.data.epoch_size import Missing
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import FloatArray, Series, Split

SECONDS_PER_MINUTE = 60.0


class XAxis(StrEnum):
    """What the x axis counts."""

    EPOCH = "epoch"
    STEP = "step"
    WALL = "wall"  # the clock, milliseconds since 1970 as Vega takes them
    RELATIVE = "relative"  # minutes since the run's first point
    TAU = "tau"
    SAMPLES = "samples"


SUMMED = {XAxis.TAU: ("learning_rate", "lr"), XAxis.SAMPLES: ("batch_size", "batch_size")}
"""The axes that sum something over the updates: the metric that may be logged, the setting."""


def usual(book: LogBook) -> XAxis:
    """Epochs where every run's log knows them and they tell its points apart, else steps.

    Where one run counts epochs alone, steps would place it nowhere: then all lie by epoch.
    """
    units = book.units.values()
    if not units or all(unit is XUnit.EPOCH for unit in units):
        return XAxis.EPOCH if units else XAxis.STEP
    only_epochs = any(run.x_unit is XUnit.EPOCH for run in book.runs)
    return XAxis.EPOCH if only_epochs and _all_know_epochs(book) else XAxis.STEP


def _all_know_epochs(book: LogBook) -> bool:
    return all(
        run.x_unit is XUnit.EPOCH
        or any(one.knows_epochs for one in book.series.get(run.run_id, ()))
        for run in book.runs
    )


def places(axis: XAxis, run: Run, points: Series, logged: Series | None) -> FloatArray:
    """The x of ``points``, a series of ``run``; NaN where unknown.

    ``logged`` is what the axis sums over the updates, if the run logs it; see :func:`logged_of`.
    """
    steps = points.step.astype(np.float64)
    if run.x_unit is XUnit.EPOCH and axis in SUMMED:
        steps = np.where(np.isnan(points.epoch), steps, points.epoch)
    if axis is XAxis.STEP:
        return steps
    if axis is XAxis.EPOCH:
        counted = run.x_unit is XUnit.EPOCH
        return np.where(np.isnan(points.epoch), steps, points.epoch) if counted else points.epoch
    if axis in SUMMED:
        return _summed(run, steps, logged, axis)
    if axis is XAxis.WALL:
        return points.wall_time * 1000.0
    known = points.wall_time[np.isfinite(points.wall_time)]
    return (points.wall_time - (known.min() if len(known) else np.nan)) / SECONDS_PER_MINUTE


def _summed(run: Run, steps: FloatArray, logged: Series | None, axis: XAxis) -> FloatArray:
    """The sum at ``steps``: a logged value holds since the entry before it, else the setting.

    Of a log that counts epochs, each is worth the updates, or the examples, of one epoch.
    """
    worth = 1.0
    if run.x_unit is XUnit.EPOCH:
        if axis is XAxis.SAMPLES:
            return steps * _known(epoch_size.examples(run))
        worth = _known(epoch_size.updates(run))
    if logged is not None:
        at = np.append(0.0, logged.step)
        travelled = np.append(0.0, np.cumsum(logged.value * np.diff(at)))
        return np.asarray(np.interp(steps, at, travelled) * worth, dtype=np.float64)
    return steps * _known(_set(run, axis)) * worth


def _set(run: Run, axis: XAxis) -> float | None:
    """The setting that ``axis`` sums over the updates: a finite number, else ``None``."""
    value = run.config.get(SUMMED[axis][1])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _known(value: float | None) -> float:
    return math.nan if value is None else value


def missing(axis: XAxis, run: Run, logged: Series | None) -> tuple[Missing, ...]:
    """What the log of ``run`` would have to say for the run to have a place on ``axis``."""
    if axis not in SUMMED:
        return ()
    is_by_epoch = run.x_unit is XUnit.EPOCH
    if axis is XAxis.SAMPLES and is_by_epoch:
        return epoch_size.lacks_examples(run)
    is_unset = logged is None and _set(run, axis) is None
    lacks = (Missing.RATE if axis is XAxis.TAU else Missing.BATCH_SIZE,) if is_unset else ()
    return (*lacks, *(epoch_size.lacks_updates(run) if is_by_epoch else ()))


def logged_of(book: LogBook, axis: XAxis) -> dict[str, Series]:
    """What ``axis`` sums over the updates, by run id, of every run that logs it."""
    return dict(book.each(SUMMED[axis][0], Split.NONE)) if axis in SUMMED else {}


def is_known(book: LogBook, axis: XAxis) -> bool:
    """Whether every run of the book has a place on ``axis``, one of those that count or sum."""
    if axis is XAxis.EPOCH:
        return usual(book) is XAxis.EPOCH
    logged = logged_of(book, axis)
    if axis is XAxis.STEP:
        return all(run.x_unit is XUnit.STEP for run in book.runs)
    return all(not missing(axis, run, logged.get(run.run_id)) for run in book.runs)
