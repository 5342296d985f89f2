"""The figure of one run and what was seen on its curves, each finding a button that zooms.

The zoom is that of the Curves page, kept for the run: another run is shown whole.
"""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.span_on_axis import around
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.run import LogBook, Run
from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.one_run import figure_height
from dashboard.views.state import figure_focus
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.state.window import STACKED
from dashboard.views.widgets import exports, figure_keys, finding_buttons, live_figure, span_words

WIDTH = 760

ROOM, UNDER_LONG = 540.0, 500.0
"""Pixels that the first screen of 1280 by 800 px has under a verdict of one line, and of two."""

LONG = 95
"""Characters of a verdict that takes two lines."""


@kept_part("run-figure")
def draw(screen: Screen, run: Run) -> None:
    """Draw the figure of ``run`` and the row under it."""
    diagnosis = screen.logs.report.by_id[run.run_id]
    alone, place, axis = _seen(screen, run)
    window = figure_focus.window(place, axis.value)
    figure_focus.note(axis.value, window, None, ())
    book, report, words = screen.logs.book, screen.logs.report, screen.words
    options = FigureOptions(
        run_id=run.run_id,
        theme=screen.theme,
        palette=screen.palette,
        width=screen.fits(WIDTH),
        focus=Focus(window, can_pick=True),
    )
    if not 0 < screen.window <= STACKED:  # there the page is scrolled anyway
        options = replace(options, height=_height(screen, alone, options))
    chart = drawn(run_detail.CHART, alone, report, words, options)
    live_figure.draw(chart, place, axis.value, alone, (), log_x=False, can_pick=False)
    exports.draw(
        screen,
        "run",
        run_detail.CHART,
        alone,
        replace(options, height=None),
        title=words.run_titles(book.runs)[run.run_id],
        says=words.headline(diagnosis),
        width=WIDTH,
    )
    figure_keys.draw_zoom(screen, span_words.seen(screen, axis.value, window))


def _height(screen: Screen, alone: LogBook, options: FigureOptions) -> float:
    """The height of a plane with which the figure fits; zooming does not change it."""
    report, words = screen.logs.report, screen.words
    whole = replace(options, focus=Focus())

    def made() -> float:
        said = words.headline(report.by_id[options.run_id])
        panels = run_detail.CHART.panels(alone, report, words, whole)
        room = UNDER_LONG if len(said) > LONG else ROOM
        return figure_height.fitting(panels, room)

    key = f"run-height {options.run_id} {options.width} {screen.lang}"
    return memo_of(report).of(key, (screen.logs.book,), made)


@kept_part("run-findings")
def draw_findings(screen: Screen, run: Run) -> None:
    """Draw what was seen on the curves of ``run``; a click shows the stretch in the figure."""
    diagnosis = screen.logs.report.by_id[run.run_id]
    alone, place, axis = _seen(screen, run)
    st.html(f'<h2 class="section">{html(screen.say("what-was-seen"))}</h2>')
    with st.container(key="run-findings"):
        finding_buttons.draw(
            screen,
            diagnosis,
            diagnosis.findings,
            partial(around, alone, run.run_id, axis=axis),
            partial(_look, place, axis.value),
            in_full=True,
        )


def _seen(screen: Screen, run: Run) -> tuple[LogBook, str, XAxis]:
    """The book of the run alone, what its zoom is kept under, and the axis of its figure."""
    alone = screen.logs.book.only((run.run_id,))
    return alone, f"{screen.logs.name}/{run.run_id}", usual(alone)


def _look(place: str, unit: str, _: Symptom, stretch: Extent) -> None:
    figure_focus.zoom(place, unit, stretch.low, stretch.high)
