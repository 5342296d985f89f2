"""The curves of many runs over each other: the book's figure, or any one metric."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.fair_axis import unfair
from dashboard.charts.data.span_on_axis import around
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import overlay
from dashboard.charts.figures import small_multiples as facets
from dashboard.charts.figures import textbook as book_figure
from dashboard.charts.registry import AnyChart
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.report import opening
from dashboard.text.escape import html
from dashboard.text.sentences import Sentences
from dashboard.views.frame import opening_line as verdict
from dashboard.views.frame.part import kept_part
from dashboard.views.state import figure_focus as focus
from dashboard.views.state import run_marks
from dashboard.views.state.page import Screen, View
from dashboard.views.state.run_marks import Marks
from dashboard.views.state.run_measure import Chart
from dashboard.views.widgets import comparison_table as run_table
from dashboard.views.widgets import curve_controls, figure_keys, live_figure, picked_run
from dashboard.views.widgets import exports as exported
from dashboard.views.widgets import run_pair as two_runs
from dashboard.views.widgets import span_words as spans_said
from dashboard.views.widgets.curve_controls import Choice

FIGURE_WIDTH = 1150


def draw(screen: Screen) -> None:
    """Draw the page: the sentence, then the figure with its controls."""
    if not screen.logs.book.runs:
        verdict.draw(screen)
        return
    opening = _opening(screen)
    st.html(f'<h1 class="verdict">{html(opening)}</h1>')
    marks = run_marks.recall(screen)
    screen = run_marks.named(screen, marks)
    over_table: list[Chart] = []
    _figure(screen, opening, marks, over_table)
    run_table.draw(screen, *over_table)


@st.fragment
@kept_part("curves")
def _figure(screen: Screen, opening: str, marks: Marks, over_table: list[Chart]) -> None:
    """The figure, what was picked in it, and the controls under it.

    A fragment: what is changed here draws this part alone, and the window only where the table
    needs it.  ``over_table`` is what the table was drawn with, still empty while the window is
    being drawn.
    """
    place = st.container()
    choice = curve_controls.draw(screen)
    choice = replace(choice, runs=marks.drawn(choice.runs))
    shown_to_table = Chart(
        choice.metric if choice.one_metric else "",
        choice.split if choice.one_metric else None,
        choice.palette,
    )
    if over_table and over_table[0] != shown_to_table:
        st.rerun()
    over_table[:] = [shown_to_table]
    shown = screen.logs.book.only(choice.runs)
    axis = drawn_axis(choice, shown)
    unit = unit_of(choice, axis)
    log_set = screen.logs.name
    picked = focus.picked(log_set, choice.runs)
    window = focus.window(log_set, unit)
    if window is not None and choice.log_x and window.low <= 0:
        window = None  # a logarithmic axis has no such place
    focus.note(unit, window, picked, [run.run_id for run in screen.logs.book.runs])
    with place:
        _fair_axis(screen, choice)
        draw_chart = _drawing(choice)
        chart = draw_chart(screen, choice, Focus(window, picked, can_pick=True))
        groups = choice.grouping.groups if choice.grouping is not None else ()
        live_figure.draw(chart, log_set, unit, shown, groups, log_x=choice.log_x)

        def again(on: Screen) -> AnyChart:
            return draw_chart(on, choice, Focus(window, picked))

        exported.curves(screen, choice, again, window, says=opening, width=FIGURE_WIDTH)
        figure_keys.draw(screen, choice.runs, picked, spans_said.seen(screen, unit, window))
        if picked is not None:
            lies = partial(around, shown, picked, axis=axis, last_epochs=_cut(choice, axis))
            picked_run.draw(screen, picked, unit, lies, choice.palette)
    two_runs.draw(screen, choice)


def _drawing(choice: Choice) -> Callable[[Screen, Choice, Focus], AnyChart]:
    """Which figure the controls ask for."""
    if choice.facet[0]:
        return _facets
    return _one_metric if choice.one_metric else _book_figure


def drawn_axis(choice: Choice, shown: LogBook) -> XAxis:
    """The axis that the figure of the book ``shown`` has."""
    asked = XAxis(choice.x) if choice.one_metric else XAxis.EPOCH
    return usual(shown) if asked is XAxis.EPOCH else asked


def unit_of(choice: Choice, axis: XAxis) -> str:
    """What tells the figure's x axis from others: what it counts, and from where."""
    length = _cut(choice, axis)
    return axis.value if length is None else f"{spans_said.LAST}-{length}"


def _cut(choice: Choice, axis: XAxis) -> int | None:
    """The number of last epochs that the figure shows; ``None`` for all."""
    return choice.last_epochs if not choice.one_metric and axis is XAxis.EPOCH else None


def _fair_axis(screen: Screen, choice: Choice) -> None:
    """Say where the chosen axis makes the comparison unfair, with a button to the fair one."""
    found = unfair(screen.logs.book.only(choice.runs), screen.logs.report, XAxis(choice.x))
    if found is None:
        return
    with st.container(key="unfair", horizontal=True, vertical_alignment="center"):
        said = screen.say(
            f"unfair-{found.axis}", small=found.small, large=found.large, ratio=found.ratio
        )
        st.html(f"<p>{html(said)}</p>", width="stretch")
        st.button(
            screen.say(f"unfair-use-{found.fair.value}"),
            key="fair-axis",
            on_click=_use_axis,
            args=(found.fair.value,),
        )


def _use_axis(axis: str) -> None:
    """Take the axis, on the figure of one metric: the book's has but one."""
    st.session_state["x"] = axis
    st.session_state["view"] = "one"


def _opening(screen: Screen) -> str:
    """Which run is best, where runs can be compared; else how many there are."""
    report, words = screen.logs.report, screen.words
    if report.best is None:
        return verdict.overlaid(screen)
    for comparison in report.comparisons:
        first = comparison.runs[: len(report.best.runs)]
        if comparison.code == "best-setting" and report.best.run_id in first:
            return words.comparison(comparison)
    return opening.best_run(report, words)


def _of(screen: Screen, choice: Choice) -> tuple[LogBook, Report, Sentences]:
    """What every figure is drawn of."""
    return screen.logs.book.only(choice.runs), screen.logs.report, screen.words


def _shared(screen: Screen, choice: Choice) -> dict[str, Any]:
    """The keywords that every figure takes."""
    return {
        "theme": screen.theme,
        "palette": choice.palette,
        "smoothing": choice.smoothing,
        "smoothing_kind": choice.smoothing_kind,
        "grouping": choice.grouping,
        "width": FIGURE_WIDTH,
        "show_findings": choice.findings,
        "show_events": choice.events,
        "whole": choice.whole,
    }


def _book_figure(screen: Screen, choice: Choice, looked_at: Focus) -> AnyChart:
    return book_figure.draw(
        *_of(screen, choice),
        **_shared(screen, choice),
        last_epochs=choice.last_epochs,
        focus=looked_at,
    )


def _one_metric(screen: Screen, choice: Choice, looked_at: Focus) -> AnyChart:
    (metric, split), *further = choice.metrics
    return overlay.draw(
        *_of(screen, choice),
        **_shared(screen, choice),
        metric=metric,
        split=split,
        further=further,
        x_axis=choice.x,
        log_x=choice.log_x,
        log_y=choice.log_y,
        focus=looked_at,
    )


def _facets(screen: Screen, choice: Choice, looked_at: Focus) -> AnyChart:
    (metric, split), *_ = choice.metrics
    setting, values = choice.facet
    return facets.draw(
        *_of(screen, choice),
        **_shared(screen, choice),
        metric=metric,
        split=split,
        by=setting,
        values=values,
        x_axis=choice.x,
        log_x=choice.log_x,
        log_y=choice.log_y,
        focus=looked_at,
    )


VIEW = View(name="curves", order=1, draw=draw)
