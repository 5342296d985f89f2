"""The title of a panel: a mark, so that titles of a row stand level."""

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.style.theme import AXIS_WIDTH, CHARACTER_PX
from dashboard.charts.vega import fixed_channels

TITLE_GAP_PX = 11.0
"""From the plane up to the foot of the title."""

TITLE_LARGER_PX = 1.5
"""Than the figure's other type."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The title, at the left edge of the numbers."""
    canvas = panel.canvas
    layer: alt.Chart = (
        canvas.layer("title", [{"text": panel.title}])
        .mark_text(
            align="left",
            baseline="alphabetic",
            fontSize=canvas.look.font_size + TITLE_LARGER_PX,
            fontWeight=600,
            color=canvas.look.text,
        )
        .encode(
            x=fixed_channels.x(_title_left(canvas)),
            y=fixed_channels.y(-TITLE_GAP_PX),
            text=alt.Text("text:N"),
        )
    )
    return [layer]


def _title_left(canvas: Canvas) -> float:
    """Where the title begins, px from the left edge of the plane: over the axis' numbers."""
    return 4 - AXIS_WIDTH * canvas.look.small


def width_beside(title: str, canvas: Canvas) -> float:
    """The px between the end of the title and the right edge of the plane."""
    type_px = canvas.look.font_size + TITLE_LARGER_PX
    return canvas.width - _title_left(canvas) - (len(title) + 1) * CHARACTER_PX * type_px


MARK = Mark("title", layers, Order.TITLE, frozenset(PanelKind))
