"""The figure of one run and what was seen on its curves, each finding a button that zooms.

The zoom is that of the Curves page, kept for the run: another run is shown whole.
"""

from functools import partial

import streamlit as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.span_on_axis import around
from dashboard.charts.data.x_values import usual
from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.run import Run
from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.state import figure_focus
from dashboard.views.state.page import Screen
from dashboard.views.widgets import exports, figure_keys, finding_buttons, live_figure, span_words

WIDTH = 760


@st.fragment
@kept_part("run-figure")
def draw(screen: Screen, run: Run) -> None:
    """Draw the figure of ``run``, the row under it, and its findings.

    A fragment: a zoom draws this part alone, not the whole window.
    """
    diagnosis = screen.logs.report.by_id[run.run_id]
    alone = screen.logs.book.only((run.run_id,))
    place = f"{screen.logs.name}/{run.run_id}"
    axis = usual(alone)
    window = figure_focus.window(place, axis.value)
    figure_focus.note(axis.value, window, None, ())
    book, report, words = screen.logs.book, screen.logs.report, screen.words
    options = FigureOptions(
        run_id=run.run_id,
        theme=screen.theme,
        width=screen.fits(WIDTH),
        focus=Focus(window, can_pick=True),
    )
    chart = run_detail.draw(alone, report, words, options)
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


def _look(place: str, unit: str, _: Symptom, stretch: Extent) -> None:
    figure_focus.zoom(place, unit, stretch.low, stretch.high)
