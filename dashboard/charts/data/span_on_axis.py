"""Where a finding lies on an axis: the stretch of x that its span on the curve takes there."""

import numpy as np

from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import Trace, last, traces
from dashboard.charts.data.x_values import XAxis, logged_of
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.run import LogBook
from dashboard.model.table import IntArray

MARGIN = 0.25
"""Of a span's length, on each side: what came before and after shows what is odd about it."""

FEWEST_AROUND = 4.0
"""Distances between two points of the curve on each side, at least."""


def around(
    book: LogBook, run_id: str, symptom: Symptom, axis: XAxis, last_epochs: int | None = None
) -> Extent | None:
    """The stretch of ``axis`` to look at for a symptom of a run; ``None`` if the curve has none.

    ``last_epochs`` is as in the textbook's figure: the axis then begins where these do.
    """
    alone = book.only((run_id,))
    found = traces(alone, symptom.metric, (symptom.split,), axis, logged=logged_of(alone, axis))
    trace = found[0] if found else None
    if trace is not None and last_epochs is not None:
        trace = last(trace, last_epochs)
    if trace is None:
        return None
    return around_rows(trace, rows_between(trace, symptom.from_x, symptom.to_x))


def rows_between(trace: Trace, from_x: float, to_x: float) -> IntArray:
    """The points of a trace within a span, which is given in the unit that the engine saw."""
    return np.flatnonzero((trace.native >= from_x) & (trace.native <= to_x))


def around_rows(trace: Trace, rows: IntArray) -> Extent | None:
    """The stretch of the axis to look at for these points of a trace; ``None`` if there is none."""
    if not len(rows):
        return None
    start, end = float(trace.x[rows[0]]), float(trace.x[rows[-1]])
    gaps = np.diff(trace.x)
    usual_gap = float(np.median(gaps)) if len(gaps) else 0.0
    margin = max(MARGIN * (end - start), FEWEST_AROUND * usual_gap)
    low, high = max(start - margin, float(trace.x[0])), min(end + margin, float(trace.x[-1]))
    return Extent(low, high) if low < high else None
