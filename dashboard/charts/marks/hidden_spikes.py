"""Marks where smoothing hides a spike: single values far from their neighbours and from the line.

A value is a spike if it lies further from the median of itself and its two neighbours on each side
than is usual for its curve, as in the filter of Hampel (1974, JASA 69:383); see ``SIGMAS``.  What
is usual is told by how far values lie from the median of their neighbours alone: the median of a
window is often its middle value itself, and says too little of the noise.
"""

import altair as alt
import numpy as np

from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.line import Line
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.vega import fixed_channels
from dashboard.model.table import FloatArray, IntArray
from dashboard.text.sentences import Sentences

NEIGHBOURS = 2
"""Points on each side that a value is compared with: the smallest window that outvotes a pair."""

SIGMAS = 6.0
"""Distance from the local median, in robust standard deviations of the curve's noise, from which on
a value is a spike.  Hampel's filter takes 3 to clean a signal; to point at a value takes more."""

TO_SIGMA = 1.4826
"""Robust standard deviation over median absolute deviation, for normal noise."""

SEEN_FROM_PX = 20.0
"""A spike nearer than this to the smoothed line is not hidden: both look the same."""

MOST_MARKS = 10  # of one curve, its highest

AREA_PX2 = 60.0


def layers(panel: PanelData) -> list[alt.Chart]:
    """The marks on the smoothed lines in front; none where nothing is hidden."""
    canvas, words = panel.canvas, panel.words
    front = [line for line in panel.drawn.whole if not line.is_muted]
    rows = [row for line in front for row in _marks(line, canvas, words)]
    if not rows:
        return []
    layer: alt.Chart = (
        canvas.layer("hidden", rows)
        .mark_point(shape="diamond", size=AREA_PX2, strokeWidth=1.6, opacity=1)
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            stroke=alt.Stroke("color:N", scale=None),
            fill=fixed_channels.fill(canvas.look.panel),
            tooltip=[
                alt.Tooltip("run:N", title=words.say("chart-run")),
                alt.Tooltip("said:N", title=words.say("chart-value")),
            ],
        )
    )
    return [layer]


def spikes(y: FloatArray) -> IntArray:
    """The places of the spikes in ``y``, rising; values that are not finite are passed over."""
    places = np.flatnonzero(np.isfinite(y))
    values = y[places]
    if len(values) <= 2 * NEIGHBOURS:
        return np.empty(0, dtype=np.int64)
    low, high = _middle_two(values)
    away = np.abs(values - np.clip(values, low, high))  # the median of all five is between them
    usual = TO_SIGMA * float(np.median(np.abs(values - (low + high) / 2)))
    return places[(away > SIGMAS * usual) & (away > 0)]


def _middle_two(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Of the two neighbours on each side of every value, at the ends repeated, the middle two."""
    padded = np.concatenate((values[:1].repeat(NEIGHBOURS), values, values[-1:].repeat(NEIGHBOURS)))
    first, second, fourth, fifth = (padded[at : at + len(values)] for at in (0, 1, 3, 4))
    low = np.maximum(np.minimum(first, second), np.minimum(fourth, fifth))
    high = np.minimum(np.maximum(first, second), np.maximum(fourth, fifth))
    return np.minimum(low, high), np.maximum(low, high)


def _marks(line: Line, canvas: Canvas, words: Sentences) -> list[dict[str, object]]:
    trace = line.trace
    if not trace.is_smoothed:
        return []
    write = words.texts.percent if canvas.metric in SHARES else words.texts.number
    hidden = [at for at in spikes(trace.raw) if _is_hidden(trace.raw[at], trace.y[at], canvas)]
    highest = sorted(hidden, key=lambda at: -abs(trace.raw[at] - trace.y[at]))[:MOST_MARKS]
    return [
        {
            "x": float(trace.x[at]),
            "y": float(np.clip(trace.raw[at], canvas.reach.low, canvas.reach.high)),
            "color": line.stroke.edge,
            "run": line.title,
            "said": words.say(
                "chart-hidden-spike",
                raw=write(float(trace.raw[at])),
                smooth=write(float(trace.y[at])),
            ),
        }
        for at in highest
        if canvas.x_extent.holds(trace.x[at])
    ]


def _is_hidden(raw: float, smooth: float, canvas: Canvas) -> bool:
    """Whether the line passes by the value at a distance that can be seen, within the panel."""
    low, high = canvas.reach.low, canvas.reach.high
    if not low <= smooth <= high:
        return False
    drawn = canvas.pixel(float(np.clip(raw, low, high)))
    return abs(drawn - canvas.pixel(float(smooth))) >= SEEN_FROM_PX


MARK = Mark("hidden-spikes", layers, Order.HIDDEN_SPIKES, frozenset(PanelKind) - {PanelKind.STRIP})
