"""The lines of every cell of the map: its value, its sign and word, how many runs it has."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import MapPanel
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.style.map_cells import LINE_PX
from dashboard.charts.style.theme import LIGHT


def layers(panel: PanelData) -> list[alt.Chart]:
    """The texts of all cells, each line of them one or more layers."""
    if not isinstance(panel, MapPanel) or panel.cells.empty:
        return []
    rows, canvas = panel.cells, panel.canvas
    look = canvas.look
    height = LINE_PX * look.small / LIGHT.small
    kinds = {"value": ("ink", 1.5, 600), "sign": ("sign_ink", 0.0, 600), "count": ("ink", 0.0, 400)}
    filled = rows[list(kinds)] != ""
    above = filled.cumsum(axis=1) - 1
    lines = []
    for field, (ink, larger, weight) in kinds.items():
        shift = (above[field] - (filled.sum(axis=1) - 1) / 2) * height
        for number, dy in enumerate(sorted(set(shift[filled[field]]))):
            some = rows[filled[field] & (shift == dy)]
            name = f"{field}_{number}"
            lines += _text(name, some, canvas, field, ink, look.small + larger, weight, dy)
    return lines


def _text(
    name: str,
    rows: pd.DataFrame,
    canvas: Canvas,
    field: str,
    ink: str,
    size: float,
    weight: int,
    shift: float,
) -> list[alt.Chart]:
    """One line of text on a ground of its cell's colour, so that no dashed line crosses it."""
    x = canvas.x("middle")
    common: dict[str, Any] = {
        "baseline": "middle",
        "fontSize": size,
        "fontWeight": weight,
        "dy": shift,
    }
    ground: alt.Chart = (
        canvas.layer(f"{name}_ground", rows)
        .mark_text(strokeWidth=4, strokeJoin="round", **common)
        .encode(
            x=x,
            y=canvas.y("centre"),
            text=alt.Text(f"{field}:N"),
            stroke=alt.Stroke("fill:N", scale=None),
        )
    )
    text: alt.Chart = (
        canvas.layer(name, rows)
        .mark_text(**common)
        .encode(
            x=x,
            y=canvas.y("centre"),
            text=alt.Text(f"{field}:N"),
            color=alt.Color(f"{ink}:N", scale=None),
        )
    )
    return [ground, text]


MARK = Mark("map-texts", layers, Order.RUNS, frozenset({PanelKind.MAP}))
