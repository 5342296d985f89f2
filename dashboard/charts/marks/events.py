"""The marks of events as layers: signs, their words, and thin lines up through the panel.

Where they stand, and which have words, says :mod:`dashboard.charts.axes.event_lane`.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.event_lane import GAP_PX, ROW, SIGN_PX, EventMark, Lane, Placed
from dashboard.charts.data.run_events import EventKind
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style import colour
from dashboard.charts.vega import fixed_channels

AREA_PX2 = 34.0

STAR = (
    "M0,-1.7L0.38,-0.53L1.62,-0.53L0.62,0.2L1,1.38L0,0.65"
    "L-1,1.38L-0.62,0.2L-1.62,-0.53L-0.38,-0.53Z"
)
"""Its points reach further out than a circle of the same size, for there is less of it."""

SHAPES: Mapping[EventKind, str] = {
    EventKind.RESTART: "triangle-right",
    EventKind.DAMAGED: "cross",
    EventKind.BATCH: "square",
    EventKind.RATE: "diamond",
    EventKind.WARM_UP: "triangle-up",
    EventKind.STOPPED: "stroke",
    EventKind.PATIENCE: "circle",
    EventKind.BEST: STAR,
}

Rows: TypeAlias = Sequence[Mapping[str, object]]
"""The marks of a layer, each with what is drawn of it."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The signs, their words, and a thin line up through the panel from each that has words.

    Of a lane that stands under a lower panel only the thin lines go through this one.
    """
    lane, canvas, words = panel.lane, panel.canvas, panel.words
    if not lane.placed:
        return []
    if panel.is_lane_below:
        return _through(lane, canvas)
    marks = [(one, _drawn(one, canvas)) for one in lane.placed]
    tooltip = alt.Tooltip("said:N", title=words.say("events-title"))
    return [
        *_lines([row for one, row in marks if one.has_words], canvas),
        _signs([row for _, row in marks], canvas, tooltip),
        *(
            layer
            for side in ("right", "left")
            for layer in _words(
                [row for one, row in marks if one.has_words and one.is_left == (side == "left")],
                canvas,
                side,
                tooltip,
            )
        ),
    ]


def _through(lane: Lane, canvas: Canvas) -> list[alt.Chart]:
    worded = [one.mark for one in lane.placed if one.has_words]
    return _lines(
        [{"x": mark.x, "top": canvas.height, "color": _ink(mark, canvas)} for mark in worded],
        canvas,
    )


def _drawn(one: Placed, canvas: Canvas) -> dict[str, object]:
    color = _ink(one.mark, canvas)
    return {
        "x": one.mark.x,
        "top": canvas.height + _down(one, canvas),
        "text": one.mark.short,
        "said": one.mark.in_full,
        "shape": SHAPES[one.mark.kind],
        "color": color,
        "ink": colour.legible(color, canvas.look.panel),
    }


def _ink(mark: EventMark, canvas: Canvas) -> str:
    """The colour of the run that it happened to; of several grey."""
    return mark.color or canvas.look.grey


def _down(one: Placed, canvas: Canvas) -> float:
    """How far below the panel a mark stands: in its row, on the foot of the panel, on the axis."""
    if one.has_words:
        return GAP_PX + (one.row + 0.5) * ROW * canvas.look.small
    return canvas.x_offset if one.mark.kind is EventKind.BEST else 0.0


def _layer(kind: str, rows: Rows, columns: Sequence[str], canvas: Canvas) -> alt.Chart:
    """An empty layer for these columns of the rows."""
    return canvas.layer(kind, [{name: row[name] for name in columns} for row in rows])


def _lines(rows: Rows, canvas: Canvas) -> list[alt.Chart]:
    if not rows:
        return []
    layer: alt.Chart = (
        _layer("event_lines", rows, ("x", "top", "color"), canvas)
        .mark_rule(strokeWidth=1, strokeDash=[2, 3], opacity=0.45)
        .encode(
            x=canvas.x(),
            y=alt.Y("top:Q", scale=None, axis=None),
            y2=fixed_channels.y2(0),
            color=alt.Color("color:N", scale=None),
        )
    )
    return [layer]


def _signs(rows: Rows, canvas: Canvas, tooltip: alt.Tooltip) -> alt.Chart:
    layer: alt.Chart = (
        _layer("events", rows, ("x", "top", "color", "shape", "said"), canvas)
        .mark_point(size=AREA_PX2, filled=True, opacity=1, strokeWidth=1.2)
        .encode(
            x=canvas.x(),
            y=alt.Y("top:Q", scale=None, axis=None),
            fill=alt.Fill("color:N", scale=None),
            stroke=alt.Stroke("color:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=tooltip,
        )
    )
    return layer


def _words(rows: Rows, canvas: Canvas, side: str, tooltip: alt.Tooltip) -> list[alt.Chart]:
    if not rows:
        return []
    is_right = side == "right"
    layer: alt.Chart = (
        _layer(f"event_words_{side}", rows, ("x", "top", "ink", "text", "said"), canvas)
        .mark_text(
            align="left" if is_right else "right",
            baseline="middle",
            dx=(SIGN_PX / 2 + GAP_PX) * (1 if is_right else -1),
            fontSize=canvas.look.small,
        )
        .encode(
            x=canvas.x(),
            y=alt.Y("top:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
            color=alt.Color("ink:N", scale=None),
            tooltip=tooltip,
        )
    )
    return [layer]


MARK = Mark("event-layers", layers, Order.EVENTS)
