"""Short sentences under a plane: what its marks mean, and what it leaves out."""

import textwrap

import altair as alt
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import OutcomePanel
from dashboard.charts.panel_data import OUTCOMES, PanelData
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX

AXIS_PX = 4.1
"""From the plane's foot to the first line, relative to the type: numbers and title of the axis."""

LINE = 1.45  # height of a line, relative to the type


def layers(panel: PanelData) -> list[alt.Chart]:
    """The notes of a panel of outcomes, broken into lines; nothing without one."""
    if not isinstance(panel, OutcomePanel):
        return []
    canvas = panel.canvas
    size = canvas.look.small
    characters = max(20, int(panel.footnote_px / (PLAIN_CHARACTER_PX * size)))
    lines = [line for note in panel.notes for line in textwrap.wrap(note, characters)]
    if not lines:
        return []
    first = canvas.height + (AXIS_PX if panel.has_axis else LINE) * size
    table = pd.DataFrame(
        {"text": lines, "top": [first + number * LINE * size for number in range(len(lines))]}
    )
    layer: alt.Chart = (
        canvas.layer("footnotes", table)
        .mark_text(align="left", baseline="top", fontSize=size, color=canvas.look.grey)
        .encode(
            x=alt.value(panel.footnote_left),
            y=alt.Y("top:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
        )
    )
    return [layer]


MARK = Mark("footnotes", layers, Order.FOOTNOTES, OUTCOMES)
