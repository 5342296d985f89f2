"""Reading all runs at one x: unseen strips over the plane, each with every curve's value there.

Of a crowd the runs in front are read one by one, and of the others how many they are and how far
they reach.  A curve that has no point at an x is read at its latest point before it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.line import Line
from dashboard.charts.data.traces import Trace, is_same
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega import fixed_channels
from dashboard.model.table import FloatArray
from dashboard.text.sentences import Sentences

PLACE_PX = 8.0
"""Width of a strip: a hand that points is not steadier."""

MISSING = "–"
"""What is read of a curve where it has no value."""

MOST_READ = 12
"""Runs that are read one by one: more would not fit beside the pointer."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The strips of a panel; none where it has only one curve, which its own points tell.

    None either where the page reads the figure by itself.
    """
    if panel.input.options.focus.is_read:
        return []
    lines, canvas, words = panel.lines, panel.canvas, panel.words
    read = sorted(panel.front[-MOST_READ:], key=_last, reverse=True)
    others = [line for line in lines if not line.is_ghost and not any(line is one for one in read)]
    if len(read) + len(others) < 2:
        return []
    places = _places([line.trace for line in read or others], canvas)
    if not len(places):
        return []
    low, high = _edges(places, canvas)
    columns: dict[str, Any] = {"x": low, "x2": high, "at": places}
    told = []
    for number, values in enumerate(_at_all([line.trace for line in read], places)):
        line = read[number]
        is_known = bool(np.isfinite(values).all())
        # Vega writes what is null as 0: where a value is missing, all are written out by us.
        columns[f"run{number}"] = values if is_known else _written(values, canvas, words)
        told.append(_told(f"run{number}", line.title, canvas, is_number=is_known))
    if others:
        columns["others"] = _reach([line.trace for line in others], places, canvas, words)
        told.append(alt.Tooltip("others:N", title=words.say("chart-others", runs=len(others))))
    return [_strips(pd.DataFrame(columns), told, canvas, words)]


def _told(field: str, title: str, canvas: Canvas, *, is_number: bool) -> alt.Tooltip:
    if not is_number:
        return alt.Tooltip(f"{field}:N", title=title)
    form = ".2%" if canvas.metric in SHARES else ".4~g"
    return alt.Tooltip(f"{field}:Q", title=title, format=form)


def _written(values: FloatArray, canvas: Canvas, words: Sentences) -> list[str]:
    """The values as text, :data:`MISSING` where there is none."""
    write = _writing(canvas, words)
    return [MISSING if np.isnan(value) else write(float(value)) for value in values]


def _strips(
    table: pd.DataFrame, told: list[alt.Tooltip], canvas: Canvas, words: Sentences
) -> alt.Chart:
    is_clock = canvas.x_axis is XAxis.WALL
    place = alt.Tooltip(
        "at:T" if is_clock else "at:Q",
        title=words.say(f"axis-{canvas.x_axis.value}"),
        format="%c" if is_clock else ".6~g",
    )
    layer: alt.Chart = (
        canvas.layer("all_at_x", table)
        .mark_rect(opacity=0, cursor="crosshair" if canvas.can_pick else alt.Undefined)
        .encode(
            x=canvas.x(),
            x2=alt.X2("x2"),
            y=fixed_channels.y(0),
            y2=fixed_channels.y2(canvas.height),
            tooltip=[place, *told],
        )
    )
    return layer


def _places(found: Sequence[Trace], canvas: Canvas) -> FloatArray:
    """Where the curves are read: where they have points, a few pixels apart at least."""
    first = found[0].x
    if all(is_same(trace.x, first) for trace in found):
        every = np.asarray(first[np.append(True, np.diff(first) > 0)], dtype=np.float64)
    else:
        every = np.unique(np.concatenate([trace.x for trace in found]))
    low, high = canvas.x_extent.low, canvas.x_extent.high
    every = every[(every >= low) & (every <= high)]
    most = int(canvas.width / PLACE_PX)
    if len(every) <= most:
        return every
    wanted = canvas.x_value(np.linspace(0, canvas.width, most))
    at = np.minimum(np.searchsorted(every, wanted), len(every) - 1)
    return np.asarray(every[np.unique(at)], dtype=np.float64)


def _edges(places: FloatArray, canvas: Canvas) -> tuple[FloatArray, FloatArray]:
    """From where to where each place is read: halfway to its neighbours, on the axis as drawn."""
    pixels = np.array([canvas.x_share(float(x)) for x in places]) * canvas.width
    middles = canvas.x_value((pixels[1:] + pixels[:-1]) / 2)
    low, high = canvas.x_extent.low, canvas.x_extent.high
    return np.append(low, middles), np.append(middles, high)


def _at_all(found: Sequence[Trace], places: FloatArray) -> list[FloatArray]:
    """The latest value of each curve at each of the ``places``; NaN where it does not reach."""
    values = []
    x, at, outside = np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=bool)
    for trace in found:
        if not is_same(trace.x, x):  # curves after each other often have the same x
            x = trace.x
            at = np.searchsorted(x, places, side="right") - 1
            outside = (at < 0) | (places > x[-1])
            at = np.maximum(at, 0)
        here = trace.y[at]
        here[outside] = np.nan
        values.append(here)
    return values


def _reach(
    found: Sequence[Trace], places: FloatArray, canvas: Canvas, words: Sentences
) -> list[str]:
    """From where to where the curves reach at each place, in words."""
    values = np.stack(_at_all(found, places))
    low, high = (pick.reduce(values, axis=0) for pick in (np.fmin, np.fmax))  # past what is NaN
    write = _writing(canvas, words)
    return [
        words.say("chart-from-to", low=write(float(first)), high=write(float(last)))
        if not np.isnan(first)
        else MISSING
        for first, last in zip(low, high, strict=True)
    ]


def _last(line: Line) -> float:
    """Where a line ends, for the order in which it is read: as the ends of the lines stand."""
    finite = line.trace.y[np.isfinite(line.trace.y)]
    return float(finite[-1]) if len(finite) else -np.inf


def _writing(canvas: Canvas, words: Sentences) -> Callable[[float], str]:
    return words.texts.percent if canvas.metric in SHARES else words.texts.number


MARK = Mark("all-at-x", layers, Order.CROSSHAIR)
