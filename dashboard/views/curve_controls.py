"""The controls of the Curves page: what is often changed in sight, the rest behind one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard.charts.groups import Grouping, Summary
from dashboard.charts.palette import Palette
from dashboard.charts.smooth import Smoothing, points_of
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.logs.run import LogBook
from dashboard.logs.table import Split
from dashboard.views import address, run_choice
from dashboard.views.log_set import book_last_epochs
from dashboard.views.view import Screen

PALETTES: tuple[Palette, ...] = ("accessible", "faithful")
AXES = frozenset({"epoch", "step"})
"""Metrics of some logs that only count where the others stand."""

FIRST_METRICS = ("loss", "accuracy")
VIEWS = ("book", "one")
X_AXES = ("epoch", "step", "relative", "wall", "samples", "tau")
SMOOTHINGS = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Weights of the past in the moving average; 0 leaves the curve raw."""

KINDS = tuple(one.value for one in Smoothing)

ALL_EPOCHS = 0
LAST_EPOCHS = (ALL_EPOCHS, 10, 30, 60)


Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the controls are set to."""

    one_metric: bool
    runs: tuple[str, ...]
    metric: str
    split: Split
    x: str
    smoothing: float  # weight of the past in the moving average, 0 is raw
    smoothing_kind: Smoothing
    log_x: bool
    log_y: bool
    palette: Palette
    last_epochs: int | None
    findings: bool
    grouping: Grouping | None


def draw(screen: Screen) -> Choice:
    """Draw the controls; return what they are set to."""
    book = screen.logs.book
    groups = seed_groups(book.runs)
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
        if is_one:
            metric, split, x = _one_metric_controls(screen, book)
            last = None
        else:
            metric, split, x = "loss", Split.TRAIN, X_AXES[0]
            last = _last_epochs(screen)
        runs = run_choice.draw(screen)
    return Choice(
        one_metric=is_one,
        runs=runs,
        metric=metric,
        split=split,
        x=x,
        smoothing=smoothing,
        smoothing_kind=Smoothing(kind),
        log_x=log_x,
        log_y=log_y,
        palette=palette,
        last_epochs=last,
        findings=findings,
        grouping=Grouping(groups, summary, has_members) if grouped else None,
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


def _last_epochs(screen: Screen) -> int | None:
    unasked = book_last_epochs(screen.logs.name) or ALL_EPOCHS
    key = f"last-{screen.logs.name}"
    address.recall(key, LAST_EPOCHS, unasked)
    chosen = st.segmented_control(
        screen.say("curves-last"),
        LAST_EPOCHS,
        key=key,
        required=True,
        format_func=lambda n: screen.say("curves-last-all") if n == ALL_EPOCHS else str(n),
    )
    address.note(key, chosen, unasked)
    return chosen if chosen != ALL_EPOCHS else None


def _one_metric_controls(screen: Screen, book: LogBook) -> tuple[str, Split, str]:
    """Draw the choice of metric, split and x axis."""
    columns = st.columns(2, vertical_alignment="bottom")
    titles = {
        f"{metric}.{split}": screen.words.metric_title(metric, split)
        for metric, split in _metrics(book)
    }
    name = "metric"
    address.recall(name, list(titles), next(iter(titles)))
    chosen = columns[0].selectbox(
        screen.say("curves-metric"), list(titles), key=name, format_func=titles.__getitem__
    )
    address.note(name, chosen, next(iter(titles)))
    metric, _, split = chosen.rpartition(".")
    with columns[1]:
        x = _select(screen, "x", X_AXES, "curves-x")
    return metric, Split(split), x


def _metrics(book: LogBook) -> list[tuple[str, str]]:
    """The metrics and splits that the book has, loss and accuracy first, without the axes."""
    pairs = {(one.metric, str(one.split)) for many in book.series.values() for one in many}
    place = {metric: number for number, metric in enumerate(FIRST_METRICS)}
    order = list(Split)
    return sorted(
        ((metric, split) for metric, split in pairs if metric not in AXES),
        key=lambda pair: (place.get(pair[0], len(place)), pair[0], order.index(Split(pair[1]))),
    )
