"""The cells of the map: the ground of each, which answers when it is pointed at."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import MapPanel
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.text.sentences import Sentences


def layers(panel: PanelData) -> list[alt.Chart]:
    """The ground of every cell; those that were not tried are dashed."""
    if not isinstance(panel, MapPanel) or panel.cells.empty:
        return []
    rows, canvas, words = panel.cells, panel.canvas, panel.words
    kinds = (("tiles", rows[rows["is_tried"]], [1, 0]), ("empty", rows[~rows["is_tried"]], [3, 3]))
    return [_tile(name, some, dash, canvas, words) for name, some, dash in kinds if len(some)]


def _tile(
    name: str, rows: pd.DataFrame, dash: Sequence[float], canvas: Canvas, words: Sentences
) -> alt.Chart:
    layer: alt.Chart = (
        canvas.layer(name, rows)
        .mark_rect(
            cornerRadius=2,
            strokeDash=list(dash),
            cursor="pointer" if name == "tiles" else alt.Undefined,
        )
        .encode(
            x=canvas.x(),
            x2=alt.X2("x2"),
            y=canvas.y(),
            y2=alt.Y2("y2"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeWidth=alt.StrokeWidth("edge_px:Q", scale=None),
            tooltip=[
                alt.Tooltip("setting:N", title=words.say("map-setting")),
                alt.Tooltip("said:N", title=words.say("map-outcome")),
            ],
        )
    )
    return layer


MARK = Mark("map-tiles", layers, Order.GROUND, frozenset({PanelKind.MAP}))
