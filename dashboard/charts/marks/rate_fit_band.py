"""The band of a smooth curve over rates, the curve itself, and where its best probably lies."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.rate_fit_panel import RateFitPanel
from dashboard.diagnosis.siblings.rounding import round_rate

BAND_OPACITY = 0.22


def layers(panel: PanelData) -> list[alt.Chart]:
    """Stretch, its words, band and line; none where there is no curve."""
    if not isinstance(panel, RateFitPanel) or panel.curve is None:
        return []
    canvas, path, look = panel.canvas, panel.curve.path, panel.canvas.look
    ends = np.clip([path.best_from, path.best_to], canvas.x_extent.low, canvas.x_extent.high)
    text = panel.words.say(
        "fit-best", low=round_rate(path.best_from), high=round_rate(path.best_to)
    )
    middle = float(np.sqrt(ends[0] * ends[1]))
    share = canvas.x_share(middle)
    free = 0 if panel.sign > 0 else canvas.height  # beyond the best there is room
    stretch = pd.DataFrame({"x": [ends[0]], "x2": [ends[1]], "middle": [middle], "text": [text]})
    curve = pd.DataFrame(
        {
            "x": path.lr,
            "y": panel.sign * path.middle,
            "low": panel.sign * path.low,
            "high": panel.sign * path.high,
        }
    )
    ground: alt.Chart = (
        canvas.layer("best_stretch", stretch)
        .mark_rect(color=look.grid, opacity=0.7)
        .encode(x=canvas.x(), x2=alt.X2("x2"), y=alt.value(0), y2=alt.value(canvas.height))
    )
    band: alt.Chart = (
        canvas.layer("fit_band", curve)
        .mark_area(clip=True, line=False, color=panel.stroke.color, opacity=BAND_OPACITY)
        .encode(x=canvas.x(), y=canvas.y("low"), y2=alt.Y2("high"))
    )
    line: alt.Chart = (
        canvas.layer("fit_line", curve)
        .mark_line(clip=True, color=panel.stroke.color, strokeWidth=2)
        .encode(x=canvas.x(), y=canvas.y())
    )
    words: alt.Chart = (
        canvas.layer("best_words", stretch)
        .mark_text(
            align="left" if share < 0.3 else "right" if share > 0.7 else "center",
            baseline="top" if panel.sign > 0 else "bottom",
            fontSize=look.small,
            color=look.grey,
            dy=4 * panel.sign,
        )
        .encode(x=canvas.x("middle"), y=alt.value(free), text=alt.Text("text:N"))
    )
    return [ground, band, line, words]


MARK = Mark("rate-fit-band", layers, Order.BANDS, frozenset({PanelKind.RATE_FIT}))
