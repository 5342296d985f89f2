"""Short sentences under a plane: what its marks mean, and what it leaves out."""

import textwrap
from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.end_labels import PLAIN_CHARACTER_PX
from dashboard.charts.marks.fallback import kept_layers

AXIS_PX = 4.1
"""From the plane's foot to the first line, relative to the type: numbers and title of the axis."""

LINE = 1.45  # height of a line, relative to the type


@kept_layers("footnotes")
def layers(notes: Sequence[str], canvas: Canvas, width: float) -> list[alt.Chart]:
    """The ``notes``, broken into lines of ``width`` px; nothing without one."""
    size = canvas.look.small
    characters = max(20, int(width / (PLAIN_CHARACTER_PX * size)))
    lines = [line for note in notes for line in textwrap.wrap(note, characters)]
    if not lines:
        return []
    first = canvas.height + AXIS_PX * size
    table = pd.DataFrame(
        {"text": lines, "top": [first + number * LINE * size for number in range(len(lines))]}
    )
    layer: alt.Chart = (
        canvas.layer("footnotes", table)
        .mark_text(align="left", baseline="top", fontSize=size, color=canvas.look.grey)
        .encode(
            x=alt.value(0),
            y=alt.Y("top:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
        )
    )
    return [layer]
