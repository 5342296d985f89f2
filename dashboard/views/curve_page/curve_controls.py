"""The rail of the Curves page: its controls, what is often changed in sight, the rest folded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.axes.known_axes import known_axes
from dashboard.charts.axes.y_domain import is_explosion
from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.smoothing import Smoothing, points_of
from dashboard.charts.data.traces import Trace, traces
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.run_style import MOST_LABELLED
from dashboard.model.table import Split
from dashboard.views.curve_page import (
    facet_controls,
    last_epochs,
    last_set,
    run_choice,
    run_count,
    run_finder,
    table_look,
    view_list,
)
from dashboard.views.curve_page.last_set import Beside
from dashboard.views.curve_page.run_finder import Finding
from dashboard.views.curve_page.table_look import Place
from dashboard.views.state import address, chosen_palette
from dashboard.views.state.book_groups import seed_groups
from dashboard.views.state.page import Screen
from dashboard.views.state.run_marks import Marks
from dashboard.views.widgets import choice, metric_choice

FILE_WIDTH = 1150
"""px of the figure of many runs as a file, whatever the window of the page."""

VIEWS = ("book", "one")
SMOOTHINGS = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Weights of the past in the moving average; 0 leaves the curve raw."""

KINDS = tuple(one.value for one in Smoothing)

Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the controls are set to: the runs, whether one metric is shown, the figure's options.

    Its options have no size: that is the room's.
    """

    one_metric: bool
    runs: tuple[str, ...]  # that are drawn
    finding: Finding
    table: Place
    beside: Beside
    options: FigureOptions

    @property
    def kind(self) -> ChartKind:
        """The figure that the controls ask for."""
        if not self.one_metric:
            return textbook_figure.CHART
        return small_multiples.CHART if self.options.facet else overlay.CHART

    @property
    def main(self) -> tuple[str, Split]:
        """The metric of the panel, and the part of the data that it shows."""
        return self.options.metric, Split(self.options.split)

    @property
    def metrics(self) -> list[tuple[str, Split]]:
        """Every metric that is shown; of small multiples the others are left out."""
        further = [] if self.options.facet else self.options.further
        return [self.main, *((metric, Split(split)) for metric, split in further)]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The runs that are drawn as one line, by their ids."""
        return self.options.grouping.groups if self.options.grouping is not None else ()


def draw(screen: Screen, marks: Marks) -> Choice:
    """Draw the rail of controls; return what they are set to."""
    groups = seed_groups(screen.logs.book)
    with st.container(key="curves-rail"):
        _fold(screen)
        often = st.container(gap="small")
        seldom = st.expander(screen.say("curves-more"), key="curves-more")
        view_list.draw(screen)
        with often:
            finding, runs = _runs(screen, marks, seldom)
            is_one = _pick(screen, "view", VIEWS) == "one"
            if is_one:
                metrics, axis = _one_metric_controls(screen)
                metrics = metrics or [("loss", Split.TRAIN)]  # a log of nothing but counts
                last = None
            else:
                metrics, axis = [("loss", Split.TRAIN)], XAxis.EPOCH
                last = last_epochs.draw(screen)
            is_crowd = len(screen.logs.book.runs) > MOST_LABELLED
            grouped = bool(groups) and _toggle(screen, "grouped", unasked=is_crowd)
            smoothing = _smoothing(screen)
            findings = _toggle(screen, "findings", unasked=True)
            beside = last_set.draw(screen)
            is_log = is_one and is_explosion(_curves(screen, runs, metrics[0]), metrics[0][0])
            log_y = is_one and _toggle(screen, "log-y", unasked=is_log)
            log_x = is_one and _toggle(screen, "log-x", unasked=False)
        with seldom:
            facet = facet_controls.draw(screen, grouped=grouped) if is_one else ("", ())
            if facet[0] and len(metrics) > 1:
                st.caption(screen.say("curves-facet-one-metric"))
            whole = _toggle(screen, "whole", unasked=False)
            events = _toggle(screen, "events", unasked=True)
            kind = _select(screen, "smoothing-kind", KINDS, "smoothing")
            summary, has_members = _group_controls(screen) if grouped else (Summary.MEAN_SD, False)
            palette = _pick(screen, chosen_palette.CHOICE, chosen_palette.OFFERED)
            chosen_palette.note(palette)
            place = table_look.place(screen)
    options = FigureOptions(
        metric=metrics[0][0],
        split=metrics[0][1],
        further=tuple(metrics[1:]),
        facet=facet[0],
        facet_values=facet[1],
        x_axis=axis,
        log_x=log_x,
        log_y=log_y,
        last_epochs=last,
        smoothing=smoothing,
        smoothing_kind=Smoothing(kind),
        grouping=Grouping(groups, summary, has_members) if grouped else None,
        whole=whole,
        show_findings=findings,
        show_events=events,
        theme=screen.theme,
        palette=palette,
    )
    return Choice(is_one, runs, finding, place, beside, options)


def _fold(screen: Screen) -> None:
    """Draw what unfolds the rail where it stands above the figure: the style shows it on phones."""
    with st.container(key="rail-fold"):
        st.toggle(screen.say("curves-controls"), key="curves-controls")


def _runs(screen: Screen, marks: Marks, seldom: DeltaGenerator) -> tuple[Finding, tuple[str, ...]]:
    """Draw what finds and chooses runs, and how many are drawn; return what is found and drawn."""
    if len(screen.logs.book.runs) == 1:
        finding = Finding(tuple(screen.logs.book.by_id), is_on=False)
        return finding, marks.drawn(run_choice.draw(screen))
    finding = run_finder.draw(screen, seldom)
    runs = finding.among(marks.drawn(run_choice.draw(screen)))
    run_count.draw(screen, marks, len(runs), len(finding.ids) if finding.is_on else None)
    return finding, runs


def _curves(screen: Screen, runs: Sequence[str], shown: tuple[str, Split]) -> list[Trace]:
    """The curves of a metric; of a crowd those of its first runs, which answer for all."""
    book = screen.logs.book.only(runs[:MOST_LABELLED])
    return traces(book, shown[0], shown[1:], XAxis.STEP)


def _pick(screen: Screen, name: str, options: Sequence[Option]) -> Option:
    """Draw a choice of one in a row."""
    label = screen.say(f"curves-{name}")
    return choice.one_of(name, label, options, lambda option: screen.say(f"curves-{name}-{option}"))


def _toggle(screen: Screen, name: str, *, unasked: bool) -> bool:
    """Draw a switch that is on or off unasked."""
    return choice.is_on(name, screen.say(f"curves-{name}"), unasked=unasked)


def _select(screen: Screen, name: str, options: Sequence[str], prefix: str) -> str:
    """Draw a choice of one from a list; the first goes without saying."""
    label = screen.say(f"curves-{name}")
    return choice.from_list(name, label, options, lambda option: screen.say(f"{prefix}-{option}"))


def _group_controls(screen: Screen) -> tuple[Summary, bool]:
    """Draw what the lines and bands of groups are, and whether their runs are drawn too."""
    summary = _select(screen, "summary", [one.value for one in Summary], "summary")
    return Summary(summary), _toggle(screen, "members", unasked=False)


def _smoothing(screen: Screen) -> float:
    address.recall("smoothing-kind", KINDS, KINDS[0])  # drawn later, but the strength speaks of it
    held = address.recall("smoothing", SMOOTHINGS, SMOOTHINGS[0])
    chosen = st.select_slider(
        screen.say("curves-smoothing"),
        SMOOTHINGS,
        held,
        key="smoothing",
        format_func=lambda weight: _strength(screen, weight),
    )
    address.note("smoothing", chosen, SMOOTHINGS[0])
    return float(chosen)


def _strength(screen: Screen, weight: float) -> str:
    """A weight in words: averages of points say how many, the others the weight itself."""
    if not weight:
        return screen.say("off")
    if st.session_state.get("smoothing-kind") in {Smoothing.GAUSSIAN, Smoothing.MEAN}:
        return screen.say("curves-smoothing-points", points=round(points_of(weight)))
    return screen.texts.number(weight)


def _one_metric_controls(screen: Screen) -> tuple[list[tuple[str, Split]], XAxis]:
    """Draw the choice of metrics and x axis."""
    metrics = metric_choice.draw(screen)
    axes = [axis.value for axis in known_axes(screen.logs.book)]
    return metrics, XAxis(_select(screen, "x", axes, "curves-x"))
