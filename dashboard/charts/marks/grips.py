"""Lines to click on, wide and invisible, over the curves: a curve is a pixel or two wide.

They share the tables of the curves that they lie on, so that no point is sent twice; unless a wide
line is as well drawn through a few of many points, as each costs the browser as much as a seen one.
"""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.picking import is_crowd, named
from dashboard.charts.axes.zoom import SILENT
from dashboard.charts.data.downsampling import Reduction
from dashboard.charts.data.line import KEY
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega import fixed_channels

WIDTHS_PX = {"muted": 5.0, "front": 11.0}
"""Widths of the lines to click on, by the layer they lie over: a finger's aim is worse than a
mouse's, but the runs that step back are many and lie close."""

APART_PX = 8.0
"""Width of a bucket of which a grip goes through the least and the greatest: what lies between is
within half a grip's width of a line through both."""

SHARE = 0.5
"""Of a curve's points that a grip may need at most, to have a table of its own."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The lines to click on; those of the runs in front come last, on top."""
    canvas = panel.canvas
    if not canvas.can_pick:
        return []
    is_read = panel.input.options.focus.is_read
    tables = {"muted": panel.points.muted, "front": panel.points.front}
    grips: list[alt.Chart] = [
        canvas.layer(f"{kind}_grips", _sparser(table, canvas.width))
        .mark_line(
            clip=True,
            strokeWidth=WIDTHS_PX[kind],
            opacity=0,
            order=fixed_channels.AS_GIVEN,
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


def _sparser(table: pd.DataFrame, width: float) -> pd.DataFrame:
    """The points of ``table`` that a wide line needs; all of it where that saves little."""
    reduction = Reduction(max(int(width / APART_PX), 1))
    x, y = table["x"].to_numpy(), table["y"].to_numpy()
    begins = np.flatnonzero(np.diff(table[KEY].cat.codes, prepend=-1))
    ends = np.append(begins[1:], len(table))
    rows = [
        reduction.kept(x[begin:end], y[begin:end]) + begin
        for begin, end in zip(begins, ends, strict=True)
    ]
    kept = np.concatenate(rows)
    return table.iloc[kept] if len(kept) <= SHARE * len(table) else table


MARK = Mark("picking", layers, Order.GRIPS)
