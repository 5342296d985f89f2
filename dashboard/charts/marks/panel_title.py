"""The title of a panel: a mark, so that titles of a row stand level."""

import textwrap

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.style.theme import AXIS_WIDTH, CHARACTER_PX
from dashboard.charts.vega import fixed_channels

TITLE_GAP_PX = 11.0
"""From the plane up to the foot of the title."""

LINE_HEIGHT = 1.25  # of a title in several lines, relative to its type
FEWEST_CHARACTERS = 20  # of a line

TITLE_LARGER_PX = 1.5
"""Than the figure's other type."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The title, at the left edge of the numbers."""
    canvas = panel.canvas
    lines = _lines(panel)
    height = LINE_HEIGHT * _type_px(canvas)
    layer: alt.Chart = (
        canvas.layer("title", [{"text": "\n".join(lines)}])
        .mark_text(
            align="left",
            baseline="alphabetic",
            lineBreak="\n" if len(lines) > 1 else alt.Undefined,
            lineHeight=height if len(lines) > 1 else alt.Undefined,
            fontSize=canvas.look.font_size + TITLE_LARGER_PX,
            fontWeight=600,
            color=canvas.look.text,
        )
        .encode(
            x=fixed_channels.x(_title_left(canvas)),
            y=fixed_channels.y(-TITLE_GAP_PX - (len(lines) - 1) * height),
            text=alt.Text("text:N"),
        )
    )
    return [layer]


def _lines(panel: PanelData) -> list[str]:
    """The title; of a panel by itself in as many lines as a narrow window asks for."""
    room = panel.canvas.width - _title_left(panel.canvas)
    most = max(FEWEST_CHARACTERS, int(room / (CHARACTER_PX * _type_px(panel.canvas))))
    return textwrap.wrap(panel.title, most) if panel.panels == 1 else [panel.title]


def _type_px(canvas: Canvas) -> float:
    return float(canvas.look.font_size + TITLE_LARGER_PX)


def _title_left(canvas: Canvas) -> float:
    """Where the title begins, px from the left edge of the plane: over the axis' numbers."""
    return 4 - AXIS_WIDTH * canvas.look.small


def width_beside(title: str, canvas: Canvas) -> float:
    """The px between the end of the title and the right edge of the plane."""
    return canvas.width - _title_left(canvas) - (len(title) + 1) * CHARACTER_PX * _type_px(canvas)


MARK = Mark("title", layers, Order.TITLE, frozenset(PanelKind))
