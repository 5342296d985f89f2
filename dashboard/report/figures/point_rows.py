"""The numbers that a figure shows: every point of its curves, not only those that are drawn.

They are read from the panels that the figure is drawn from.  A curve is reduced to what a screen
can show; here stand all points of the shown runs, in the stretch of the axis that is shown.  Values
are as logged: NaN and infinity are kept.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.data.representative import representatives_of
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.outcome_panels import OutcomePanel
from dashboard.charts.panel_data import FigureInput, PanelData
from dashboard.model.table import FloatArray
from dashboard.report.figures.vocabulary import Vocabulary, run_name

WHOLE_BELOW = 2.0**53
"""Sizes below which a double holds every whole number."""


def figure_rows(panels: Sequence[PanelData], vocabulary: Vocabulary) -> pd.DataFrame:
    """The numbers of a figure: of curves their points, of a map how each of its runs ended."""
    first = panels[0]
    if isinstance(first, OutcomePanel):
        return outcome_rows(first.outcomes, vocabulary)
    return curve_rows(panels, vocabulary)


def curve_rows(panels: Sequence[PanelData], vocabulary: Vocabulary) -> pd.DataFrame:
    """The points of the curves of ``panels``, at least one, in the order of the book's runs.

    Columns: run, settings, metric, split, the axis by its name, value; and smoothed, where the
    figure shows smoothed curves.  Where it draws runs together, a group is one line under the name
    of its first run, with low, high and runs: the edges of its band, and of how many it is.
    """
    given, axis = panels[0].input, panels[0].canvas.x_axis
    alone, together = _settings(given, vocabulary)
    has_groups = given.options.grouping is not None
    found: list[pd.DataFrame] = []
    for panel in panels:
        name = vocabulary.metric(panel.drawn.curves.metric)
        for trace in panel.drawn.traces:
            settings = (alone if trace.band is None else together)[trace.run.run_id]
            table = _rows(trace, name, settings, panel, vocabulary)
            found.append(_banded(table, trace) if has_groups else table)
    names = ["run", "settings", "metric", "split", axis.value, "value"]
    names += ["smoothed"] if given.options.smoothing else []
    names += ["low", "high", "runs"] if has_groups else []
    filled = [one for one in found if len(one)]
    table = _stacked(filled) if filled else pd.DataFrame(columns=names)
    return table.rename(columns=vocabulary.column)


def _settings(given: FigureInput, vocabulary: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    """The settings of runs by themselves, and those that the runs of a group share, by id."""
    grouping = given.options.grouping
    together = {}
    if grouping is not None:
        leads = representatives_of(given.book, given.report, grouping.groups)
        together = vocabulary.settings(leads.book.runs)
    return together | vocabulary.settings(given.book.runs), together


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


def _banded(table: pd.DataFrame, trace: Trace) -> pd.DataFrame:
    """The rows of a trace with its band; a run by itself has none."""
    if trace.band is None:
        return table.assign(low=np.nan, high=np.nan, runs=1)
    low, high = trace.band.low[trace.logged], trace.band.high[trace.logged]
    return table.assign(low=low, high=high, runs=trace.band.count)


def _rows(
    trace: Trace, metric: str, settings: str, panel: PanelData, vocabulary: Vocabulary
) -> pd.DataFrame:
    """The points of one curve that stand in its log; a window cuts a line between them."""
    keep, axis = trace.logged, panel.canvas.x_axis
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
    columns[axis.value] = _places(trace.x[keep], axis)
    columns["value"] = trace.raw[keep]
    if panel.input.options.smoothing:
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
