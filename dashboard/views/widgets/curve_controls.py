"""The controls of the Curves page: what is often changed in sight, the rest behind one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.smoothing import Smoothing, points_of
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.palette import Palette
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.model.table import Split
from dashboard.views.state import address, chosen_palette
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice, facet_controls, last_epochs, metric_choice, run_choice

PALETTES: tuple[Palette, ...] = ("accessible", "faithful")
FIGURE_WIDTH = 1150
"""px of the figure of many runs."""

VIEWS = ("book", "one")
X_AXES = ("epoch", "step", "relative", "wall", "samples", "tau")
SMOOTHINGS = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Weights of the past in the moving average; 0 leaves the curve raw."""

KINDS = tuple(one.value for one in Smoothing)


Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the controls are set to: the runs, whether one metric is shown, the figure's options."""

    one_metric: bool
    runs: tuple[str, ...]
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


def draw(screen: Screen) -> Choice:
    """Draw the controls; return what they are set to."""
    groups = seed_groups(screen.logs.book.runs)
    with st.container(key="controls"):
        first = st.columns([5, 4, 4, 2], vertical_alignment="bottom")
        with first[0]:
            is_one = _pick(screen, "view", VIEWS) == "one"
        with first[1]:
            smoothing = _smoothing(screen)
        with first[2]:
            grouped = bool(groups) and _toggle(screen, "grouped", unasked=False)
            findings = _toggle(screen, "findings", unasked=True)
        with first[3], st.popover(screen.say("curves-more"), width="stretch"):
            palette = _pick(screen, "palette", PALETTES)
            chosen_palette.note(palette)
            kind = _select(screen, "smoothing-kind", KINDS, "smoothing")
            summary, has_members = _group_controls(screen) if grouped else (Summary.MEAN_SD, False)
            log_y = is_one and _toggle(screen, "log-y", unasked=False)
            log_x = is_one and _toggle(screen, "log-x", unasked=False)
            whole = _toggle(screen, "whole", unasked=False)
            events = _toggle(screen, "events", unasked=True)
            facet = facet_controls.draw(screen, grouped=grouped) if is_one else ("", ())
        if is_one:
            metrics, x = _one_metric_controls(screen)
            metrics = metrics or [("loss", Split.TRAIN)]  # a log of nothing but counts
            if facet[0] and len(metrics) > 1:
                st.caption(screen.say("curves-facet-one-metric"))
            last = None
        else:
            metrics, x = [("loss", Split.TRAIN)], X_AXES[0]
            last = last_epochs.draw(screen)
        runs = run_choice.draw(screen)
    options = FigureOptions(
        metric=metrics[0][0],
        split=metrics[0][1],
        further=tuple(metrics[1:]),
        facet=facet[0],
        facet_values=facet[1],
        x_axis=XAxis(x),
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
        width=screen.fits(FIGURE_WIDTH),
    )
    return Choice(is_one, runs, options)


def _pick(screen: Screen, name: str, options: Sequence[Option]) -> Option:
    """Draw a choice of one in a row."""
    label = screen.say(f"curves-{name}")
    return choice.one_of(name, label, options, lambda option: screen.say(f"curves-{name}-{option}"))


def _toggle(screen: Screen, name: str, *, unasked: bool) -> bool:
    """Draw a switch that is on or off unasked."""
    held = address.recall(name, (True, False), unasked)
    chosen = st.toggle(screen.say(f"curves-{name}"), held, key=name)
    address.note(name, chosen, unasked)
    return chosen


def _select(screen: Screen, name: str, options: Sequence[str], prefix: str) -> str:
    """Draw a choice of one from a list; the first goes without saying."""
    held = address.recall(name, options, options[0])
    chosen = st.selectbox(
        screen.say(f"curves-{name}"),
        options,
        options.index(held),
        key=name,
        format_func=lambda option: screen.say(f"{prefix}-{option}"),
    )
    address.note(name, chosen, options[0])
    return chosen


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


def _one_metric_controls(screen: Screen) -> tuple[list[tuple[str, Split]], str]:
    """Draw the choice of metrics and x axis."""
    columns = st.columns([5, 2], vertical_alignment="bottom")
    with columns[0]:
        metrics = metric_choice.draw(screen)
    with columns[1]:
        x = _select(screen, "x", X_AXES, "curves-x")
    return metrics, x
