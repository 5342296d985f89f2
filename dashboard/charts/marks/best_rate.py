"""A star at the best learning rate, with the rate and what it reached."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import RatePanel
from dashboard.charts.panel_data import PanelData, PanelKind

STAR_PX = 13.0  # between the best point and the words about it


def layers(panel: PanelData) -> list[alt.Chart]:
    """The words and a rule down to the axis; none where no run ended with a value."""
    if not isinstance(panel, RatePanel) or panel.best is None:
        return []
    best_line, outcomes = panel.best, panel.outcomes
    canvas, words = panel.canvas, panel.words
    lr = best_line.best(outcomes)
    value = best_line.middles[lr]
    text = words.say(
        "curve-optimum", lr=words.texts.number(lr), value=outcomes.written(value, words)
    )
    seeds = [one.value for one in best_line.by_rate[lr] if np.isfinite(one.value)]
    above = max(seeds, key=outcomes.better)  # the words stand clear of the seeds too
    table = pd.DataFrame({"x": [lr], "y": [value], "above": [above], "text": [text]})
    share = canvas.x_share(lr)
    rule: alt.Chart = (
        canvas.layer("optimum_rule", table)
        .mark_rule(color=canvas.look.grey, strokeWidth=1, strokeDash=[2, 3])
        .encode(x=canvas.x(), y=canvas.y(), y2=alt.value(canvas.height))
    )
    words_layer: alt.Chart = (
        canvas.layer("optimum", table)
        .mark_text(
            align="left" if share < 0.2 else "right" if share > 0.8 else "center",
            baseline="middle",
            dy=-STAR_PX if outcomes.is_high_good else STAR_PX,
            fontSize=canvas.look.small,
            fontWeight=600,
            color=canvas.look.text,
        )
        .encode(x=canvas.x(), y=canvas.y("above"), text=alt.Text("text:N"))
    )
    return [rule, words_layer]


MARK = Mark("best-rate", layers, Order.OUT_OF_RANGE, frozenset({PanelKind.RATES}))
