"""The axes of the parallel figure: an upright line a setting, its name below, its values beside."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.setting_axes import Axis


def lines(axes: Sequence[Axis], canvas: Canvas) -> list[alt.Chart]:
    """The upright lines and the names below them."""
    table = pd.DataFrame(
        {
            "x": np.arange(len(axes), dtype=float),
            "low": 0.0,
            "high": 1.0,
            "text": [axis.title for axis in axes],
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


def ticks(axes: Sequence[Axis], canvas: Canvas) -> list[alt.Chart]:
    """The values on each axis, at its left on a ground that keeps the lines off; last at right."""
    rows = [
        {"x": float(place), "y": at, "text": text}
        for place, axis in enumerate(axes)
        for at, text in axis.spaced(canvas.height)
    ]
    table = pd.DataFrame(rows)
    is_last = table["x"] == len(axes) - 1
    layers = []
    for name, some, align in (
        ("ticks", table[~is_last], "right"),
        ("ticks_last", table[is_last], "left"),
    ):
        for kind in ("ground", "text"):
            if some.empty:
                continue
            is_ground = kind == "ground"
            layer: alt.Chart = (
                canvas.layer(f"{name}_{kind}", some)
                .mark_text(
                    align="right" if align == "right" else "left",
                    baseline="middle",
                    dx=-6.0 if align == "right" else 6.0,
                    fontSize=canvas.look.small,
                    color=canvas.look.panel if is_ground else canvas.look.grey,
                    stroke=canvas.look.panel if is_ground else None,
                    strokeWidth=6 if is_ground else 0,
                )
                .encode(x=canvas.x().axis(None), y=canvas.y().axis(None), text=alt.Text("text:N"))
            )
            layers.append(layer)
    return layers


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
