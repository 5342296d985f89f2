"""Lines to click on, wide and invisible, over the curves: a curve is a pixel or two wide.

They share the tables of the curves that they lie on, so that no point is sent twice.
"""

import altair as alt

from dashboard.charts.axes.picking import is_crowd, named
from dashboard.charts.axes.zoom import SILENT
from dashboard.charts.data.line import KEY
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData

WIDTHS_PX = {"muted": 5.0, "front": 11.0}
"""Widths of the lines to click on, by the layer they lie over: a finger's aim is worse than a
mouse's, but the runs that step back are many and lie close."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The lines to click on; those of the runs in front come last, on top."""
    canvas = panel.canvas
    if not canvas.can_pick:
        return []
    is_read = panel.input.options.focus.is_read
    tables = {"muted": panel.points.muted, "front": panel.points.front}
    grips: list[alt.Chart] = [
        canvas.layer(f"{kind}_grips", table)
        .mark_line(
            clip=True,
            strokeWidth=WIDTHS_PX[kind],
            opacity=0,
            cursor="pointer",
            tooltip=SILENT if is_read else alt.Undefined,
        )
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            detail=alt.Detail(f"{KEY}:N"),
            tooltip=alt.Undefined if is_read else named(panel.words),
        )
        for kind, table in tables.items()
        if table is not None and not is_crowd(len(table[KEY].cat.categories))
    ]
    return grips


MARK = Mark("picking", layers, Order.GRIPS)
