"""The curves themselves: the line, its pale raw values under a smoothed one, its dark casing."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.axes import picking
from dashboard.charts.axes.canvas import SETTINGS, Canvas
from dashboard.charts.axes.zoom import SILENT
from dashboard.charts.data.line import Line
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import CURVES, PanelData, PanelKind
from dashboard.charts.vega.fixed_channels import AS_GIVEN

GHOST_OPACITY = 0.3
MUTED_OPACITY = 0.4
MUTED_PX = 1.0
CASING_PX = 1.6
"""Width that a casing adds to its line."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The layers of all curves, from the back to the front; raw values only of those in front."""
    points, canvas, front = panel.points, panel.canvas, panel.front
    muted = [line for line in panel.lines if line.is_muted]
    smoothed = [line for line in front if line.trace.is_smoothed]
    width = canvas.look.line
    return [
        *_layer("raw", smoothed, points.raw, canvas, width=1.0, opacity=GHOST_OPACITY),
        *_crowd(muted, points.muted, panel),
        *_casing(front, points.casing, canvas, width + CASING_PX),
        *_layer("front", front, points.front, canvas, width=width, opacity=1.0),
    ]


def _shape(canvas: Canvas) -> dict[str, Any]:
    """How points are joined: a setting that was logged held since the entry before it."""
    shape = {"interpolate": "step-before"} if canvas.metric in SETTINGS else {}
    return {"order": AS_GIVEN} | shape


def _layer(
    kind: str,
    lines: Sequence[Line],
    table: pd.DataFrame | None,
    canvas: Canvas,
    *,
    width: float,
    opacity: float,
) -> list[alt.Chart]:
    if table is None:
        return []
    keys = [line.key for line in lines]
    layer: alt.Chart = (
        canvas.layer(kind, table)
        .mark_line(clip=True, strokeWidth=width, opacity=opacity, **_shape(canvas))
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            color=alt.Color(
                "key:N",
                scale=alt.Scale(domain=keys, range=[line.stroke.color for line in lines]),
                legend=None,
            ),
            strokeDash=alt.StrokeDash(
                "key:N",
                scale=alt.Scale(domain=keys, range=[list(line.stroke.dash) for line in lines]),
                legend=None,
            ),
        )
    )
    return [layer]


def _crowd(lines: Sequence[Line], table: pd.DataFrame | None, panel: PanelData) -> list[alt.Chart]:
    """The runs in the background: a thousand of them, so each row says its colour itself."""
    if table is None:
        return []
    canvas, is_read = panel.canvas, panel.input.options.focus.is_read
    clicked = canvas.can_pick and picking.is_crowd(len(lines))
    layer: alt.Chart = (
        canvas.layer("muted", table)
        .mark_line(
            clip=True,
            strokeWidth=MUTED_PX,
            opacity=MUTED_OPACITY,
            cursor="pointer" if clicked else alt.Undefined,
            tooltip=SILENT if clicked and is_read else alt.Undefined,
            **_shape(canvas),
        )
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            detail=alt.Detail("key:N"),
            color=alt.Color("color:N", scale=None),
            tooltip=picking.named(panel.words) if clicked and not is_read else alt.Undefined,
        )
    )
    return [layer]


def _casing(
    front: Sequence[Line], table: pd.DataFrame | None, canvas: Canvas, width: float
) -> list[alt.Chart]:
    if table is None:
        return []
    color = next(line.stroke.casing for line in front if line.stroke.casing)
    layer: alt.Chart = (
        canvas.layer("casing", table)
        .mark_line(clip=True, strokeWidth=width, color=color, **_shape(canvas))
        .encode(x=canvas.x(), y=canvas.y(), detail=alt.Detail("key:N"))
    )
    return [layer]


MARK = Mark("lines", layers, Order.LINES, CURVES | {PanelKind.RATES, PanelKind.RANGE_TEST})
