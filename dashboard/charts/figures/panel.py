"""One panel as a view: its marks, layer on layer."""

import altair as alt

from dashboard.charts.axes import panel_text
from dashboard.charts.marks.mark import all_marks
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega.compose import Layered


def view(panel: PanelData) -> alt.LayerChart:
    """The view of ``panel``."""
    canvas = panel.canvas
    return Layered(
        [layer for mark in all_marks() for layer in mark.draw(panel)],
        name=canvas.name,
        description=panel_text.describe(panel.title, canvas, panel.words),
        width=canvas.width,
        height=canvas.height,
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(
                color="independent", strokeDash="independent", shape="independent"
            )
        ),
    )
