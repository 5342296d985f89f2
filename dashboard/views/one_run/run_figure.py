"""The figure of one run and what was seen on its curves, each finding a button that zooms.

The zoom is that of the Curves page, kept for the run: another run is shown whole.
"""

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
from dashboard.views.state import figure_focus
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.widgets import exports, figure_keys, finding_buttons, live_figure, span_words

WIDTH = 760


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
    chart = drawn(run_detail.CHART, alone, report, words, options)
    live_figure.draw(chart, place, axis.value, alone, (), log_x=False, can_pick=False)
    exports.draw(
        screen,
        "run",
        run_detail.CHART,
        alone,
        options,
        title=words.run_titles(book.runs)[run.run_id],
        says=words.headline(diagnosis),
        width=WIDTH,
    )
    figure_keys.draw_zoom(screen, span_words.seen(screen, axis.value, window))


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
