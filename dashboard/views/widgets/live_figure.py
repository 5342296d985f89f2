"""A figure that answers: a click picks a run or a finding, a drag zooms, two clicks zoom out."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from dashboard.charts.axes import picking, zoom
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import KEY
from dashboard.model.run import LogBook
from dashboard.views.state import figure_focus
from dashboard.views.state.drawn_figures import DrawnFigure
from dashboard.views.widgets import figure

LEAST_DRAG = 0.008
"""A drag over less of the axis, some four pixels, is a click by an unsteady hand."""


def draw(
    chart: DrawnFigure,
    log_set: str,
    unit: str,
    shown: LogBook,
    groups: Sequence[Sequence[str]],
    *,
    log_x: bool,
    can_pick: bool = True,
) -> None:
    """Show ``chart``, drawn of the book ``shown`` with its ``groups`` on the axis of ``unit``.

    Without ``can_pick`` it zooms and nothing more: a figure of one run has none to be picked.  Its
    key changes with what is looked at: the browser then forgets what was dragged and clicked.
    """
    key = f"curves-{figure_focus.generation()}"
    if chart.is_note:
        figure.draw(chart, key)
        return
    figure.draw(
        chart,
        key,
        on_select=partial(_answer, key, log_set, unit, chart.seen, log_x, shown, groups, can_pick),
        selections=tuple(picking.parameters(can_pick=can_pick)),
    )


def _answer(
    key: str,
    log_set: str,
    unit: str,
    seen: Extent,
    log_x: bool,
    shown: LogBook,
    groups: Sequence[Sequence[str]],
    can_pick: bool,
) -> None:
    selection = st.session_state[key]["selection"]
    stretch = dragged(selection, seen, log_x=log_x) or finding(selection)
    if stretch is not None:
        figure_focus.zoom(log_set, unit, stretch.low, stretch.high)
    elif selection.get(zoom.BACK):
        figure_focus.zoom_out()
    elif can_pick:
        figure_focus.pick(log_set, clicked(selection, shown, groups))


def dragged(selection: Mapping[str, Any], seen: Extent, *, log_x: bool) -> Extent | None:
    """The stretch that was dragged over, within what is seen; ``None`` where that is a click."""
    ends = (selection.get(zoom.SPAN) or {}).get("x")
    if not ends or len(ends) != 2:
        return None
    low, high = sorted(_number(end) for end in ends)
    low, high = max(low, seen.low), min(high, seen.high)
    if not low < high:
        return None
    if log_x:
        share = math.log(high / low) / math.log(seen.high / seen.low)
    else:
        share = (high - low) / (seen.high - seen.low)
    return Extent(low, high) if share >= LEAST_DRAG else None


def finding(selection: Mapping[str, Any]) -> Extent | None:
    """The stretch to look at for the finding that was clicked on; ``None`` where none was."""
    told = _last(selection, zoom.FOUND, zoom.STRETCH)
    return zoom.read_stretch(told) if told else None


def clicked(
    selection: Mapping[str, Any], shown: LogBook, groups: Sequence[Sequence[str]]
) -> str | None:
    """The id of the run that was clicked on; ``None`` beside all curves."""
    key = _last(selection, zoom.PICKED, KEY)
    return zoom.run_of(key, shown, groups) if key else None


def _last(selection: Mapping[str, Any], parameter: str, field: str) -> str:
    """The field of what was clicked on last; empty where that has none.

    Streamlit hands over one list of rows, or one list for each field.
    """
    told = selection.get(parameter) or {}
    if isinstance(told, Mapping):
        values = told.get(field) or [None]
    else:
        values = [row.get(field) for row in told]
    return str(values[-1] or "")


def _number(end: float | str) -> float:
    """An end of a drag; of a clock's axis it may be a date, then in milliseconds since 1970."""
    if isinstance(end, str):
        return datetime.fromisoformat(end).timestamp() * 1000
    return float(end)
