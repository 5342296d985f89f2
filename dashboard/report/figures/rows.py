"""The numbers that a figure shows: every point of its curves, not only those that are drawn.

A curve is reduced to what a screen can show; here stand all points of the shown runs, in the
stretch of the axis that is shown.  Values are as logged: NaN and infinity are kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import union_categoricals

from dashboard.charts.data.aggregation import Grouping, gather
from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.data.representative import Leads
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.traces import Trace, last, smoothed, traces
from dashboard.charts.data.x_values import XAxis, logged_of
from dashboard.model.run import LogBook
from dashboard.model.table import FloatArray, Split
from dashboard.report.figures.vocabulary import Vocabulary, run_name

WHOLE_BELOW = 2.0**53
"""Sizes below which a double holds every whole number."""

Curves = Sequence[tuple[str, Sequence[Split]]]
"""Metrics with their splits; of several splits a run shows the first that it has."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of the curves is shown, and how: on which axis, from where to where, smoothed."""

    axis: XAxis
    last: float | None = None  # only so much of the end of every run, on an axis from 0
    shown: tuple[float, float] | None = None  # only what lies between
    smoothing: float = 0.0
    kind: Smoothing = Smoothing.EMA
    log_x: bool = False  # what is not positive has no place on a logarithmic axis
    log_y: bool = False


def curve_rows(
    book: LogBook,
    curves: Curves,
    stretch: Stretch,
    vocabulary: Vocabulary,
    leads: Leads | None = None,
    grouping: Grouping | None = None,
) -> pd.DataFrame:
    """The points of ``curves`` in the order of the book's runs.

    Columns: run, settings, metric, split, the axis by its name, value; and smoothed, where the
    figure shows smoothed curves.  Where it draws runs together, a group is one line under the name
    of its first run, with low, high and runs: the edges of its band, and of how many it is.
    """
    together = vocabulary.settings(leads.book.runs) if leads is not None else {}
    alone = together | vocabulary.settings(book.runs)
    logged = logged_of(book, stretch.axis)
    found: list[pd.DataFrame] = []
    for metric, splits in curves:
        whole = traces(book, metric, splits, stretch.axis, logged=logged)
        kept = list(_cut(whole, stretch.last))
        if leads is not None and grouping is not None:
            kept = _together(kept, leads, grouping)
        kept = smoothed(kept, stretch.smoothing, stretch.kind)
        name = vocabulary.metric(metric)
        for one in kept:
            settings = (alone if one.band is None else together)[one.run.run_id]
            table = _rows(one, name, settings, stretch, vocabulary)
            found.append(_banded(table, one, stretch) if leads is not None else table)
    names = ["run", "settings", "metric", "split", stretch.axis.value, "value"]
    names += ["smoothed"] if stretch.smoothing else []
    names += ["low", "high", "runs"] if leads is not None else []
    filled = [one for one in found if len(one)]
    table = _stacked(filled) if filled else pd.DataFrame(columns=names)
    return table.rename(columns=vocabulary.column)


def _stacked(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The tables under each other; a text that stands in a million rows is kept once."""
    columns: dict[str, Any] = {}
    for name in tables[0].columns:
        parts = [table[name] for table in tables]
        is_text = isinstance(parts[0].dtype, pd.CategoricalDtype)
        columns[name] = union_categoricals(parts) if is_text else pd.concat(parts).to_numpy()
    return pd.DataFrame(columns)


def outcome_rows(outcomes: Outcomes, vocabulary: Vocabulary) -> pd.DataFrame:
    """How every run of a map ended, a row a run; no value where it diverged.

    Columns: run, settings, metric, split, lr, batch_size, value, fate.
    """
    runs = [one.run for one in outcomes.many]
    said = vocabulary.settings(runs)
    table = pd.DataFrame(
        {
            "run": [run_name(run) for run in runs],
            "settings": [said[run.run_id] for run in runs],
            "metric": vocabulary.metric(outcomes.metric) if outcomes.metric else "",
            "split": vocabulary.split(outcomes.split.value),
            "lr": np.array([one.lr for one in outcomes.many], dtype=np.float64),
            "batch_size": _numbers(np.array([one.batch_size for one in outcomes.many])),
            "value": np.array([one.value for one in outcomes.many], dtype=np.float64),
            "fate": [vocabulary.fate(one.fate) for one in outcomes.many],
        }
    )
    return table.rename(columns=vocabulary.column)


def _cut(found: Iterable[Trace], length: float | None) -> Iterable[Trace]:
    ends = found if length is None else (last(trace, length) for trace in found)
    return (end for end in ends if end is not None)


def _together(found: list[Trace], leads: Leads, grouping: Grouping) -> list[Trace]:
    """The lines of the groups, then their runs where the figure draws those too."""
    gathered = gather(found, leads.of, grouping.summary)
    drawn = {trace.run.run_id for trace in gathered.traces}
    alone = [trace for lead, trace in gathered.members if grouping.has_members or lead not in drawn]
    return [*gathered.traces, *alone]


def _banded(table: pd.DataFrame, trace: Trace, stretch: Stretch) -> pd.DataFrame:
    """The rows of a trace with its band; a run by itself has none."""
    keep = _shown(trace, stretch)
    if trace.band is None:
        return table.assign(low=np.nan, high=np.nan, runs=1)
    low, high = trace.band.low[keep], trace.band.high[keep]
    return table.assign(low=low, high=high, runs=trace.band.count)


def _shown(trace: Trace, stretch: Stretch) -> npt.NDArray[np.bool_]:
    """Which points of a trace the axes can and do show."""
    keep = np.ones(len(trace), dtype=bool)
    if stretch.shown is not None:
        keep &= (trace.x >= stretch.shown[0]) & (trace.x <= stretch.shown[1])
    if stretch.log_x:
        keep &= trace.x > 0
    if stretch.log_y:
        keep &= ~(trace.raw <= 0)  # NaN stays: the figure marks it
    return keep


def _rows(
    trace: Trace, metric: str, settings: str, stretch: Stretch, vocabulary: Vocabulary
) -> pd.DataFrame:
    keep = _shown(trace, stretch)
    texts = {
        "run": run_name(trace.run),
        "settings": settings,
        "metric": metric,
        "split": vocabulary.split(trace.split),
    }
    same = np.zeros(int(keep.sum()), dtype=np.int8)
    columns: dict[str, Any] = {
        name: pd.Categorical.from_codes(same, pd.Index([text])) for name, text in texts.items()
    }
    columns[stretch.axis.value] = _places(trace.x[keep], stretch.axis)
    columns["value"] = trace.raw[keep]
    if stretch.smoothing:
        columns["smoothed"] = trace.y[keep]
    return pd.DataFrame(columns)


def _places(x: FloatArray, axis: XAxis) -> "pd.Series[str] | pd.Series[int] | pd.Series[float]":
    """The x of points as people write it: whole numbers without a point, times of the clock."""
    if axis is XAxis.WALL:
        times = pd.to_datetime(pd.Series(x), unit="ms", utc=True)
        return times.dt.strftime("%Y-%m-%d %H:%M:%S")
    return _numbers(x)


def _numbers(values: FloatArray) -> "pd.Series[int] | pd.Series[float]":
    """``values``, without a point where all are whole."""
    is_whole = bool((values == np.round(values)).all() and (np.abs(values) < WHOLE_BELOW).all())
    return pd.Series(values.astype(np.int64)) if is_whole else pd.Series(values, dtype=np.float64)
