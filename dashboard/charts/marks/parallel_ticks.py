"""The values on the axes of the parallel figure."""

import altair as alt
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import SettingsPanel
from dashboard.charts.panel_data import PanelData, PanelKind


def layers(panel: PanelData) -> list[alt.Chart]:
    """The values on each axis, at its left on a ground that keeps the lines off; last at right."""
    if not isinstance(panel, SettingsPanel) or panel.places.empty:
        return []
    axes, canvas = panel.axes, panel.canvas
    rows = [
        {"x": float(place), "y": at, "text": text}
        for place, axis in enumerate(axes)
        for at, text in axis.spaced(canvas.height)
    ]
    table = pd.DataFrame(rows)
    is_last = table["x"] == len(axes) - 1
    layers = []
    for name, some, align in (
        ("ticks", table[~is_last], "right"),
        ("ticks_last", table[is_last], "left"),
    ):
        for kind in ("ground", "text"):
            if some.empty:
                continue
            is_ground = kind == "ground"
            layer: alt.Chart = (
                canvas.layer(f"{name}_{kind}", some)
                .mark_text(
                    align="right" if align == "right" else "left",
                    baseline="middle",
                    dx=-6.0 if align == "right" else 6.0,
                    fontSize=canvas.look.small,
                    color=canvas.look.panel if is_ground else canvas.look.grey,
                    stroke=canvas.look.panel if is_ground else None,
                    strokeWidth=6 if is_ground else 0,
                )
                .encode(x=canvas.x().axis(None), y=canvas.y().axis(None), text=alt.Text("text:N"))
            )
            layers.append(layer)
    return layers


MARK = Mark("parallel-ticks", layers, Order.END_LABELS, frozenset({PanelKind.SETTINGS}))
