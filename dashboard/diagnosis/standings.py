"""The standings of runs on one metric, as sortable numbers.

For every run: its best value and where, its end and its last value, how much worse it ends on
held-out data than on its training data, and when it first reached a target.  A run that does not
log the metric has NaN in all of them.

All runs are measured at once on concatenated arrays, so that a thousand take no longer than a page
can wait.  This module knows no words and no page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.diagnosis.end_to_end import Places, Points, joined
from dashboard.diagnosis.features.levels import end_length
from dashboard.diagnosis.targets import usual_target
from dashboard.model.curve import HELD_OUT
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import FloatArray, Series, Split

NAN = float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Standings:
    """The numbers of every run; arrays have one entry per run, NaN where it is not known."""

    run_ids: tuple[str, ...]
    metric: str
    split: Split
    unit: XUnit  # of every place on the x axis
    is_upward: bool | None  # whether higher is better; None for a metric of no direction
    best: FloatArray
    best_x: FloatArray
    end: FloatArray  # the median of the last few values, by which runs are ranked
    last: FloatArray  # as logged: NaN and infinity too
    gap: FloatArray  # at the end, how much worse than on the training data; see standings()
    target: float  # of the metric, NaN for none
    reached_x: FloatArray
    reached_s: FloatArray  # seconds from the run's first point to where it reached the target
    is_logged: npt.NDArray[np.bool_]  # whether the run has a point of the metric

    def order(self) -> list[int]:
        """The places of the runs, the best end first; runs without one last, as they came."""
        if self.is_upward is None:
            return list(range(len(self.run_ids)))
        cost = -self.end if self.is_upward else self.end
        return [int(place) for place in np.argsort(cost, kind="stable")]  # NaN sorts last

    def beside(self, baseline: str) -> "Deltas":
        """Every run's best and last value minus those of the run ``baseline``."""
        if baseline not in self.run_ids:
            nothing = np.full(len(self.run_ids), NAN)
            return Deltas(nothing, nothing)
        at = self.run_ids.index(baseline)
        with np.errstate(invalid="ignore", over="ignore"):  # infinity minus infinity is not known
            return Deltas(self.best - self.best[at], self.last - self.last[at])


@dataclass(frozen=True, slots=True, eq=False)
class Deltas:
    """Differences to a baseline, in the metric's own unit, NaN where either is not known."""

    best: FloatArray
    last: FloatArray


def split_of(book: LogBook, metric: str) -> Split | None:
    """The split on which most runs log ``metric``, one held out if any run has such; or ``None``.

    All runs are measured on the same one: a value on validation data does not compare with one on
    test data.  Of equals validation goes before test.
    """
    ids = {split: {one for one, _ in book.each(metric, split)} for split in Split}
    held_out = max(HELD_OUT, key=lambda split: len(ids[split]))
    for split in (held_out, Split.TRAIN, Split.NONE):
        if ids[split]:
            return split
    return None


def measured_split(book: LogBook, metric: str, shown: Split | None) -> Split:
    """The split that runs are measured on: the one that is ``shown`` if it is a held-out one.

    Else the one of :func:`split_of`; that of no part where no run logs the metric.
    """
    if shown is not None and shown in HELD_OUT:
        return shown
    return split_of(book, metric) or Split.NONE


def bests(
    book: LogBook, metric: str, split: Split, unit: XUnit, *, is_upward: bool | None
) -> dict[str, tuple[float, float]]:
    """Where each run first had its best value, and that value, by run id; as in :func:`standings`.

    Runs without a finite value are left out, and all of them for a metric of no direction.
    """
    own = dict(book.each(metric, split))
    runs = [run for run in book.runs if run.run_id in own]
    points = Points.of(runs, own, unit)
    top = _top(points, is_upward=is_upward)
    places, values = points.at(points.x, top), points.at(points.value, top)
    return {
        run.run_id: (float(x), float(value))
        for run, x, value, at in zip(runs, places, values, top, strict=True)
        if at >= 0
    }


def _top(points: Points, *, is_upward: bool | None) -> Places:
    """Each run's first point of its best value; -1 for none."""
    if is_upward is None:
        return np.full(len(points.ends), -1)
    sign = 1.0 if is_upward else -1.0
    signed = np.where(np.isfinite(points.value), sign * points.value, -np.inf)
    return points.first(points.is_top(signed))


@np.errstate(over="ignore", invalid="ignore")  # of logged values as far apart as doubles go
def standings(
    book: LogBook,
    metric: str,
    split: Split,
    unit: XUnit,
    *,
    is_upward: bool | None,
    target: float | None = None,
) -> Standings:
    """Measure every run of ``book`` on ``metric`` of ``split``.

    ``target`` is the value to be reached; ``None`` lets :func:`usual_target` choose it.  A target
    counts as reached where two values in a row do, as in the comparison of times to a target.  The
    gap is that of :func:`dashboard.diagnosis.siblings.training_progress.generalisation_gap`, the
    difference of the medians of the last few values: training minus held-out where higher is
    better, held-out minus training elsewhere; NaN where ``split`` is not a held-out one.
    """
    runs = book.runs
    own = dict(book.each(metric, split))
    rows = [number for number, run in enumerate(runs) if run.run_id in own]
    points = Points.of([runs[number] for number in rows], own, unit)
    sign = -1.0 if is_upward is False else 1.0
    signed = np.where(np.isfinite(points.value), sign * points.value, -np.inf)
    top = _top(points, is_upward=is_upward)
    best = points.at(points.value, top)
    if target is None:
        target = NAN if is_upward is None else usual_target(best, points.opening(), sign)
    hit = points.first(points.twice(signed >= sign * target))
    begun = np.array([_begun(runs[number], book.series[runs[number].run_id]) for number in rows])
    is_logged = np.zeros(len(runs), dtype=bool)
    is_logged[rows] = True

    def spread(values: FloatArray) -> FloatArray:
        """The values of the runs that log the metric, at the places of all."""
        every = np.full(len(runs), NAN)
        every[rows] = values
        return every

    return Standings(
        tuple(run.run_id for run in runs),
        metric,
        split,
        unit,
        is_upward,
        best=spread(best),
        best_x=spread(points.at(points.x, top)),
        end=levels(book, metric, split),
        last=spread(points.value[points.ends - 1]),
        gap=_gap(book, metric, split, 1.0 if is_upward else -1.0),
        target=target,
        reached_x=spread(points.at(points.x, hit)),
        reached_s=spread(points.at(points.wall_time, hit) - begun),
        is_logged=is_logged,
    )


def _begun(run: Run, many: Sequence[Series]) -> float:
    """When the run began: its first point of any metric, or earlier if its log says so."""
    times = [float(one.wall_time[0]) for one in many if len(one)]
    known = [time for time in (*times, run.started_at) if time is not None and np.isfinite(time)]
    return min(known, default=NAN)


def _gap(book: LogBook, metric: str, split: Split, sign: float) -> FloatArray:
    if split not in HELD_OUT:
        return np.full(len(book.runs), NAN)
    held_out, train = (levels(book, metric, one) for one in (split, Split.TRAIN))
    return sign * (train - held_out)


def levels(book: LogBook, metric: str, split: Split) -> FloatArray:
    """The result of :func:`dashboard.diagnosis.siblings.score.level` for every run."""
    own = dict(book.each(metric, split))
    finite = {one: series.value[np.isfinite(series.value)] for one, series in own.items()}
    tails = [_tail(finite.get(run.run_id, np.empty(0))) for run in book.runs]
    lengths = np.array([len(tail) for tail in tails], dtype=np.int64)
    table = np.full((len(tails), max(lengths, default=0) or 1), np.inf)
    table[np.arange(table.shape[1]) < lengths[:, None]] = joined(tails)
    table.sort(axis=1)
    row = np.arange(len(tails))
    middle = table[row, (lengths - 1).clip(0) // 2] / 2 + table[row, lengths // 2] / 2
    return np.where(lengths > 0, middle, NAN)


def _tail(values: FloatArray) -> FloatArray:
    return values[len(values) - end_length(len(values)) :] if len(values) else values
