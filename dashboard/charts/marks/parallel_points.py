"""Reading values off the axes of the parallel figure: invisible points that say run and value."""

import altair as alt

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import SettingsPanel
from dashboard.charts.panel_data import PanelData, PanelKind


def layers(panel: PanelData) -> list[alt.Chart]:
    """A point for each run on each axis."""
    if not isinstance(panel, SettingsPanel) or panel.places.empty:
        return []
    canvas, words = panel.canvas, panel.words
    layer: alt.Chart = (
        canvas.layer("hover", panel.places)
        .mark_point(filled=True, size=90, opacity=0)
        .encode(
            x=canvas.x().axis(None),
            y=canvas.y().axis(None),
            tooltip=[
                alt.Tooltip("title:N", title=words.say("chart-run")),
                alt.Tooltip("axis:N", title=words.say("map-setting")),
                alt.Tooltip("said:N", title=words.say("chart-value")),
            ],
        )
    )
    return [layer]


MARK = Mark("parallel-points", layers, Order.HOVER, frozenset({PanelKind.SETTINGS}))
