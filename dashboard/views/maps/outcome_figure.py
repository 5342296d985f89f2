"""A figure of how runs ended that answers: a click opens runs, a drag along an axis keeps some."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.axes import opening, zoom
from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.line import KEY
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.outcome_panels import SettingsPanel
from dashboard.model.run import LogBook
from dashboard.views.maps import opened_runs
from dashboard.views.state import kept_runs
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.widgets import figure

GENERATION = "outcomes-generation"
"""Key of a number that rises with each answer, so that the browser forgets what was dragged."""

LEAST_DRAG = 0.02
"""Of the height of an axis; a shorter drag is a click by an unsteady hand."""


def draw(
    screen: Screen,
    key: str,
    kind: ChartKind,
    book: LogBook,
    options: FigureOptions,
    *,
    can_drag: bool = False,
) -> None:
    """Show the figure of ``kind``; its runs open under the name ``key``."""
    options = replace(options, focus=Focus(can_pick=True))
    chart = drawn(kind, book, screen.logs.report, screen.words, options)
    shown = f"settings-{key}-{st.session_state.get(GENERATION, 0)}"
    if chart.is_note or zoom.PICKED not in chart.parameters:
        figure.draw(chart, key=shown)
        return
    places = partial(_places, screen, kind, book, options) if can_drag else None
    figure.draw(
        chart,
        key=shown,
        on_select=partial(_answer, shown, screen.logs.name, key, book, places),
        selections=opening.parameters(can_drag=can_drag),
    )


def _places(screen: Screen, kind: ChartKind, book: LogBook, options: FigureOptions) -> pd.DataFrame:
    """Where each run stands on each axis of the figure."""
    panels = kind.panels(book, screen.logs.report, screen.words, options)
    return next((one.places for one in panels if isinstance(one, SettingsPanel)), pd.DataFrame())


def _answer(
    shown: str,
    log_set: str,
    key: str,
    book: LogBook,
    places: Callable[[], pd.DataFrame] | None,
) -> None:
    selection = st.session_state[shown]["selection"]
    if places is not None and (box := dragged(selection)) is not None:
        keys = within(places(), *box)
        kept_runs.keep(log_set, [one for name in keys for one in opening.runs_of(name, book)])
    else:
        opened_runs.open_runs(log_set, key, opening.runs_of(clicked(selection), book))
    st.session_state[GENERATION] = st.session_state.get(GENERATION, 0) + 1


def dragged(selection: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    """The rectangle that was dragged, from and to along x, then y; ``None`` for a mere click."""
    told = selection.get(zoom.SPAN) or {}
    x, y = told.get("x") or (), told.get("y") or ()
    if len(x) != 2 or len(y) != 2:
        return None
    (left, right), (low, high) = sorted(map(float, x)), sorted(map(float, y))
    return (left, right, low, high) if high - low >= LEAST_DRAG else None


def within(
    places: pd.DataFrame, left: float, right: float, low: float, high: float
) -> Sequence[str]:
    """The keys of the runs that stand within the rectangle on every axis that it touches.

    Where it lies between two axes, the nearer one is meant.
    """
    if places.empty:
        return []
    axes = places["x"].unique()
    touched = [axis for axis in axes if left <= axis <= right]
    if not touched:
        touched = [min(axes, key=lambda axis: abs(axis - (left + right) / 2))]
    some = places[places["x"].isin(touched)]
    inside = some["y"].between(low, high).groupby(some[KEY], sort=False).all()
    return [str(key) for key in inside.index[inside]]


def clicked(selection: Mapping[str, Any]) -> str:
    """The key of what was clicked on; empty beside everything."""
    told = selection.get(zoom.PICKED) or {}
    values = (
        (told.get(KEY) or [None]) if isinstance(told, Mapping) else [row.get(KEY) for row in told]
    )
    return str(values[-1] or "") if values else ""
