"""The rates that a smooth curve goes through: the mean of their seeds, and from worst to best."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes import signs
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.rate_fit_panel import RateFitPanel

POINT_PX2 = 34.0


def layers(panel: PanelData) -> list[alt.Chart]:
    """A whisker a rate with several seeds, and a point a rate; one below the plane at its edge."""
    if not isinstance(panel, RateFitPanel) or panel.curve is None:
        return []
    canvas, words = panel.canvas, panel.words
    rows = []
    for cell in panel.curve.cells:
        seeds = [score for score in cell.seeds if np.isfinite(score)]
        y = panel.sign * cell.mean
        inside = float(np.clip(y, canvas.extent.low, canvas.extent.high))
        below = "triangle-down" if panel.sign > 0 else "triangle-up"
        rows.append(
            {
                "x": cell.lr,
                "y": inside,
                "low": panel.sign * min(seeds),
                "high": panel.sign * max(seeds),
                "seeds": len(seeds),
                "color": panel.stroke.color,
                "edge": panel.stroke.edge,
                "shape": panel.stroke.marker if inside == y else below,
                "rate": words.texts.number(cell.lr),
                "said": panel.written(cell.mean),
            }
        )
    table = pd.DataFrame(rows)
    points: alt.Chart = signs.filled(
        canvas, "fit_points", table, size=POINT_PX2, strokeWidth=1.2, opacity=1
    ).encode(
        tooltip=[
            alt.Tooltip("rate:N", title=words.say("map-x")),
            alt.Tooltip("said:N", title=panel.title),
            alt.Tooltip("seeds:Q", title=words.say("fit-runs")),
        ]
    )
    several = table[table["seeds"] > 1]
    if several.empty:
        return [points]
    whiskers: alt.Chart = (
        canvas.layer("whiskers", several)
        .mark_rule(clip=True, color=panel.stroke.edge, strokeWidth=1.4)
        .encode(x=canvas.x(), y=canvas.y("low"), y2=alt.Y2("high"))
    )
    return [whiskers, points]


MARK = Mark("rate-fit-points", layers, Order.RUNS, frozenset({PanelKind.RATE_FIT}))
