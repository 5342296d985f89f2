"""Reading values off the curves: invisible points that say who, where and how much."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.downsampling import KEPT_PER_BUCKET, Reduction
from dashboard.charts.data.line import KEY, Line
from dashboard.charts.data.line_points import repeated
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import OtherMetric, PanelData
from dashboard.model.table import IntArray
from dashboard.text.sentences import Sentences

MOST_POINTS = 4000
"""Points of a figure that can be pointed at; the browser has to search through them."""

AREA_PX2 = 90.0
"""Area around a point that counts as pointing at it."""

APART_PX = 5.0
"""Width of a bucket of which a line's least and greatest value can be pointed at: a point reaches
5 px to each side, and the text of each is written before anybody points at it."""

FEWEST_PER_LINE = 12

LOW, HIGH = "\x01", "\x02"
"""What stands for two numbers in a text that is said once, for many of them."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """Points to point at; none when there would be too few a curve to be of use.

    None either where the page reads the figure by itself.
    """
    if panel.input.options.focus.is_read:
        return []
    lines, canvas, words = panel.lines, panel.canvas, panel.words
    per_line = MOST_POINTS // max(panel.panels * len(lines), 1)
    if per_line < FEWEST_PER_LINE or not lines:
        return []
    has_bands = any(line.trace.band is not None for line in lines)
    reduction = Reduction(min(per_line // KEPT_PER_BUCKET, max(int(canvas.width / APART_PX), 1)))
    rows_of = [_rows(line, reduction) for line in lines]
    counts = [len(rows) for rows in rows_of]
    placed = list(zip(lines, rows_of, strict=True))
    columns = {
        "x": np.concatenate([line.trace.x[rows] for line, rows in placed]),
        "y": np.concatenate([line.trace.y[rows] for line, rows in placed]),
        "title": repeated([line.title for line in lines], counts),
    }
    if canvas.can_pick:
        columns[KEY] = repeated([line.key for line in lines], counts)
    if has_bands:
        spreads = [one for line, rows in placed for one in _spreads(line, rows, canvas, words)]
        columns["spread"] = np.array(spreads, dtype=object)
    for number, other in enumerate(panel.others):
        told = [one for line, rows in placed for one in _read_off(line, rows, other, words)]
        columns[f"also{number}"] = np.array(told, dtype=object)
    spread = [alt.Tooltip("spread:N", title=words.say("chart-band"))] if has_bands else []
    is_clock = canvas.x_axis is XAxis.WALL
    layer: alt.Chart = (
        canvas.layer("hover", pd.DataFrame(columns))
        .mark_point(
            clip=True,
            opacity=0,
            size=AREA_PX2,
            filled=True,
            cursor="pointer" if canvas.can_pick else alt.Undefined,
        )
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            tooltip=[
                alt.Tooltip("title:N", title=words.say("chart-run")),
                alt.Tooltip(
                    "x:T" if is_clock else "x:Q",
                    title=words.say(f"axis-{canvas.x_axis.value}"),
                    format="%c" if is_clock else ".6~g",
                ),
                alt.Tooltip(
                    "y:Q",
                    title=words.metric(canvas.metric),
                    format=".2%" if canvas.metric in SHARES else ".4~g",
                ),
                *spread,
                *(
                    alt.Tooltip(f"also{number}:N", title=other.title)
                    for number, other in enumerate(panel.others)
                ),
            ],
        )
    )
    return [layer]


def _rows(line: Line, reduction: Reduction) -> IntArray:
    """The points of a line that can be pointed at: finite ones that stand in its log."""
    rows = reduction.kept(line.trace.x, line.trace.y)
    return rows[np.isfinite(line.trace.y[rows]) & line.trace.logged[rows]]


def _spreads(line: Line, rows: IntArray, canvas: Canvas, words: Sentences) -> list[str]:
    """Of a line that stands for several runs, their number and the edges of the band."""
    band = line.trace.band
    if band is None:
        return [""] * len(rows)
    write = words.texts.percent if canvas.metric in SHARES else words.texts.number
    text = words.say("chart-spread", count=band.count, low=LOW, high=HIGH)
    return [
        text.replace(LOW, write(float(band.low[row]))).replace(HIGH, write(float(band.high[row])))
        for row in rows
    ]


def _read_off(line: Line, rows: IntArray, other: OtherMetric, words: Sentences) -> list[str]:
    """Of the same run the latest value of another metric at each x; empty before its first."""
    trace = other.traces.get(line.trace.run.run_id)
    if trace is None:
        return [""] * len(rows)
    write = words.texts.percent if other.metric in SHARES else words.texts.number
    latest = np.searchsorted(trace.x, line.trace.x[rows], side="right") - 1
    return [write(float(trace.y[at])) if at >= 0 else "" for at in latest]


MARK = Mark("hover", layers, Order.HOVER)
