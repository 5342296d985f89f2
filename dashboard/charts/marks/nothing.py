"""A line of text on a panel that has no curve to show."""

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega import fixed_channels


def layers(panel: PanelData) -> list[alt.Chart]:
    """The text, where nothing is drawn."""
    return [] if panel.lines else [nothing_layer(panel.words.say("chart-nothing"), panel.canvas)]


def nothing_layer(text: str, canvas: Canvas) -> alt.Chart:
    """A line of text on a panel that has nothing to show."""
    layer: alt.Chart = (
        canvas.layer("nothing", [{"text": text}])
        .mark_text(color=canvas.look.grey, fontSize=canvas.look.font_size)
        .encode(
            x=fixed_channels.x(canvas.width / 2),
            y=fixed_channels.y(canvas.height / 2),
            text=alt.Text("text:N"),
        )
    )
    return layer


MARK = Mark("nothing", layers, Order.NOTHING)
