"""From the tidy table to the curves that are judged: one run, a handful of arrays.

A curve has one value per x.  The x of a run is its epoch where the log knows one, else its step.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from dashboard.logs.run import LogBook, Run, XUnit
from dashboard.logs.table import FloatArray, IntArray, Split

HELD_OUT = (Split.VAL, Split.TEST)
"""Splits that play the validation role, the preferred one first: many logs have only a test."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One metric of one split: ``x`` strictly increasing, ``y`` of the same shape, NaN kept."""

    metric: str
    split: Split
    x: FloatArray
    y: FloatArray

    def __len__(self) -> int:
        """The number of points."""
        return len(self.x)

    @property
    def finite(self) -> "Curve":
        """The curve without its NaN and infinite values."""
        keep = np.isfinite(self.y)
        return Curve(self.metric, self.split, self.x[keep], self.y[keep])


@dataclass(frozen=True, slots=True)
class RunCurves:
    """A run and all its curves, as the engine sees it."""

    run: Run
    x_unit: XUnit  # of every curve's x
    curves: Mapping[tuple[str, Split], Curve]
    steps: float  # updates done at the end of the run, NaN if the log counts epochs only
    epochs: float  # epochs done at the end of the run, NaN if unknown

    def get(self, metric: str, split: Split) -> Curve | None:
        """The curve of a metric on one split, or ``None``."""
        return self.curves.get((metric, split))

    def train(self, metric: str) -> Curve | None:
        """The training curve of a metric, or ``None``."""
        return self.get(metric, Split.TRAIN)

    def held_out(self, metric: str) -> Curve | None:
        """The validation curve of a metric, the test curve where there is none, or ``None``."""
        for split in HELD_OUT:
            curve = self.get(metric, split)
            if curve is not None:
                return curve
        return None

    def schedule(self) -> Curve | None:
        """The logged learning rate, or ``None``."""
        return self.get("learning_rate", Split.NONE)

    def setting(self, name: str) -> float | None:
        """A numeric hyper-parameter of the run, or ``None``."""
        value = self.run.config.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value)


def curves_of(book: LogBook) -> Iterator[RunCurves]:
    """Yield every run of the book with its curves, in the book's order; runs without points too.

    The table is split by one stable sort of its codes: linear, and without a frame per run.
    """
    table = _Columns.of(book.scalars)
    for run in book.runs:
        yield _run_curves(run, table)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The tidy table as arrays, the rows of each (run, metric, split) next to each other."""

    metrics: Sequence[str]
    splits: Sequence[str]
    metric: IntArray  # codes, one a row
    split: IntArray
    step: FloatArray
    epoch: FloatArray
    value: FloatArray
    bounds: Mapping[str, tuple[int, int]]  # first and last row of each run

    @staticmethod
    def of(table: pd.DataFrame) -> "_Columns":
        run, metric, split = (table[name].cat for name in ("run_id", "metric", "split"))
        order = np.lexsort((split.codes, metric.codes, run.codes))
        runs = run.codes.to_numpy()[order]
        starts = np.flatnonzero(np.diff(runs, prepend=-2))
        return _Columns(
            metrics=[str(name) for name in metric.categories],
            splits=[str(name) for name in split.categories],
            metric=np.asarray(metric.codes, dtype=np.int64)[order],
            split=np.asarray(split.codes, dtype=np.int64)[order],
            step=table["step"].to_numpy(dtype=np.float64)[order],
            epoch=table["epoch"].to_numpy(dtype=np.float64)[order],
            value=table["value"].to_numpy(dtype=np.float64)[order],
            bounds={
                str(run.categories[runs[start]]): (start, stop)
                for start, stop in pairwise([*starts.tolist(), len(runs)])
            },
        )


def _run_curves(run: Run, table: _Columns) -> RunCurves:
    start, stop = table.bounds.get(run.run_id, (0, 0))
    if start == stop:
        return RunCurves(run, run.x_unit, {}, float("nan"), float("nan"))
    epoch = table.epoch[start:stop]
    known = np.isfinite(epoch)
    by_epoch = run.x_unit is XUnit.EPOCH or bool(known.any())
    curves = {}
    for low, high in _series(table, start, stop):
        part = slice(low, high)
        in_epochs = by_epoch and bool(known[low - start : high - start].any())
        metric, split = table.metrics[table.metric[low]], Split(table.splits[table.split[low]])
        x = table.epoch[part] if in_epochs else table.step[part]
        curve = _one_value_per_x(metric, split, x, table.value[part])
        if len(curve):
            curves[metric, split] = curve
    return RunCurves(
        run,
        XUnit.EPOCH if by_epoch else XUnit.STEP,
        curves,
        float("nan") if run.x_unit is XUnit.EPOCH else float(table.step[start:stop].max()),
        float(epoch[known].max()) if known.any() else float("nan"),
    )


def _series(table: _Columns, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The row ranges of a run's (metric, split) pairs."""
    metric, split = table.metric[start:stop], table.split[start:stop]
    cuts = np.flatnonzero((metric[1:] != metric[:-1]) | (split[1:] != split[:-1])) + 1 + start
    yield from pairwise([start, *cuts.tolist(), stop])


def _one_value_per_x(metric: str, split: Split, x: FloatArray, y: FloatArray) -> Curve:
    """Sort by x and keep the last value of each x; rows without an x are dropped."""
    if not np.all(x[1:] > x[:-1]) or not np.isfinite(x[-1:]).all():
        known = np.isfinite(x)
        x, y = x[known], y[known]
        order = np.argsort(x, kind="stable")
        x, y = x[order], y[order]
        last = np.append(x[1:] != x[:-1], True) if len(x) else np.empty(0, dtype=bool)
        x, y = x[last], y[last]
    for array in (x, y):
        array.flags.writeable = False
    return Curve(metric, split, x, y)
