"""The figure of one run and what was seen on its curves, each finding a button that zooms.

The zoom is that of the Curves page, kept for the run: another run is shown whole.
"""

from functools import partial

import streamlit as st

from dashboard.charts.axes.y_domain import Extent
from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.span_on_axis import around
from dashboard.charts.figures import run_detail
from dashboard.charts.registry import AnyChart
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.run import Run
from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.state import figure_focus as focus
from dashboard.views.state.page import Screen
from dashboard.views.widgets import exports as exported
from dashboard.views.widgets import figure_keys, finding_buttons, live_figure
from dashboard.views.widgets import span_words as spans_said

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
    axis = run_detail.axis_of(alone)
    window = focus.window(place, axis.value)
    focus.note(axis.value, window, None, ())
    chart = _chart(screen, run, Focus(window, can_pick=True))
    live_figure.draw(chart, place, axis.value, alone, (), log_x=False, can_pick=False)
    again = partial(_chart, run=run, looked_at=Focus(window))
    said = screen.words.headline(diagnosis)
    exported.one_run(screen, run, again, window, says=said, width=WIDTH)
    figure_keys.draw_zoom(screen, spans_said.seen(screen, axis.value, window))
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


def _chart(screen: Screen, run: Run, looked_at: Focus) -> AnyChart:
    return run_detail.draw(
        screen.logs.book,
        screen.logs.report,
        screen.words,
        run_id=run.run_id,
        theme=screen.theme,
        width=WIDTH,
        focus=looked_at,
    )


def _look(place: str, unit: str, _: Symptom, stretch: Extent) -> None:
    focus.zoom(place, unit, stretch.low, stretch.high)
