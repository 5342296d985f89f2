"""A stretch of the x axis: the points inside it, and where the curves cross its edges.

Curves are cut after smoothing, so that a smoothed line does not change by being looked at closely,
and before they are reduced, so that what was left out of the whole picture appears.  Where a curve
crosses an edge it gets a point there, between its two neighbours; its step is NaN, for it was never
logged: it is part of the line, and is not counted, marked or pointed at.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.charts.data.aggregation import Gathered
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import Band, Trace
from dashboard.model.table import FloatArray


def cut(found: Sequence[Trace], window: Extent | None) -> list[Trace]:
    """The traces within ``window``, those left out that do not reach it; all if it is ``None``."""
    if window is None:
        return list(found)
    parts = (_part(trace, window) for trace in found)
    return [part for part in parts if part is not None]


def cut_gathered(gathered: Gathered, window: Extent | None) -> Gathered:
    """The same panel with its lines, and the runs of its groups, cut to ``window``."""
    members = [(lead, part) for lead, trace in gathered.members for part in cut([trace], window)]
    return replace(gathered, traces=cut(gathered.traces, window), members=members)


def _part(trace: Trace, window: Extent) -> Trace | None:
    first = int(np.searchsorted(trace.x, window.low, side="left"))
    last = int(np.searchsorted(trace.x, window.high, side="right"))
    before = _crossing(trace, first, window.low)
    after = _crossing(trace, last, window.high)
    if first == last and (before is None or after is None):
        return None

    def within(values: FloatArray) -> FloatArray:
        ends = [np.empty(0) if share is None else _between(values, at, share) for at, share in (
            (first, before), (last, after)
        )]  # fmt: skip
        return np.concatenate([ends[0], values[first:last], ends[1]])

    raw = within(trace.raw)
    band = trace.band
    return replace(
        trace,
        x=within(trace.x),
        native=within(trace.native),
        y=within(trace.y) if trace.is_smoothed else raw,
        raw=raw,
        step=np.concatenate(
            [
                [np.nan] * (before is not None),
                trace.step[first:last],
                [np.nan] * (after is not None),
            ]
        ),
        band=Band(within(band.low), within(band.high), band.count) if band is not None else None,
    )


def _crossing(trace: Trace, at: int, edge: float) -> float | None:
    """How far from point ``at - 1`` to point ``at`` the trace crosses ``edge``, in (0, 1).

    ``None`` where a point lies on the edge, or where there is no line across it.
    """
    if not 0 < at < len(trace.x):
        return None
    left, right = trace.x[at - 1], trace.x[at]
    if edge in {left, right}:
        return None
    if not np.isfinite([*trace.y[at - 1 : at + 1], *trace.raw[at - 1 : at + 1]]).all():
        return None
    return float((edge - left) / (right - left))


def _between(values: FloatArray, at: int, share: float) -> FloatArray:
    return values[at - 1 : at] * (1 - share) + values[at : at + 1] * share
