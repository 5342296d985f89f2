"""The curves of many runs over each other: the textbook's figure, or any one metric."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.fair_axis import unfair
from dashboard.charts.data.span_on_axis import around
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures.common import axis_of
from dashboard.model.run import LogBook
from dashboard.report import opening
from dashboard.report.figures import figure_titles
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.curve_page import (
    comparison_table,
    curve_controls,
    figure_room,
    picked_run,
    pointer_reading,
)
from dashboard.views.curve_page.comparison_table import ToTable
from dashboard.views.curve_page.curve_controls import Choice
from dashboard.views.curve_page.run_measure import Chart
from dashboard.views.frame import opening_line
from dashboard.views.frame.part import kept_part
from dashboard.views.pairs import pair_panel
from dashboard.views.state import figure_focus, run_marks
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen, View
from dashboard.views.state.run_marks import Marks
from dashboard.views.widgets import exports, figure_keys, live_figure, span_words

AROUND_PX = 340
"""px of a window's height that the figure leaves to what stands over and under its planes."""

HEIGHTS_PX = (300, 1000)
"""px of the planes of the figure, however low or high the window is."""


def draw(screen: Screen) -> None:
    """Draw the page: the sentence, then the figure with its controls."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    opening = _opening(screen)
    st.html(f'<h1 class="verdict">{pointed(opening, screen.texts)}</h1>')
    marks = run_marks.recall(screen)
    to_table: list[ToTable] = []
    with st.container(key="curves-page", gap=None):
        _figure(screen, opening, marks, to_table)
        if to_table:  # else the figure failed, and a note says so
            comparison_table.draw(screen, *to_table)


@st.fragment
@kept_part("curves")
def _figure(screen: Screen, opening: str, marks: Marks, to_table: list[ToTable]) -> None:
    """The rail of controls, and beside it the figure and what was picked in it.

    A fragment: what is changed here draws this part alone, and the window only where the table
    needs it.  ``to_table`` is what the table was drawn with, still empty while the window is being
    drawn.
    """
    choice = curve_controls.draw(screen, marks)
    metric, split = choice.main if choice.one_metric else ("", None)
    shown_to_table = ToTable(
        Chart(metric, split, choice.options.palette), choice.finding, choice.table
    )
    if to_table and to_table[0] != shown_to_table:
        st.rerun()
    to_table[:] = [shown_to_table]
    with st.container(key="curves-figure"):
        figure_room.draw()
        called = dict(marks.names) | dict(choice.beside.names)
        beside = replace(screen, words=screen.words.calling(called)) if called else screen
        _drawn(beside, opening, choice)
        pair_panel.draw(screen, choice)


def _drawn(screen: Screen, opening: str, choice: Choice) -> None:
    """The figure in the room that it has, its buttons and files, and the card of the picked run."""
    room = figure_room.known()
    height = min(max(room.height - AROUND_PX, HEIGHTS_PX[0]), HEIGHTS_PX[1])
    options = replace(choice.options, width=room.width, height=height)
    shown = choice.beside.joined(screen.logs.book.only(choice.runs))
    axis = axis_of(shown, options)
    unit = unit_of(choice, axis)
    log_set = screen.logs.name
    picked = figure_focus.picked(log_set, choice.runs)
    window = figure_focus.window(log_set, unit)
    if window is not None and options.log_x and window.low <= 0:
        window = None  # a logarithmic axis has no such place
    figure_focus.note(unit, window, picked, [run.run_id for run in screen.logs.book.runs])
    _fair_axis(screen, choice)
    options = replace(options, focus=Focus(window, picked, can_pick=True, is_read=True))
    chart = drawn(choice.kind, shown, screen.logs.report, screen.words, options)
    live_figure.draw(chart, log_set, unit, shown, choice.groups, log_x=options.log_x)
    pointer_reading.draw(screen, chart, "curves-reading")
    exports.draw(
        screen,
        "curves",
        choice.kind,
        shown,
        replace(options, height=None),
        title=_title(screen, choice, shown),
        says=opening,
        width=curve_controls.FILE_WIDTH,
    )
    figure_keys.draw(screen, choice.runs, picked, span_words.seen(screen, unit, window))
    if picked is not None:
        lies = partial(around, shown, picked, axis=axis, last_epochs=_cut(choice, axis))
        picked_run.draw(screen, picked, unit, lies, options.palette)


def _title(screen: Screen, choice: Choice, shown: LogBook) -> str:
    """What the figure is called as a file."""
    if not choice.one_metric:
        return figure_titles.textbook_title(shown, screen.words, screen.logs.report.first_metric)
    what = ", ".join(screen.words.metric_title(*one) for one in choice.metrics)
    return figure_titles.title(what, shown, screen.words)


def unit_of(choice: Choice, axis: XAxis) -> str:
    """What tells the figure's x axis from others: what it counts, and from where."""
    length = _cut(choice, axis)
    return axis.value if length is None else f"{span_words.LAST}-{length}"


def _cut(choice: Choice, axis: XAxis) -> int | None:
    """The number of last epochs that the figure shows; ``None`` for all."""
    return choice.options.last_epochs if not choice.one_metric and axis is XAxis.EPOCH else None


def _fair_axis(screen: Screen, choice: Choice) -> None:
    """Say where the chosen axis makes the comparison unfair, with a button to the fair one."""
    found = unfair(
        screen.logs.book.only(choice.runs), screen.logs.report, XAxis(choice.options.x_axis)
    )
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
        return opening_line.overlaid(screen)
    for comparison in opening.agreeing(report):
        first = comparison.runs[: len(report.best.runs)]
        if comparison.code == "best-setting" and report.best.run_id in first:
            return words.comparison(comparison)
    return opening.best_run(report, words)


VIEW = View(name="curves", order=1, draw=draw)
