"""What a panel is to those who hear it: its title and the stretches of its two axes.

Vega names axes and marks by itself, in English and by the fields of our tables, and no description
of an axis changes that (vega-lite issue 9432).  The configuration takes them out of what is read
aloud; the panel says in the person's language what the axes would have said.
"""

from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.x_values import XAxis
from dashboard.text.sentences import Sentences


def said(title: str, canvas: Canvas, words: Sentences) -> str:
    """The title, from where to where the y axis goes, and the x axis where it is no clock."""
    written = words.texts.percent if canvas.metric in SHARES else words.texts.number
    up = words.say(
        "panel-y",
        title=title,
        low=written(canvas.extent.low),
        high=written(canvas.extent.high),
        scale="log" if canvas.log_y else "linear",
    )
    if canvas.x_axis is XAxis.WALL:
        return up
    across = words.say(
        "panel-x",
        axis=words.say(f"axis-{canvas.x_axis.value}"),
        low=words.texts.number(canvas.x_extent.low),
        high=words.texts.number(canvas.x_extent.high),
        scale="log" if canvas.log_x else "linear",
    )
    return f"{up} {across}"
