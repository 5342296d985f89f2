"""The share of each setting as a bar, its number, and a stroke at what chance reaches."""

import altair as alt
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import SharesPanel
from dashboard.charts.panel_data import PanelData, PanelKind

INSET = 0.22  # of a row, above and below its bar
PALE = 0.35


def layers(panel: PanelData) -> list[alt.Chart]:
    """Bars, strokes and numbers."""
    if not isinstance(panel, SharesPanel) or not panel.shares:
        return []
    canvas, words, rows = panel.canvas, panel.words, len(panel.shares)
    table = pd.DataFrame(
        {
            "x": [one.share for one in panel.shares],
            "zero": 0.0,
            "chance": [one.chance for one in panel.shares],
            "y": [rows - n - 1 + INSET for n in range(rows)],
            "y2": [rows - n - INSET for n in range(rows)],
            "middle": [rows - n - 0.5 for n in range(rows)],
            "opacity": [1.0 if one.is_told else PALE for one in panel.shares],
            "text": [words.say("shares-tick", share=one.share) for one in panel.shares],
            "title": [words.setting_name(one.name) for one in panel.shares],
            "said": [words.say("shares-tick", share=one.chance) for one in panel.shares],
        }
    )
    tooltip = [
        alt.Tooltip("title:N", title=words.say("map-setting")),
        alt.Tooltip("text:N", title=words.say("shares-share")),
        alt.Tooltip("said:N", title=words.say("shares-by-chance")),
    ]
    bars: alt.Chart = (
        canvas.layer("bars", table)
        .mark_rect(color=panel.stroke.color, cornerRadius=1)
        .encode(
            x=canvas.x("zero"),
            x2=alt.X2("x"),
            y=canvas.y(),
            y2=alt.Y2("y2"),
            opacity=alt.Opacity("opacity:Q", scale=None),
            tooltip=tooltip,
        )
    )
    chance: alt.Chart = (
        canvas.layer("chance", table)
        .mark_rule(color=canvas.look.text, strokeWidth=1.6, strokeDash=[3, 2])
        .encode(x=canvas.x("chance"), y=canvas.y(), y2=alt.Y2("y2"))
    )
    numbers: alt.Chart = (
        canvas.layer("numbers", table.assign(x=table[["x", "chance"]].max(axis=1)))
        .mark_text(
            align="left",
            baseline="middle",
            dx=6,
            fontSize=canvas.look.small,
            color=canvas.look.text,
        )
        .encode(x=canvas.x(), y=canvas.y("middle"), text=alt.Text("text:N"))
    )
    return [bars, chance, numbers]


MARK = Mark("setting-bars", layers, Order.RUNS, frozenset({PanelKind.SHARES}))
