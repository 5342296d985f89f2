"""The curves themselves: the line, its pale raw values under a smoothed one, its dark casing."""

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from dashboard.charts.axes.canvas import SETTINGS, Canvas
from dashboard.charts.data.line import Line
from dashboard.charts.data.line_points import points, repeated
from dashboard.charts.data.traces import Trace
from dashboard.charts.marks import picking
from dashboard.charts.marks.fallback import kept_layers
from dashboard.model.table import FloatArray
from dashboard.text.sentences import Sentences

GHOST_OPACITY = 0.3
MUTED_OPACITY = 0.4
MUTED_PX = 1.0
CASING_PX = 1.6
"""Width that a casing adds to its line."""


@kept_layers("lines")
def layers(
    lines: Sequence[Line], canvas: Canvas, buckets: int, words: Sentences
) -> list[alt.Chart]:
    """The layers of all curves, from the back to the front; raw values only of those in front."""
    muted = [line for line in lines if line.is_muted]
    front = [line for line in lines if not line.is_muted]
    smoothed = [line for line in front if line.trace.is_smoothed]
    cased = [line for line in front if line.stroke.casing]
    width = canvas.look.line
    return [
        *_layer("raw", smoothed, canvas, buckets, _raw, width=1.0, opacity=GHOST_OPACITY),
        *_crowd(muted, canvas, buckets, words),
        *_casing(cased, canvas, buckets, width + CASING_PX),
        *_layer("front", front, canvas, buckets, _shown, width=width, opacity=1.0),
    ]


def _shape(canvas: Canvas) -> dict[str, Any]:
    """How points are joined: a setting that was logged held since the entry before it."""
    return {"interpolate": "step-before"} if canvas.metric in SETTINGS else {}


def _shown(trace: Trace) -> FloatArray:
    return trace.y


def _raw(trace: Trace) -> FloatArray:
    return trace.raw


def _layer(
    kind: str,
    lines: Sequence[Line],
    canvas: Canvas,
    buckets: int,
    values: Callable[[Trace], FloatArray],
    *,
    width: float,
    opacity: float,
) -> list[alt.Chart]:
    if not lines:
        return []
    keys = [line.key for line in lines]
    layer: alt.Chart = (
        canvas.layer(kind, points(lines, buckets, values))
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


def _crowd(
    lines: Sequence[Line], canvas: Canvas, buckets: int, words: Sentences
) -> list[alt.Chart]:
    """The runs in the background: a thousand of them, so each row says its colour itself."""
    if not lines:
        return []
    table = points(lines, buckets, _shown)
    counts = table["key"].value_counts(sort=False).tolist()  # keys are one a line, in order
    table["color"] = repeated([line.stroke.color for line in lines], counts)
    clicked = canvas.can_pick and picking.is_crowd(len(lines))
    layer: alt.Chart = (
        canvas.layer("muted", table)
        .mark_line(
            clip=True,
            strokeWidth=MUTED_PX,
            opacity=MUTED_OPACITY,
            cursor="pointer" if clicked else alt.Undefined,
            **_shape(canvas),
        )
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            detail=alt.Detail("key:N"),
            color=alt.Color("color:N", scale=None),
            tooltip=picking.named(words) if clicked else alt.Undefined,
        )
    )
    return [layer]


def _casing(lines: Sequence[Line], canvas: Canvas, buckets: int, width: float) -> list[alt.Chart]:
    if not lines:
        return []
    layer: alt.Chart = (
        canvas.layer("casing", points(lines, buckets, _shown))
        .mark_line(clip=True, strokeWidth=width, color=lines[0].stroke.casing, **_shape(canvas))
        .encode(x=canvas.x(), y=canvas.y(), detail=alt.Detail("key:N"))
    )
    return [layer]
