"""The epoch at which each run was best on held-out data, as an event on a figure's x axis.

Value and place are those of the table of runs: both come from
:func:`dashboard.diagnosis.standings.bests`, measured on the same part of the data.
"""

from collections.abc import Sequence

import numpy as np

from dashboard.charts.data.line import Line
from dashboard.charts.data.run_events import Event, EventKind
from dashboard.charts.data.traces import Trace, traces
from dashboard.charts.data.x_values import XAxis, logged_of
from dashboard.diagnosis.standings import bests, measured_split
from dashboard.model.curve import HELD_OUT
from dashboard.model.metrics import is_upward
from dashboard.model.run import LogBook, XUnit
from dashboard.model.table import Split


def best_epochs(
    book: LogBook, lines: Sequence[Line], metric: str, shown: Split | None, axis: XAxis
) -> list[Event]:
    """Where the runs of the lines in front had their best value of ``metric``, by run.

    ``shown`` is the part of the data that the panel shows, ``None`` where it shows several.  There
    is no such event without held-out data, nor for the line of a group, which is nobody's best.
    """
    split = measured_split(book, metric, shown)
    drawn = {
        line.trace.run.run_id: line.trace
        for line in lines
        if not line.is_muted and not line.is_ghost and line.trace.band is None
    }
    if split not in HELD_OUT or not drawn:
        return []
    alone = book.only(drawn)
    found = bests(alone, metric, split, XUnit.STEP, is_upward=is_upward(metric))
    measured = _traces(alone, list(drawn.values()), metric, split, axis)
    events = []
    for one, (step, value) in found.items():
        trace = measured.get(one)
        if trace is None or step not in trace.step:
            continue  # it has no place on this axis
        told = {"best": value, "split": split.value, "unit": axis.value}
        x = float(trace.x[np.argmax(trace.step == step)])
        events.append(Event(one, EventKind.BEST, x, told))
    return events


def _traces(
    book: LogBook, drawn: Sequence[Trace], metric: str, split: Split, axis: XAxis
) -> dict[str, Trace]:
    """The curves that are measured: the drawn ones, or those of another part of the data."""
    if all(trace.split == split for trace in drawn):
        return {trace.run.run_id: trace for trace in drawn}
    found = traces(book, metric, (split,), axis, logged=logged_of(book, axis))
    return {trace.run.run_id: trace for trace in found}
