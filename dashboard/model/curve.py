"""The curves of a run, one value per x, built from the points of a log book.

A curve has one value per x.  The x of a run is its epoch where the log has one that keeps its
points distinct, else its step (:mod:`dashboard.model.run_axis`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from dashboard.model.contained import Stage, contained
from dashboard.model.run import LogBook, Run, XUnit, unit_of
from dashboard.model.table import FloatArray, Series, Split

HELD_OUT = (Split.VAL, Split.TEST)
"""Splits that play the validation role, the preferred one first: many logs have only a test."""


LARGEST = 1e100
"""Values beyond are as good as infinite: single precision, in which nearly all training computes,
ends at 3.4e38, and the squares, sums and ratios of what is measured must stay within a double."""

PERCENT_ABOVE = 1.5  # an accuracy whose largest value lies above is in per cent
HIGHEST_PERCENT = 100.5  # above it, the column named accuracy is no accuracy
LOWEST_USEFUL = 1e-3  # an accuracy that never exceeds this reports nothing


@dataclass(frozen=True)
class Curve:
    """One metric of one split: ``x`` strictly increasing, ``y`` of the same shape, NaN kept.

    Nearly every measure and rule asks for the finite part or the extent, of an accuracy for its
    error rate, so they are found once.
    """

    metric: str
    split: Split
    x: FloatArray
    y: FloatArray
    tag: str = ""  # the name as written in the log, where that is known

    def __len__(self) -> int:
        """The number of points."""
        return len(self.x)

    @property
    def finite(self) -> "Curve":
        """The curve without its NaN and infinite values; itself where it has none."""
        return self if self.is_finite else self._finite_part

    @cached_property
    def is_finite(self) -> bool:
        """Whether no value is NaN or infinite."""
        lowest, highest = self.reach
        return not len(self) or (math.isfinite(lowest) and math.isfinite(highest))

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest finite value; infinity and minus infinity without one."""
        return self.finite.reach

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest value, both NaN where any is; as ``extent`` without one."""
        if not len(self.y):
            return math.inf, -math.inf
        return float(np.minimum.reduce(self.y)), float(np.maximum.reduce(self.y))

    @cached_property
    def as_error(self) -> "Curve | None":
        """The finite values of an accuracy as 1 - accuracy; ``None`` where they cannot be one."""
        finite = self.finite
        if not len(finite):
            return None
        lowest, highest = finite.reach
        if highest < LOWEST_USEFUL or highest > HIGHEST_PERCENT or lowest < 0:
            return None
        scale = 100.0 if highest > PERCENT_ABOVE else 1.0
        return Curve(self.metric, self.split, finite.x, 1 - finite.y / scale)

    @cached_property
    def _finite_part(self) -> "Curve":
        keep = np.isfinite(self.y)
        return Curve(self.metric, self.split, self.x[keep], self.y[keep], self.tag)


def first_gap(curve: Curve) -> float:
    """The x of the first value that is NaN or infinite; that of the first value if none is."""
    return float(curve.x[np.argmax(~np.isfinite(curve.y))])


@dataclass(frozen=True, slots=True)
class RunCurves:
    """A run and all its curves, as the engine sees it."""

    run: Run
    x_unit: XUnit  # of every curve's x
    curves: Mapping[tuple[str, Split], Curve]
    steps: float  # updates done at the end of the run, NaN if the log counts epochs only
    epochs: float  # epochs done at the end of the run, NaN if unknown
    tags: tuple[str, ...] = ()  # the names of the curves as the log writes them

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
        if value is None or isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value)


def curves_of(book: LogBook) -> Iterator[RunCurves]:
    """Yield every run of the log book with its curves, in order; runs without points too.

    A run whose points cannot be laid out has no curves.
    """
    for run in book.runs:
        many = [one for one in book.series.get(run.run_id, ()) if len(one)]
        make, bare = partial(_run_curves, run, many), partial(_without_curves, run)
        yield contained(Stage.MEASURE, "curves", make, bare, run.run_id)


def _without_curves(run: Run, _: object = None) -> RunCurves:
    return RunCurves(run, run.x_unit, {}, float("nan"), float("nan"))


def _run_curves(run: Run, many: Sequence[Series]) -> RunCurves:
    if not many:
        return _without_curves(run)
    unit = unit_of(run, many)
    known = [one.knows_epochs for one in many]
    epochs = [_last_epoch(one) for one, knows in zip(many, known, strict=True) if knows]
    curves = {}
    for one, knows in zip(many, known, strict=True):
        by_epoch = knows and unit is XUnit.EPOCH
        x = one.epoch if by_epoch else one.step.astype(np.float64)
        curve = one_value_per_x(one.metric, one.split, x, one.value, one.tag)
        if len(curve):
            curves[one.metric, one.split] = curve
    counts_epochs = run.x_unit is XUnit.EPOCH
    return RunCurves(
        run,
        unit,
        curves,
        float("nan") if counts_epochs else float(max(one.step.max() for one in many)),
        max(epochs, default=float("nan")),
        tuple(dict.fromkeys(one.tag for one in many)),
    )


def _last_epoch(one: Series) -> float:
    """The highest epoch of a series that knows one."""
    last = float(np.maximum.reduce(one.epoch))
    return last if math.isfinite(last) else float(one.epoch[np.isfinite(one.epoch)].max())


def one_value_per_x(
    metric: str, split: Split, x: FloatArray, y: FloatArray, tag: str = ""
) -> Curve:
    """Sort by x and keep the last value of each x; rows without an x are dropped.

    A value beyond ``LARGEST`` becomes infinite.
    """
    rises = np.count_nonzero(x[1:] > x[:-1]) == len(x) - 1  # never true beside a NaN
    if not rises or not math.isfinite(x[-1]):
        known = np.isfinite(x)
        x, y = x[known], y[known]
        order = np.argsort(x, kind="stable")
        x, y = x[order], y[order]
        last = np.append(x[1:] != x[:-1], True) if len(x) else np.empty(0, dtype=bool)
        x, y = x[last], y[last]
    for array in (x, y):
        array.flags.writeable = False
    curve = Curve(metric, split, x, y, tag)
    lowest, highest = curve.reach
    if not len(curve) or (lowest >= -LARGEST and highest <= LARGEST):  # never true beside a NaN
        return curve
    y = np.where(np.abs(y) > LARGEST, np.copysign(np.inf, y), y)  # NaN stays
    y.flags.writeable = False
    return Curve(metric, split, x, y, tag)
