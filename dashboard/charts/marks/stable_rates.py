"""The stretch of learning rates between which every run of the best batch size ended, shaded."""

import math

import altair as alt
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import RatePanel
from dashboard.charts.panel_data import PanelData, PanelKind


def layers(panel: PanelData) -> list[alt.Chart]:
    """The shade; none where no two rates are stable."""
    if not isinstance(panel, RatePanel) or panel.best is None:
        return []
    canvas = panel.canvas
    low, high = panel.best.stable(panel.outcomes)
    if math.isnan(low) or low == high:
        return []
    table = pd.DataFrame({"x": [low], "x2": [high]})
    layer: alt.Chart = (
        canvas.layer("stable", table)
        .mark_rect(color=canvas.look.grid, opacity=0.55)
        .encode(x=canvas.x(), x2=alt.X2("x2"), y=alt.value(0), y2=alt.value(canvas.height))
    )
    return [layer]


MARK = Mark("stable-rates", layers, Order.GROUND, frozenset({PanelKind.RATES}))
