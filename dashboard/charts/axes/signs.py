"""Signs on a plane, one for each row of a table: filled ones, and outlined ones that say a text."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas, Rows
from dashboard.charts.data.outcomes import Outcomes
from dashboard.text.sentences import Sentences

CROSS = "M-1,-1L1,1M-1,1L1,-1"
ARROW_UP = "M0,1.2L0,-1.2M-0.9,-0.1L0,-1.2L0.9,-0.1Z"
ARROW_DOWN = "M0,-1.2L0,1.2M-0.9,0.1L0,1.2L0.9,0.1Z"
EQUALS = "M-1,-0.45L1,-0.45M-1,0.45L1,0.45"


def filled(
    canvas: Canvas, name: str, rows: pd.DataFrame | Rows, *, stroke: str = "edge", **look: Any
) -> alt.Chart:
    """A layer of signs at ``x`` and ``y``, in the ``color`` and the ``shape`` of each row.

    ``stroke`` is the field of the outline's colour; ``look`` are properties of the mark.
    """
    layer: alt.Chart = (
        canvas.layer(name, rows)
        .mark_point(filled=True, **look)
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            fill=alt.Fill("color:N", scale=None),
            stroke=alt.Stroke(f"{stroke}:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
        )
    )
    return layer


def outlined(
    canvas: Canvas, name: str, rows: pd.DataFrame | Rows, words: Sentences, **look: Any
) -> alt.Chart:
    """A layer of signs at ``x`` and ``y``, in the ``color`` of each row, whose text is ``said``."""
    layer: alt.Chart = (
        canvas.layer(name, rows)
        .mark_point(**look, opacity=1)
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            stroke=alt.Stroke("color:N", scale=None),
            tooltip=alt.Tooltip("said:N", title=words.say("chart-value")),
        )
    )
    return layer


def of_outcome(value: float, outcomes: Outcomes, canvas: Canvas, shape: str) -> tuple[float, str]:
    """Where a run that ended with ``value`` stands on the plane, and the shape of its sign.

    That is ``shape``, an arrow-head at the edge where the value lies beyond it, and a cross at the
    edge of the bad values where the run diverged.
    """
    low, high = canvas.extent.low, canvas.extent.high
    if not np.isfinite(value):
        return (low if outcomes.is_high_good else high), CROSS
    y = float(np.clip(value, low, high))
    arrow = "triangle-down" if outcomes.is_high_good else "triangle-up"
    return y, shape if y == value else arrow
