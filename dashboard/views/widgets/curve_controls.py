"""The controls of the Curves page: what is often changed in sight, the rest behind one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.smoothing import Smoothing, points_of
from dashboard.charts.style.palette import Palette
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.model.table import Split
from dashboard.views.state import address
from dashboard.views.state.page import Screen
from dashboard.views.widgets import facet_controls, last_epochs, metric_choice, run_choice

PALETTES: tuple[Palette, ...] = ("accessible", "faithful")
VIEWS = ("book", "one")
X_AXES = ("epoch", "step", "relative", "wall", "samples", "tau")
SMOOTHINGS = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Weights of the past in the moving average; 0 leaves the curve raw."""

KINDS = tuple(one.value for one in Smoothing)


Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the controls are set to."""

    one_metric: bool
    runs: tuple[str, ...]
    metrics: tuple[tuple[str, Split], ...]  # the first on the panel, the others in strips under it
    x: str
    smoothing: float  # weight of the past in the moving average, 0 is raw
    smoothing_kind: Smoothing
    log_x: bool
    log_y: bool
    palette: Palette
    last_epochs: int | None
    findings: bool
    events: bool
    whole: bool  # leave no point beyond an axis
    grouping: Grouping | None
    facet: tuple[str, tuple[str, ...]]  # the setting that divides the figure, its values' keys

    @property
    def metric(self) -> str:
        """The metric of the panel."""
        return self.metrics[0][0]

    @property
    def split(self) -> Split:
        """The part of the data that the panel shows."""
        return self.metrics[0][1]


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
            kind = _select(screen, "smoothing-kind", KINDS, "smoothing")
            summary, has_members = _group_controls(screen) if grouped else (Summary.MEAN_SD, False)
            log_y = is_one and _toggle(screen, "log-y", unasked=False)
            log_x = is_one and _toggle(screen, "log-x", unasked=False)
            whole = _toggle(screen, "whole", unasked=False)
            events = _toggle(screen, "events", unasked=True)
            facet = facet_controls.draw(screen, grouped=grouped) if is_one else ("", ())
        if is_one:
            metrics, x = _one_metric_controls(screen)
            if facet[0] and len(metrics) > 1:
                st.caption(screen.say("curves-facet-one-metric"))
            last = None
        else:
            metrics, x = [("loss", Split.TRAIN)], X_AXES[0]
            last = last_epochs.draw(screen)
        runs = run_choice.draw(screen)
    return Choice(
        one_metric=is_one,
        runs=runs,
        metrics=tuple(metrics),
        x=x,
        smoothing=smoothing,
        smoothing_kind=Smoothing(kind),
        log_x=log_x,
        log_y=log_y,
        palette=palette,
        last_epochs=last,
        findings=findings,
        events=events,
        whole=whole,
        grouping=Grouping(groups, summary, has_members) if grouped else None,
        facet=facet,
    )


def _pick(screen: Screen, name: str, options: Sequence[Option]) -> Option:
    """Draw a choice of one in a row; the first goes without saying."""
    address.recall(name, options, options[0])
    chosen = st.segmented_control(
        screen.say(f"curves-{name}"),
        options,
        key=name,
        required=True,
        format_func=lambda option: screen.say(f"curves-{name}-{option}"),
    )
    address.note(name, chosen, options[0])
    return chosen or options[0]


def _toggle(screen: Screen, name: str, *, unasked: bool) -> bool:
    """Draw a switch that is on or off unasked."""
    address.recall(name, (True, False), unasked)
    chosen = st.toggle(screen.say(f"curves-{name}"), key=name)
    address.note(name, chosen, unasked)
    return chosen


def _select(screen: Screen, name: str, options: Sequence[str], prefix: str) -> str:
    """Draw a choice of one from a list; the first goes without saying."""
    address.recall(name, options, options[0])
    chosen = st.selectbox(
        screen.say(f"curves-{name}"),
        options,
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
    address.recall("smoothing", SMOOTHINGS, SMOOTHINGS[0])
    chosen = st.select_slider(
        screen.say("curves-smoothing"),
        SMOOTHINGS,
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
