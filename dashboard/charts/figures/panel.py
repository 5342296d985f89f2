"""One panel as a view: its marks, layer on layer."""

from typing import Any

import altair as alt

from dashboard.charts.axes import panel_text
from dashboard.charts.marks.mark import all_marks
from dashboard.charts.panel_data import CURVES, PanelData
from dashboard.charts.vega.compose import Layered


def view(panel: PanelData) -> alt.LayerChart:
    """The view of ``panel``."""
    canvas = panel.canvas
    scales: dict[str, Any] = dict.fromkeys(panel.independent, "independent")
    return Layered(
        [layer for mark in all_marks() for layer in mark.draw(panel)],
        name=canvas.name,
        description=panel_text.describe(panel.title, canvas, panel.words)
        if panel.kind in CURVES
        else alt.Undefined,
        width=canvas.width,
        height=canvas.height,
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(**scales)),
    )
