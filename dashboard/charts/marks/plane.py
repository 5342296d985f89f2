"""The plane that takes drags and double clicks, invisible, below all else."""

import altair as alt

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega import fixed_channels


def layers(panel: PanelData) -> list[alt.Chart]:
    """The plane; none where the figure answers to nothing."""
    canvas = panel.canvas
    if not (canvas.can_pick or canvas.can_zoom):
        return []
    ends = [{"x": canvas.x_extent.low, "x2": canvas.x_extent.high, "whole": 1}]
    layer: alt.Chart = (
        canvas.layer("plane", ends)
        .mark_rect(opacity=0, cursor="crosshair", tooltip=None)
        .encode(
            x=canvas.x(),
            x2=alt.X2("x2"),
            y=fixed_channels.y(0),
            y2=fixed_channels.y2(canvas.height),
        )
    )
    return [layer]


MARK = Mark("plane", layers, Order.PLANE)
