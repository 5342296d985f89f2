"""All findings of one run under its curves: one bar each, as long as the span that gave it."""

import altair as alt
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.zoom import STRETCH, write_stretch
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import Line, Span
from dashboard.charts.data.span_on_axis import around_rows, rows_between
from dashboard.charts.marks.findings import answers
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style import colour
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.charts.vega.compose import Layered
from dashboard.model.table import IntArray

ROW_PX = 19.0
BAR_PX = 4.0
LEAST_BAR = 0.008
"""Shortest bar, as a share of the axis: a finding on one point can be seen too."""


def view(panel: PanelData) -> alt.LayerChart:
    """The strip of the findings listed under ``panel``, on its x axis, one below the other."""
    spans, canvas = panel.listed, panel.canvas
    by_key = {line.key: line for line in panel.lines}
    table = pd.DataFrame(
        [_row(number, span, by_key[span.key], canvas) for number, span in enumerate(spans)]
    )
    across = alt.Scale(domain=[canvas.x_extent.low, canvas.x_extent.high], nice=False, zero=False)
    bars: alt.Chart = (
        canvas.layer("bars", table)
        .mark_bar(height=BAR_PX, cornerRadius=2, opacity=0.75)
        .encode(
            x=alt.X("x:Q", scale=across, axis=None),
            x2=alt.X2("x2"),
            y=alt.Y("y_bar:Q", scale=None, axis=None),
            color=alt.Color("color:N", scale=None),
        )
    )
    names: alt.Chart = (
        canvas.layer("bar_names", table)
        .mark_text(align="left", baseline="middle", fontSize=canvas.look.small, **answers(canvas))
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            y=alt.Y("y_text:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
            color=alt.Color("ink:N", scale=None),
        )
    )
    return Layered(
        [bars, names],
        name=f"{canvas.name}_findings",
        width=canvas.width,
        height=ROW_PX * len(spans),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="independent", y="independent")),
    )


def _row(number: int, span: Span, line: Line, canvas: Canvas) -> dict[str, float | str]:
    at = rows_between(line.trace, span.from_x, span.to_x)
    start, stop = _ends(at, line, canvas.x_extent)
    width = len(span.name) * PLAIN_CHARACTER_PX * canvas.look.small
    left = canvas.x_share(start) * canvas.width
    return {
        "x": start,
        "x2": stop,
        "left": max(min(left, canvas.width - width), 0.0),
        "y_bar": ROW_PX * number + ROW_PX - BAR_PX,
        "y_text": ROW_PX * number + (ROW_PX - BAR_PX) / 2,
        "text": span.name,
        "color": line.stroke.edge,
        "ink": colour.legible(line.stroke.color, canvas.look.panel),
        STRETCH: write_stretch(around_rows(line.trace, at)),
    }


def _ends(at: IntArray, line: Line, axis: Extent) -> tuple[float, float]:
    """Where these points of a line begin and end on the axis, at least a visible length."""
    x = line.trace.x
    start, stop = (float(x[at[0]]), float(x[at[-1]])) if len(at) else (axis.low, axis.low)
    least = LEAST_BAR * (axis.high - axis.low)
    if stop - start < least:
        start, stop = start - least / 2, stop + least / 2
    return max(start, axis.low), min(stop, axis.high)
