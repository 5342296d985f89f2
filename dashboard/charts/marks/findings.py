"""Findings on the curves: the stretch that gave a finding is shaded, its name stands beside it.

A span comes from the same symptom that the text speaks of.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes import picking
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.free_place import Wish, place
from dashboard.charts.axes.zoom import STRETCH, write_stretch
from dashboard.charts.data.downsampling import kept
from dashboard.charts.data.line import Line, Span
from dashboard.charts.data.span_on_axis import around_rows, rows_between
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style import colour
from dashboard.model.table import IntArray

HALO_PX = 9.0
HALO_OPACITY = 0.24
CROWD = 40
"""Lines in the background among which a name could not be read."""

HALO_APART_PX = 3
"""Width of a bucket of which a halo goes through the least and the greatest: it is so wide a line
that what lies between is under it."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The shading of every span's stretch of curve, and the names."""
    spans, lines, canvas = panel.spans, panel.lines, panel.canvas
    by_key = {line.key: line for line in lines}
    placed = [(span, by_key[span.key]) for span in spans if span.key in by_key]
    stretches = [(span, line, rows) for span, line in placed if len(rows := _rows(span, line))]
    if not stretches:
        return []
    return [_halo(stretches, canvas, panel.buckets), *_names(stretches, lines, canvas)]


def _rows(span: Span, line: Line) -> IntArray:
    rows = rows_between(line.trace, span.from_x, span.to_x)
    return rows[np.isfinite(line.trace.y[rows])]


def _halo(
    stretches: Sequence[tuple[Span, Line, IntArray]], canvas: Canvas, buckets: int
) -> alt.Chart:
    parts = []
    for number, (_, line, rows) in enumerate(stretches):
        x = line.trace.x[rows]
        y = np.clip(line.trace.y[rows], canvas.reach.low, canvas.reach.high)
        if len(x) == 1:  # a single point: a short dash that can be seen
            half = 0.006 * (canvas.x_extent.high - canvas.x_extent.low)
            x, y = np.array([x[0] - half, x[0] + half]), np.repeat(y, 2)
        few = kept(x, y, max(buckets // HALO_APART_PX, 1))
        part = pd.DataFrame({"x": x[few], "y": y[few]})
        part["key"], part["color"] = f"s{number}", line.stroke.edge
        parts.append(part)
    layer: alt.Chart = (
        canvas.layer("halo", pd.concat(parts, ignore_index=True))
        .mark_line(strokeWidth=HALO_PX, opacity=HALO_OPACITY, strokeCap="round")
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            detail=alt.Detail("key:N"),
            color=alt.Color("color:N", scale=None),
        )
    )
    return layer


def _names(
    stretches: Sequence[tuple[Span, Line, IntArray]], lines: Sequence[Line], canvas: Canvas
) -> list[alt.Chart]:
    """The names beside their stretches, on a ground that keeps the lines off them.

    What was found on several curves is named once, in the colour of none of them.  In a crowd no
    place is free of lines: there the shading stands alone.
    """
    if sum(line.is_muted for line in lines) >= CROWD:
        return []
    uses = Counter(span.name for span, _, _ in stretches)
    firsts = {span.name: (span, line, rows) for span, line, rows in reversed(stretches)}
    named = [stretch for name, stretch in firsts.items() if name]
    places = place(
        [Wish(span.name, *_middle(line, rows, canvas)) for span, line, rows in named],
        [line for line in lines if not line.is_muted],
        canvas,
    )
    if not named:
        return []
    panel = canvas.look.panel
    rows = [
        {
            "left": left,
            "y": canvas.value(centre),
            "text": span.name,
            "color": colour.legible(line.stroke.color, panel)
            if uses[span.name] == 1
            else canvas.look.grey,
            STRETCH: write_stretch(around_rows(line.trace, at)),
        }
        for (left, centre), (span, line, at) in zip(places, named, strict=True)
    ]
    size = canvas.look.small
    left = alt.X("left:Q", scale=None, axis=None)
    ground: alt.Chart = (
        canvas.layer("found_ground", rows)
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=size,
            stroke=panel,
            strokeWidth=4,
            opacity=0.85,
        )
        .encode(x=left, y=canvas.y(), text=alt.Text("text:N"))
    )
    ink: alt.Chart = (
        canvas.layer("found", rows)
        .mark_text(align="left", baseline="middle", fontSize=size, **answers(canvas))
        .encode(
            x=left, y=canvas.y(), text=alt.Text("text:N"), color=alt.Color("color:N", scale=None)
        )
    )
    return [ground, ink]


def answers(canvas: Canvas) -> dict[str, Any]:
    """What a mark needs to be clicked on, where a figure answers to that."""
    return picking.ANSWERS if canvas.can_pick or canvas.can_zoom else {}


def _middle(line: Line, rows: IntArray, canvas: Canvas) -> tuple[float, float]:
    """Where the middle of a stretch is drawn, px from the left and from the top."""
    at = rows[len(rows) // 2]
    y = float(np.clip(line.trace.y[at], canvas.reach.low, canvas.reach.high))
    return canvas.x_share(float(line.trace.x[at])) * canvas.width, canvas.pixel(y)


MARK = Mark("spans", layers, Order.FINDINGS)
