"""The curves of many runs over each other: the book's figure, or any one metric."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.charts import book_figure, facets, overlay
from dashboard.charts.chart import AnyChart
from dashboard.charts.fair_axis import unfair
from dashboard.charts.x_axis import XAxis
from dashboard.text.escape import html
from dashboard.views import curve_controls, exported, run_marks, run_table, two_runs, verdict
from dashboard.views.curve_controls import Choice
from dashboard.views.view import Screen, View

FIGURE_WIDTH = 1150


def draw(screen: Screen) -> None:
    """Draw the page: the figure first, the controls under it."""
    if not screen.logs.book.runs:
        verdict.draw(screen)
        return
    opening = _opening(screen)
    st.html(f'<h1 class="verdict">{html(opening)}</h1>')
    marks = run_marks.recall(screen)
    screen = run_marks.named(screen, marks)
    figure = st.container()
    choice = curve_controls.draw(screen)
    choice = replace(choice, runs=marks.drawn(choice.runs))
    with figure:
        _fair_axis(screen, choice)
        draw_chart = _one_metric if choice.one_metric else _book_figure
        if choice.facet[0]:
            draw_chart = _facets
        st.altair_chart(draw_chart(screen, choice), theme=None, width="content", key="curves")
        again = partial(draw_chart, choice=choice)
        exported.curves(screen, choice, again, says=opening, width=FIGURE_WIDTH)
    two_runs.draw(screen, choice)
    run_table.draw(screen, choice)


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
    """Which run is ahead, where runs can be compared; else how many there are."""
    for comparison in screen.logs.report.comparisons:
        if comparison.code == "best-setting":
            return screen.words.comparison(comparison)
    return verdict.overlaid(screen)


def _book_figure(screen: Screen, choice: Choice) -> AnyChart:
    return book_figure.draw(
        screen.logs.book.only(choice.runs),
        screen.logs.report,
        screen.words,
        theme=screen.theme,
        palette=choice.palette,
        smoothing=choice.smoothing,
        smoothing_kind=choice.smoothing_kind,
        grouping=choice.grouping,
        width=FIGURE_WIDTH,
        show_findings=choice.findings,
        whole=choice.whole,
        last_epochs=choice.last_epochs,
    )


def _one_metric(screen: Screen, choice: Choice) -> AnyChart:
    (metric, split), *further = choice.metrics
    return overlay.draw(
        screen.logs.book.only(choice.runs),
        screen.logs.report,
        screen.words,
        theme=screen.theme,
        palette=choice.palette,
        smoothing=choice.smoothing,
        smoothing_kind=choice.smoothing_kind,
        grouping=choice.grouping,
        width=FIGURE_WIDTH,
        show_findings=choice.findings,
        whole=choice.whole,
        metric=metric,
        split=split,
        further=further,
        show_events=choice.events,
        x_axis=choice.x,
        log_x=choice.log_x,
        log_y=choice.log_y,
    )


def _facets(screen: Screen, choice: Choice) -> AnyChart:
    (metric, split), *_ = choice.metrics
    setting, values = choice.facet
    return facets.draw(
        screen.logs.book.only(choice.runs),
        screen.logs.report,
        screen.words,
        theme=screen.theme,
        palette=choice.palette,
        smoothing=choice.smoothing,
        smoothing_kind=choice.smoothing_kind,
        grouping=choice.grouping,
        width=FIGURE_WIDTH,
        show_findings=choice.findings,
        whole=choice.whole,
        metric=metric,
        split=split,
        by=setting,
        values=values,
        x_axis=choice.x,
        log_x=choice.log_x,
        log_y=choice.log_y,
    )


VIEW = View(name="curves", order=1, draw=draw)
