"""From the tidy table to the curves that are judged: one run, a handful of arrays.

A curve has one value per x.  The x of a run is its epoch where the log knows one, else its step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.logs.run import LogBook, Run, XUnit
from dashboard.logs.table import FloatArray, Split

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
    """Yield every run of the book with its curves, in the book's order; runs without points too."""
    groups = {
        str(run_id): rows
        for run_id, rows in book.scalars.groupby("run_id", observed=True, sort=False)
    }
    for run in book.runs:
        yield _run_curves(run, groups.get(run.run_id))


def _run_curves(run: Run, rows: pd.DataFrame | None) -> RunCurves:
    if rows is None or rows.empty:
        return RunCurves(run, run.x_unit, {}, float("nan"), float("nan"))
    by_epoch = run.x_unit is XUnit.EPOCH or bool(rows["epoch"].notna().any())
    curves = {}
    for (metric, split), points in rows.groupby(["metric", "split"], observed=True, sort=False):
        x = points["epoch"] if by_epoch and points["epoch"].notna().any() else points["step"]
        curve = _one_value_per_x(str(metric), Split(str(split)), x, points["value"])
        if len(curve):
            curves[str(metric), curve.split] = curve
    unit = XUnit.EPOCH if by_epoch else XUnit.STEP
    steps = float("nan") if run.x_unit is XUnit.EPOCH else float(rows["step"].max())
    epochs = float(rows["epoch"].max()) if by_epoch else float("nan")
    return RunCurves(run, unit, curves, steps, epochs)


def _one_value_per_x(metric: str, split: Split, x: pd.Series, y: pd.Series) -> Curve:
    """Sort by x and keep the last value of each x."""
    xs = x.to_numpy(dtype=np.float64)
    ys = y.to_numpy(dtype=np.float64)
    known = np.isfinite(xs)
    xs, ys = xs[known], ys[known]
    order = np.argsort(xs, kind="stable")
    xs, ys = xs[order], ys[order]
    last = np.append(xs[1:] != xs[:-1], True) if len(xs) else np.empty(0, dtype=bool)
    xs, ys = xs[last], ys[last]
    for array in (xs, ys):
        array.flags.writeable = False
    return Curve(metric, split, xs, ys)
