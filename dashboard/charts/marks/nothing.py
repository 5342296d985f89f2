"""A line of text on a panel that has nothing to show."""

import altair as alt

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import CURVES, PanelData, PanelKind
from dashboard.charts.vega import fixed_channels


def layers(panel: PanelData) -> list[alt.Chart]:
    """The text; none on a panel that shows something."""
    text = panel.nothing
    if panel.kind in CURVES and not panel.lines:
        text = panel.words.say("chart-nothing")
    if not text:
        return []
    canvas = panel.canvas
    layer: alt.Chart = (
        canvas.layer("nothing", [{"text": text}])
        .mark_text(color=canvas.look.grey, fontSize=canvas.look.font_size)
        .encode(
            x=fixed_channels.x(canvas.width / 2),
            y=fixed_channels.y(canvas.height / 2),
            text=alt.Text("text:N"),
        )
    )
    return [layer]


MARK = Mark("nothing", layers, Order.NOTHING, frozenset(PanelKind))
