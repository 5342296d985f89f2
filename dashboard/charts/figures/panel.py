"""One panel as a view: its marks, layer on layer, and what it is to those who hear it.

Vega names axes and marks by itself, in English and by the fields of our tables, and no description
of an axis changes that (vega-lite issue 9432).  The configuration takes them out of what is read
aloud; the panel says in the person's language what the axes would have said.
"""

from typing import Any

import altair as alt

from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.marks.mark import all_marks
from dashboard.charts.panel_data import CURVES, PanelData
from dashboard.charts.vega.compose import Layered
from dashboard.text.sentences import Sentences


def view(panel: PanelData) -> alt.LayerChart:
    """The view of ``panel``."""
    canvas = panel.canvas
    scales: dict[str, Any] = dict.fromkeys(panel.independent, "independent")
    return Layered(
        [layer for mark in all_marks() for layer in mark.draw(panel)],
        name=canvas.name,
        description=_described(panel.title, canvas, panel.words)
        if panel.kind in CURVES
        else alt.Undefined,
        width=canvas.width,
        height=canvas.height,
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(**scales)),
    )


def _described(title: str, canvas: Canvas, words: Sentences) -> str:
    """The title, from where to where the axes go; of an x axis that is a clock nothing is said."""
    written = words.texts.percent if canvas.metric in SHARES else words.texts.number
    up = words.say(
        "panel-y",
        title=title,
        low=written(canvas.extent.low),
        high=written(canvas.extent.high),
        scale="log" if canvas.log_y else "linear",
    )
    for side, band in (("above", canvas.overflows.above), ("below", canvas.overflows.below)):
        if band is not None:
            up = f"{up} {words.say('panel-band', side=side, end=written(band.far))}"
    if canvas.x_axis is XAxis.WALL:
        return up
    across = words.say(
        "panel-x",
        axis=words.say(f"axis-{canvas.x_axis.value}"),
        low=words.texts.number(canvas.x_extent.low),
        high=words.texts.number(canvas.x_extent.high),
        scale="log" if canvas.log_x else "linear",
    )
    return f"{up} {across}"
