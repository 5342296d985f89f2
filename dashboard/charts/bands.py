"""The bands around lines that stand for several runs."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.canvas import Canvas
from dashboard.charts.lines import Line
from dashboard.charts.reduce import kept
from dashboard.charts.traces import Band

OPACITY = 0.2
MUTED_OPACITY = 0.1


def layers(lines: Sequence[Line], canvas: Canvas, buckets: int) -> list[alt.Chart]:
    """One layer with the bands of all lines that have one; none where none has."""
    tables = [
        _table(line, band, canvas, buckets)
        for line in lines
        if (band := line.trace.band) is not None
    ]
    if not tables:
        return []
    layer: alt.Chart = (
        canvas.layer("band", pd.concat(tables, ignore_index=True))
        .mark_area(clip=True, line=False)
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


def _table(line: Line, band: Band, canvas: Canvas, buckets: int) -> pd.DataFrame:
    trace = line.trace
    rows = np.union1d(kept(trace.x, band.low, buckets), kept(trace.x, band.high, buckets))
    low, high = band.low[rows], band.high[rows]
    if canvas.log_y:  # a mean less its deviation may have no logarithm
        low = np.maximum(low, canvas.extent.low)
    is_sound = np.isfinite(low) & np.isfinite(high)
    table = pd.DataFrame(
        {
            "x": trace.x[rows],
            "low": np.where(is_sound, low, np.nan),
            "high": np.where(is_sound, high, np.nan),
        }
    )
    opacity = MUTED_OPACITY if line.is_muted else OPACITY
    return table.assign(key=line.key, color=line.stroke.color, opacity=opacity)
