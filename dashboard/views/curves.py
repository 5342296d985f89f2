"""The curves of many runs over each other: the book's figure, or any one metric."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard.charts import book_figure, overlay
from dashboard.charts.chart import AnyChart
from dashboard.charts.palette import Palette
from dashboard.logs.run import LogBook
from dashboard.logs.table import Split
from dashboard.text.escape import html
from dashboard.views import address, verdict
from dashboard.views.log_set import book_last_epochs
from dashboard.views.view import Screen, View

FIGURE_WIDTH = 1150
PALETTES: tuple[Palette, ...] = ("accessible", "faithful")
MOST_LISTED = 12
"""Runs that are listed by name when all are drawn; of more, none named means all."""

AXES = frozenset({"epoch", "step"})
"""Metrics of some logs that only count where the others stand."""

FIRST_METRICS = ("loss", "accuracy")
VIEWS = ("book", "one")
X_AXES = ("epoch", "step", "relative", "wall", "tau")
SMOOTHINGS = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Weights of the past in the moving average; 0 leaves the curve raw."""

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
    log_y: bool
    palette: Palette
    last_epochs: int | None
    findings: bool


def draw(screen: Screen) -> None:
    """Draw the page: the figure first, the controls under it."""
    if not screen.logs.book.runs:
        verdict.draw(screen)
        return
    st.html(f'<h1 class="verdict">{html(_opening(screen))}</h1>')
    figure = st.container()
    choice = _controls(screen)
    with figure:
        _figure(screen, choice)


def _opening(screen: Screen) -> str:
    """Which run is ahead, where runs can be compared; else how many there are."""
    for comparison in screen.logs.report.comparisons:
        if comparison.code == "best-setting":
            return screen.words.comparison(comparison)
    return screen.say("curves-title", shown=len(screen.logs.book.runs))


def _controls(screen: Screen) -> Choice:
    """Draw the controls; return what they are set to."""
    book = screen.logs.book
    with st.container(key="controls"):
        first = st.columns(4, vertical_alignment="bottom")
        with first[0]:
            is_one = _pick(screen, "view", VIEWS) == "one"
        with first[1]:
            palette = _pick(screen, "palette", PALETTES)
        with first[2]:
            smoothing = _smoothing(screen)
        findings = first[3].toggle(screen.say("curves-findings"), value=True, key="findings")
        if is_one:
            metric, split, x, log_y = _one_metric_controls(screen, book)
            last = None
        else:
            metric, split, x, log_y = "loss", Split.TRAIN, X_AXES[0], False
            last = _last_epochs(screen)
        labels = screen.words.run_labels(book.runs)
        chosen = st.multiselect(
            screen.say("curves-runs"),
            list(labels),
            default=list(labels) if len(labels) <= MOST_LISTED else [],
            key=f"runs-{screen.logs.name}",
            format_func=labels.__getitem__,
            placeholder=screen.say("curves-all-runs", runs=len(labels)),
        )
    runs = tuple(chosen or labels)
    return Choice(is_one, runs, metric, split, x, smoothing, log_y, palette, last, findings)


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


def _smoothing(screen: Screen) -> float:
    address.recall("smoothing", SMOOTHINGS, SMOOTHINGS[0])
    chosen = st.select_slider(
        screen.say("curves-smoothing"),
        SMOOTHINGS,
        key="smoothing",
        format_func=lambda weight: screen.texts.number(weight) if weight else screen.say("off"),
    )
    address.note("smoothing", chosen, SMOOTHINGS[0])
    return float(chosen)


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


def _one_metric_controls(screen: Screen, book: LogBook) -> tuple[str, Split, str, bool]:
    """Draw the choice of metric, split, x axis and scale."""
    columns = st.columns(3, vertical_alignment="bottom")
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
    address.recall("x", X_AXES, X_AXES[0])
    x = columns[1].selectbox(
        screen.say("curves-x"),
        X_AXES,
        format_func=lambda axis: screen.say(f"curves-x-{axis}"),
        key="x",
    )
    address.note("x", x, X_AXES[0])
    log_y = columns[2].toggle(screen.say("curves-log-y"), key="log-y")
    return metric, Split(split), x, log_y


def _metrics(book: LogBook) -> list[tuple[str, str]]:
    """The metrics and splits that the book has, loss and accuracy first, without the axes."""
    pairs = {(one.metric, str(one.split)) for many in book.series.values() for one in many}
    place = {metric: number for number, metric in enumerate(FIRST_METRICS)}
    order = list(Split)
    return sorted(
        ((metric, split) for metric, split in pairs if metric not in AXES),
        key=lambda pair: (place.get(pair[0], len(place)), pair[0], order.index(Split(pair[1]))),
    )


def _figure(screen: Screen, choice: Choice) -> None:
    """Draw the chosen figure of the chosen runs."""
    draw_chart = _one_metric if choice.one_metric else _book_figure
    chart = draw_chart(screen, choice)
    st.altair_chart(chart, theme=None, width="content", key="curves")


def _book_figure(screen: Screen, choice: Choice) -> AnyChart:
    return book_figure.draw(
        screen.logs.book.only(choice.runs),
        screen.logs.report,
        screen.words,
        theme=screen.theme,
        palette=choice.palette,
        smoothing=choice.smoothing,
        width=FIGURE_WIDTH,
        show_findings=choice.findings,
        last_epochs=choice.last_epochs,
    )


def _one_metric(screen: Screen, choice: Choice) -> AnyChart:
    return overlay.draw(
        screen.logs.book.only(choice.runs),
        screen.logs.report,
        screen.words,
        theme=screen.theme,
        palette=choice.palette,
        smoothing=choice.smoothing,
        width=FIGURE_WIDTH,
        show_findings=choice.findings,
        metric=choice.metric,
        split=choice.split,
        x_axis=choice.x,
        log_y=choice.log_y,
    )


VIEW = View(name="curves", order=1, draw=draw)
