"""The axes of the parallel figure: an upright line a setting, and its name below."""

import textwrap
from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.setting_axes import Axis
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import SettingsPanel
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.style.theme import CHARACTER_PX

OUTER, INNER = 0.6, 0.76
"""Of the gap between two axes: the room of an outermost name, which stands on one side of its axis,
and of one between them, which stands on both."""

FEWEST = 8
"""Characters of a line."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The upright lines and the names below them."""
    if not isinstance(panel, SettingsPanel) or panel.places.empty:
        return []
    axes, canvas = panel.axes, panel.canvas
    table = pd.DataFrame(
        {
            "x": np.arange(len(axes), dtype=float),
            "low": 0.0,
            "high": 1.0,
            "text": _titles(axes, canvas),
            "weight": [600 if axis is axes[-1] else 400 for axis in axes],
        }
    )
    x = canvas.x().axis(None)
    y = canvas.y("low").axis(None)
    rules: alt.Chart = (
        canvas.layer("axes", table)
        .mark_rule(color=canvas.look.grey, strokeWidth=1, opacity=0.6)
        .encode(x=x, y=y, y2=alt.Y2("high"))
    )
    return [rules, *_names(table, axes, canvas)]


def _titles(axes: Sequence[Axis], canvas: Canvas) -> list[str]:
    """The names, in lines where the axes stand too close for one."""
    gap = canvas.width / max(len(axes) - 1, 1) / (CHARACTER_PX * canvas.look.small)
    shares = [OUTER, *[INNER] * (len(axes) - 2), OUTER][: len(axes)]
    return [
        "\n".join(textwrap.wrap(axis.title, max(int(share * gap), FEWEST)))
        for axis, share in zip(axes, shares, strict=True)
    ]


def _names(table: pd.DataFrame, axes: Sequence[Axis], canvas: Canvas) -> list[alt.Chart]:
    """The name of every axis below it; the outermost are set towards the middle."""
    layers = []
    last = len(axes) - 1
    for name, align, rows in (
        ("names_first", "left", table[:1]),
        ("names", "center", table[1:last]),
        ("names_last", "right", table[last:]),
    ):
        if len(rows):
            layer: alt.Chart = (
                canvas.layer(name, rows)
                .mark_text(
                    align="left" if align == "left" else "right" if align == "right" else "center",
                    baseline="top",
                    lineBreak="\n" if rows["text"].str.contains("\n").any() else alt.Undefined,
                    fontSize=canvas.look.small,
                    fontWeight=600,
                    color=canvas.look.text,
                )
                .encode(
                    x=canvas.x().axis(None),
                    y=alt.value(canvas.height + 4),
                    text=alt.Text("text:N"),
                )
            )
            layers.append(layer)
    return layers


MARK = Mark("parallel-axes", layers, Order.GROUND, frozenset({PanelKind.SETTINGS}))
