"""A line through all panels that stand under each other, at the x of the point pointed at."""

from collections.abc import Sequence

import altair as alt

from dashboard.charts.data.x_values import XAxis
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData

HOVER = "hover_at"
"""The parameter that knows the x of the point that is pointed at."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The line; none on a panel that stands alone."""
    if not panel.others or panel.input.options.focus.is_read:
        return []
    canvas = panel.canvas
    layer: alt.Chart = (
        canvas.layer("cross", [{"one": 1}])
        .mark_rule(strokeWidth=1, color=canvas.look.grey)
        .encode(
            x=alt.XDatum(
                alt.expr(f"isDefined({HOVER}.x) ? {HOVER}.x[0] : {canvas.x_extent.low}"),
                type="temporal" if canvas.x_axis is XAxis.WALL else "quantitative",
                scale=canvas.x_scale(),
            ),
            opacity=alt.value(alt.expr(f"isDefined({HOVER}.x) ? 0.5 : 0")),
        )
    )
    return [layer]


def parameters(panels: Sequence[alt.LayerChart]) -> list[alt.TopLevelSelectionParameter]:
    """The parameter for panels that stand under each other; none for one that stands alone."""
    points = [
        str(layer.name)
        for view in panels
        for layer in view.layer
        if str(layer.name) == f"{view.name}_hover"
    ]
    if len(panels) < 2 or not points:
        return []
    select = alt.PointSelectionConfig(
        type="point", fields=["x"], on="pointerover", clear="pointerout"
    )
    return [alt.TopLevelSelectionParameter(name=HOVER, select=select, views=points)]


MARK = Mark("pointer-rule", layers, Order.POINTER_RULE)
