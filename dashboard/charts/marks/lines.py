"""The curves themselves: the line, its pale raw values under a smoothed one, its dark casing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import SETTINGS, Canvas
from dashboard.charts.axes.zoom import KEY, TITLE
from dashboard.charts.data.downsampling import Reduction
from dashboard.charts.data.traces import Trace
from dashboard.charts.marks import picking
from dashboard.charts.marks.fallback import kept_layers
from dashboard.charts.style.palette import Stroke
from dashboard.model.table import FloatArray, IntArray
from dashboard.text.sentences import Sentences

GHOST_OPACITY = 0.3
MUTED_OPACITY = 0.4
MUTED_PX = 1.0
CASING_PX = 1.6
"""Width that a casing adds to its line."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A trace with all that its drawing needs; ``label`` and ``note`` stand at its end."""

    key: str  # unique on its panel and made by us, never a name from a log
    trace: Trace
    stroke: Stroke
    title: str  # of the run, shown when pointed at
    label: str = ""
    note: str = ""
    is_muted: bool = False
    is_ghost: bool = False  # drawn beside the line of its group, which counts for it


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


def points(
    lines: Sequence[Line], buckets: int, values: Callable[[Trace], FloatArray]
) -> pd.DataFrame:
    """The points that are drawn: the ``key`` and ``title`` of their line, ``x``, ``y`` or null."""
    xs, ys = [], []
    reduction = Reduction(buckets)
    for line in lines:
        y = values(line.trace)
        rows = reduction.kept(line.trace.x, y)
        xs.append(line.trace.x[rows])
        ys.append(y[rows])
    y = np.concatenate(ys)
    y[~np.isfinite(y)] = np.nan
    counts = [len(x) for x in xs]
    return pd.DataFrame(
        {
            KEY: repeated([line.key for line in lines], counts),
            TITLE: repeated([line.title for line in lines], counts),
            "x": np.concatenate(xs),
            "y": y,
        }
    )


def repeated(texts: Sequence[str], counts: Sequence[int]) -> "pd.Categorical[str]":
    """Each text so many times in a row, without a text for each row."""
    names = list(dict.fromkeys(texts))
    code = {name: number for number, name in enumerate(names)}
    codes: IntArray = np.repeat(np.array([code[text] for text in texts], dtype=np.int64), counts)
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype="str"))


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
