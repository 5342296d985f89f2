"""From the points of a book to what is drawn: one trace a run of a metric on part of the data."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dashboard.charts.data.smoothing import Smoothing, smooth
from dashboard.charts.data.x_values import XAxis, places
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import FloatArray, IntArray, Series

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The spread of ``count`` runs around a line, both edges at the x of the line's points."""

    low: FloatArray
    high: FloatArray
    count: int

    def at(self, rows: BoolArray) -> "Band":
        """The band at just these points."""
        return Band(self.low[rows], self.high[rows], self.count)


@dataclass(frozen=True, eq=False)
class Trace:
    """One run's points on a panel, x not falling and finite; ``y`` as shown, ``raw`` as logged.

    ``native`` is the x that the engine saw, epochs where they tell its points apart, else
    steps: spans of findings are given in it.  A line that stands for several runs has a ``band``.
    """

    run: Run
    split: str
    x: FloatArray
    native: FloatArray
    y: FloatArray
    raw: FloatArray
    step: FloatArray
    band: Band | None = None

    def __len__(self) -> int:
        """The number of points."""
        return len(self.x)

    def at(self, rows: BoolArray) -> "Trace":
        """The trace with just these of its points."""
        raw = self.raw[rows]
        y = self.y[rows] if self.is_smoothed else raw
        band = self.band.at(rows) if self.band is not None else None
        return Trace(
            self.run, self.split, self.x[rows], self.native[rows], y, raw, self.step[rows], band
        )

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest finite shown value; NaN twice where there is none."""
        return self._extremes or _reach(self.y)

    @cached_property
    def raw_reach(self) -> tuple[float, float]:
        """The same of the values as logged."""
        return _ends(self.raw) or _reach(self.raw) if self.is_smoothed else self.reach

    @property
    def is_finite(self) -> bool:
        """Whether every value is a finite number; smoothing leaves where it was what is none."""
        return self._extremes is not None

    @cached_property
    def _extremes(self) -> tuple[float, float] | None:
        """The lowest and the highest shown value; ``None`` where not every value is finite."""
        return _ends(self.y)

    @property
    def logged(self) -> BoolArray:
        """Which points stand in the log; the others are where a window cuts the line."""
        return np.isfinite(self.step)

    @property
    def is_logged(self) -> bool:
        """Whether all of them do: a window cuts a line at its ends."""
        return math.isfinite(self.step[0]) and math.isfinite(self.step[-1])

    @property
    def is_smoothed(self) -> bool:
        """Whether what is shown differs from what was logged."""
        return self.y is not self.raw

    @property
    def layers(self) -> int:
        """How often its points are drawn: as line, as raw line under it, as edges of its band."""
        return 1 + self.is_smoothed + (0 if self.band is None else 2)


def _ends(values: FloatArray) -> tuple[float, float] | None:
    """The lowest and the highest value; ``None`` where not every value is finite."""
    low, high = float(values.min()), float(values.max())
    return (low, high) if math.isfinite(low) and math.isfinite(high) else None


def _reach(values: FloatArray) -> tuple[float, float]:
    """The lowest and the highest finite value; NaN twice where there is none."""
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if len(finite) else (math.nan, math.nan)


def traces(
    book: LogBook,
    metric: str,
    splits: Sequence[str],
    axis: XAxis,
    *,
    smoothing: float = 0.0,
    logged: Mapping[str, Series] | None = None,
) -> list[Trace]:
    """The traces of ``metric``, in the order of the book's runs; of several splits the first.

    ``smoothing`` is the weight of the past in [0, 1); ``logged`` is needed for axes that sum
    over the updates.
    """
    found: dict[str, Trace] = {}
    alike = _Alike()
    for split in splits:
        for run_id, points in book.each(metric, split):
            run = book.by_id.get(run_id)
            if run is None or run_id in found:
                continue
            steps = alike.steps(points.step)
            is_by_step = axis is XAxis.STEP
            at = steps if is_by_step else places(axis, run, points, (logged or {}).get(run_id))
            x, order = alike.ordered(at)
            if len(x):
                raw = points.value[order]
                step = x if is_by_step else steps[order]
                by_epoch = points.knows_epochs and book.units[run_id] is XUnit.EPOCH
                native = points.epoch[order] if by_epoch else step
                found[run_id] = Trace(run, split, x, native, raw, raw, step)
    raw_ones = [found[run.run_id] for run in book.runs if run.run_id in found]
    return smoothed(raw_ones, smoothing)


class _Alike:
    """Runs after each other often logged at the same places: these are one array for all of them.

    So it is made and looked at once, and whether two are the same is mostly told by what they are.
    """

    def __init__(self) -> None:
        """No run was seen yet."""
        self._steps: tuple[IntArray, FloatArray] | None = None
        self._ordered: tuple[FloatArray, FloatArray, IntArray | slice] | None = None

    def steps(self, steps: IntArray) -> FloatArray:
        """The steps of a run as floats."""
        if self._steps is None or not np.array_equal(steps, self._steps[0]):
            self._steps = steps, steps.astype(np.float64)
        return self._steps[1]

    def ordered(self, x: FloatArray) -> tuple[FloatArray, IntArray | slice]:
        """The finite ``x`` of a run, rising, and their places."""
        if self._ordered is None or not is_same(x, self._ordered[0]):
            order = _in_order(x)
            self._ordered = x, x[order], order
        return self._ordered[1:]


def is_same(one: FloatArray, other: FloatArray) -> bool:
    """Whether two arrays hold the same; NaN is not the same as anything, unless both are one."""
    return one is other or np.array_equal(one, other)


def _in_order(x: FloatArray) -> IntArray | slice:
    """The places of the finite ``x``, rising; usually all of them as they stand, not copied."""
    rises = bool((x[1:] >= x[:-1]).all())  # beside a NaN nothing does
    if rises and len(x) and math.isfinite(x[0]) and math.isfinite(x[-1]):
        return slice(None)
    return np.argsort(x, kind="stable")[: int(np.isfinite(x).sum())]  # NaN sorts last


def smoothed(found: Sequence[Trace], weight: float, kind: Smoothing = Smoothing.EMA) -> list[Trace]:
    """The traces with ``y`` smoothed, and the edges of their bands alike.

    The distance by which a time-weighted average forgets is that between two points of the middle
    trace: one for all, so that all are smoothed alike.
    """
    if weight <= 0:
        return list(found)
    unit = _usual_distance(found) if kind is Smoothing.TIME else 1.0
    return [
        replace(
            trace,
            y=smooth(trace.x, trace.raw, weight, kind, unit),
            band=replace(
                trace.band,
                low=smooth(trace.x, trace.band.low, weight, kind, unit),
                high=smooth(trace.x, trace.band.high, weight, kind, unit),
            )
            if trace.band is not None
            else None,
        )
        for trace in found
    ]


def _usual_distance(found: Sequence[Trace]) -> float:
    """The median over the traces of the median distance between two neighbours in x, else 1."""
    gaps = (np.diff(trace.x) for trace in found)
    medians = [float(np.median(gap[gap > 0])) for gap in gaps if (gap > 0).any()]
    return float(np.median(medians)) if medians else 1.0


def last(trace: Trace, length: float) -> Trace | None:
    """The last ``length`` of a trace on an axis that begins at 0 there; ``None`` if empty."""
    start = max(float(trace.x[-1]) - length, 0.0)
    keep = trace.x >= start
    if not keep.any():
        return None
    kept = trace.at(keep)
    return replace(kept, x=kept.x - start)
