"""The ground of the compressed bands beyond the plane: tinted, and apart from it by a gap."""

import altair as alt

from dashboard.charts.axes.overflow import GAP_PX
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega import fixed_channels

TINT = 0.055
"""Share of the text's colour in the ground, which curves and numbers must stand out from."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """One ground for each band; none where all that is drawn lies within the plane."""
    canvas = panel.canvas
    top, bottom = canvas.plane
    grounds = (
        ("above", canvas.overflows.above, 0.0, top - GAP_PX),
        ("below", canvas.overflows.below, bottom + GAP_PX, canvas.height),
    )
    found: list[alt.Chart] = [
        canvas.layer(f"band_{name}", [{}])
        .mark_rect(color=canvas.look.text, opacity=TINT)
        .encode(
            x=fixed_channels.x(0),
            x2=fixed_channels.x2(canvas.width),
            y=fixed_channels.y(start),
            y2=fixed_channels.y2(end),
        )
        for name, band, start, end in grounds
        if band is not None
    ]
    return found


MARK = Mark("overflow-bands", layers, Order.OVERFLOW)
