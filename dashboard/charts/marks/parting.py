"""Where two runs part: a rule with its words, and the gap between the curves from there on.

The place is that of :mod:`dashboard.diagnosis.run_pair`, of which the text beside the chart speaks.
"""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.diagnosis.run_pair import Course
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray
from dashboard.text import pair_sentences

MOST_PLACES = 240
"""Places at which the shaded gap is measured; more cannot be told apart."""

GAP_OPACITY = 0.13
BESIDE_PX = 6.0  # from the rule to its words
LATE = 0.55
"""Share of the axis from which on the words stand left of the rule."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """The gap from the place where the curves part, a rule there and its words."""
    found, canvas, words = panel.input.options.pair, panel.canvas, panel.words
    if found is None or found.course is not Course.PARTS or found.curves is None:
        return []
    table = pd.DataFrame({"x": [found.x], "text": [pair_sentences.mark(found, words)]})
    rule: alt.Chart = (
        canvas.layer("parting", table)
        .mark_rule(color=canvas.look.grey, strokeDash=[2, 3])
        .encode(x=canvas.x(), y=alt.value(0), y2=alt.value(canvas.height))
    )
    return [
        _gap(found.curves, found.x, found.end_x, canvas),
        rule,
        *_words(table, canvas, is_left=canvas.x_share(found.x) > LATE),
    ]


def _words(table: pd.DataFrame, canvas: Canvas, *, is_left: bool) -> list[alt.Chart]:
    """The words of the rule, on a ground that keeps the curves off them."""
    place: dict[str, Any] = {
        "align": "right" if is_left else "left",
        "baseline": "top",
        "dx": -BESIDE_PX if is_left else BESIDE_PX,
        "fontSize": canvas.look.small,
        "fontWeight": 600,
    }
    marks: dict[str, dict[str, Any]] = {
        "parting_ground": {"stroke": canvas.look.panel, "strokeWidth": 4, "opacity": 0.85},
        "parting_words": {"color": canvas.look.text},
    }
    return [
        canvas.layer(name, table)
        .mark_text(**place, **mark)
        .encode(x=canvas.x(), y=alt.value(2), text=alt.Text("text:N"))
        for name, mark in marks.items()
    ]


def _gap(curves: tuple[Curve, Curve], start: float, stop: float, canvas: Canvas) -> alt.Chart:
    one, other = (curve.finite for curve in curves)
    every: FloatArray = np.union1d(one.x, other.x)
    every = np.append(start, every[(every > start) & (every <= stop)])
    chosen = np.unique(np.linspace(0, len(every) - 1, min(len(every), MOST_PLACES)).round())
    x = every[chosen.astype(int)]
    low, high = canvas.extent.low, canvas.extent.high
    table = pd.DataFrame(
        {
            "x": x,
            "y": np.clip(np.interp(x, one.x, one.y), low, high),
            "y2": np.clip(np.interp(x, other.x, other.y), low, high),
        }
    )
    layer: alt.Chart = (
        canvas.layer("gap", table)
        .mark_area(color=canvas.look.text, opacity=GAP_OPACITY)
        .encode(x=canvas.x(), y=canvas.y(), y2=alt.Y2("y2"))
    )
    return layer


MARK = Mark("parting", layers, Order.PARTING, frozenset({PanelKind.PAIR}))
