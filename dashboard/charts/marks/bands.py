"""The bands around lines that stand for several runs."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.downsampling import kept
from dashboard.charts.data.line import Line
from dashboard.charts.data.line_points import repeated
from dashboard.charts.data.traces import Trace
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData
from dashboard.charts.vega import fixed_channels
from dashboard.model.table import FloatArray

OPACITY = 0.2
MUTED_OPACITY = 0.1

EDGE_PX = 2
"""Width of a bucket of which each edge keeps its least and its greatest value: an edge has no
stroke, and to place its points is most of what a figure of groups costs a browser."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """One layer with the bands of all lines that have one; none where none has."""
    canvas = panel.canvas
    banded = [line for line in panel.lines if line.trace.band is not None]
    if not banded:
        return []
    layer: alt.Chart = (
        canvas.layer("band", _table(banded, canvas, panel.buckets))
        .mark_area(clip=True, line=False, order=fixed_channels.AS_GIVEN)
        .encode(
            x=canvas.x(),
            y=canvas.y("low"),
            y2=alt.Y2("high"),
            detail=alt.Detail("key:N"),
            color=alt.Color("color:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
        )
    )
    return [layer]


def _table(lines: Sequence[Line], canvas: Canvas, buckets: int) -> pd.DataFrame:
    """The edges of the bands of ``lines``, null where a group has no value."""
    xs, lows, highs = [], [], []
    for line in lines:
        x, low, high = _edges(line.trace, canvas, buckets)
        xs.append(x)
        lows.append(low)
        highs.append(high)
    counts = [len(x) for x in xs]
    opacities = [MUTED_OPACITY if line.is_muted else OPACITY for line in lines]
    return pd.DataFrame(
        {
            "x": np.concatenate(xs),
            "low": np.concatenate(lows),
            "high": np.concatenate(highs),
            "key": repeated([line.key for line in lines], counts),
            "color": repeated([line.stroke.color for line in lines], counts),
            "opacity": np.repeat(opacities, counts),
        }
    )


def _edges(trace: Trace, canvas: Canvas, buckets: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The x of one band that are drawn, its lower and its upper edge there."""
    band = trace.band
    if band is None:
        return np.empty(0), np.empty(0), np.empty(0)
    each = max(buckets // EDGE_PX, 1)
    rows = np.union1d(kept(trace.x, band.low, each), kept(trace.x, band.high, each))
    low, high = band.low[rows], band.high[rows]
    if canvas.log_y:  # a mean less its deviation may have no logarithm
        low = np.maximum(low, canvas.extent.low)
    is_sound = np.isfinite(low) & np.isfinite(high)
    return trace.x[rows], np.where(is_sound, low, np.nan), np.where(is_sound, high, np.nan)


MARK = Mark("bands", layers, Order.BANDS)
