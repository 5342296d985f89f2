"""The stretch of the x axis that a panel shows: all of its curves."""

from collections.abc import Sequence

from dashboard.charts.axes.y_domain import FINEST
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import Trace

X_FROM_ZERO = 0.1
"""The x axis starts at zero where it would start below this share of its end anyway."""


def x_extent(traces: Sequence[Trace], *, log: bool = False) -> Extent:
    """The x axis for all of ``traces``; it starts at zero where that costs little room."""
    every = [trace.x[trace.x > 0] if log else trace.x for trace in traces]
    every = [x for x in every if len(x)]
    if not every:
        return Extent(1.0, 10.0) if log else Extent(0.0, 1.0)
    low, high = min(float(x[0]) for x in every), max(float(x[-1]) for x in every)
    if not log and low <= X_FROM_ZERO * high:
        low = min(low, 0.0)
    if log and high - low <= FINEST * high:  # their logarithms are the same
        return Extent(low / 2, low * 2)
    if low >= high:
        return _from_zero(low)
    return Extent(low, high)


def _from_zero(x: float) -> Extent:
    """The axis of a single place: from zero to there, on whichever side; to 1 at zero."""
    return Extent(min(x, 0.0), max(x, 0.0)) if x else Extent(0.0, 1.0)
