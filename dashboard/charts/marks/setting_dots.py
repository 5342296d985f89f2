"""The runs over one setting: a point each, a cross where one diverged, a stroke at the middle."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes import opening, signs
from dashboard.charts.axes.zoom import keys_of
from dashboard.charts.data.line import KEY
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import ColumnsPanel
from dashboard.charts.panel_data import PanelData, PanelKind

POINT_PX2 = 46.0
STROKE_PX = 34.0
"""Width of the stroke at the middle, as wide as a few points."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The stroke of each value with several runs, then the points."""
    if not isinstance(panel, ColumnsPanel) or not panel.columns.many:
        return []
    outcomes, canvas, words = panel.outcomes, panel.canvas, panel.words
    titles = words.run_titles([one.run for one in outcomes.many])
    keys = keys_of(panel.input.book)
    rows, middles = [], []
    for column in panel.columns.many:
        for one in column.runs:
            is_lost = not np.isfinite(one.value)
            y, shape = signs.of_outcome(one.value, outcomes, canvas, "circle")
            rows.append(
                {
                    KEY: keys[one.run.run_id],
                    "x": column.at,
                    "y": y,
                    "color": canvas.look.bad if is_lost else panel.stroke.color,
                    "edge": canvas.look.bad if is_lost else panel.stroke.edge,
                    "shape": shape,
                    "title": titles[one.run.run_id],
                    "said": outcomes.said(one.value, words),
                }
            )
        middle = outcomes.middle(column.runs)
        if len(column.runs) > 1 and np.isfinite(middle):
            y = float(np.clip(middle, canvas.extent.low, canvas.extent.high))
            middles.append({"x": column.at, "y": y})
    points: alt.Chart = signs.filled(
        canvas,
        opening.POINTS,
        pd.DataFrame(rows),
        size=POINT_PX2,
        strokeWidth=1.2,
        opacity=0.75,
        cursor="pointer",
    ).encode(
        tooltip=[
            alt.Tooltip("title:N", title=words.say("chart-run")),
            alt.Tooltip("said:N", title=outcomes.title(words)),
        ]
    )
    if not middles:
        return [points]
    strokes: alt.Chart = (
        canvas.layer("middles", middles)
        .mark_tick(
            orient="horizontal", width=STROKE_PX, height=3, color=canvas.look.text, opacity=0.8
        )
        .encode(x=canvas.x(), y=canvas.y())
    )
    return [strokes, points]


MARK = Mark("setting-dots", layers, Order.RUNS, frozenset({PanelKind.COLUMNS}))
