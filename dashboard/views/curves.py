"""The curves of many runs over each other: the book's figure, or any one metric."""

from dataclasses import dataclass

import streamlit as st

from dashboard.charts import book_figure, overlay
from dashboard.charts.chart import AnyChart
from dashboard.charts.palette import Palette
from dashboard.logs.run import LogBook
from dashboard.logs.table import Split
from dashboard.text.escape import html
from dashboard.views import verdict
from dashboard.views.log_set import book_last_epochs
from dashboard.views.view import Screen, View

FIGURE_WIDTH = 1150
PALETTES: tuple[Palette, ...] = ("accessible", "faithful")
RUNS_AT_FIRST = 60
"""Runs drawn unasked; more than that on one panel is a cloud, and each can be added."""

X_AXES = ("epoch", "step", "relative", "wall", "tau")
SMOOTHING_RANGE = (0.0, 0.99, 0.0, 0.01)
"""Lowest, highest, first and step of the weight of the past."""

ALL_EPOCHS = 0
LAST_EPOCHS = (ALL_EPOCHS, 10, 30, 60)


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
        if choice.runs:
            _figure(screen, choice)
        else:
            st.html(f'<p class="meta">{html(screen.say("curves-none"))}</p>')


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
        first = st.columns([2, 2, 2, 2], vertical_alignment="bottom")
        one_metric = (
            first[0].segmented_control(
                screen.say("curves-view"),
                ["book", "one"],
                default="book",
                key="view",
                required=True,
                bind="query-params",
                format_func=lambda view: screen.say(f"curves-view-{view}"),
            )
            == "one"
        )
        palette = first[1].segmented_control(
            screen.say("curves-palette"),
            PALETTES,
            default="accessible",
            key="palette",
            required=True,
            bind="query-params",
            format_func=lambda name: screen.say(f"curves-palette-{name}"),
        )
        smoothing = first[2].slider(
            screen.say("curves-smoothing"),
            *SMOOTHING_RANGE,
            key="smoothing",
            bind="query-params",
        )
        findings = first[3].toggle(
            screen.say("curves-findings"), value=True, key="findings", bind="query-params"
        )
        metric, split, x, log_y, last = "loss", Split.TRAIN, "epoch", False, None
        if one_metric:
            metric, split, x, log_y = _one_metric_controls(screen, book)
        else:
            last = _last_epochs(screen)
        ids = [run.run_id for run in book.runs]
        labels = screen.words.run_labels(book.runs)
        runs = st.multiselect(
            screen.say("curves-runs"),
            ids,
            default=ids[:RUNS_AT_FIRST],
            key=f"runs-{screen.logs.name}",
            format_func=labels.__getitem__,
        )
    return Choice(
        one_metric, tuple(runs), metric, split, x, smoothing, log_y, palette, last, findings
    )


def _last_epochs(screen: Screen) -> int | None:
    chosen = st.segmented_control(
        screen.say("curves-last"),
        LAST_EPOCHS,
        default=book_last_epochs(screen.logs.name) or ALL_EPOCHS,
        key=f"last-{screen.logs.name}",
        required=True,
        format_func=lambda n: screen.say("curves-last-all") if n == ALL_EPOCHS else str(n),
    )
    return chosen if chosen != ALL_EPOCHS else None


def _one_metric_controls(screen: Screen, book: LogBook) -> tuple[str, Split, str, bool]:
    pairs = list(
        book.scalars[["metric", "split"]].drop_duplicates().itertuples(index=False, name=None)
    )
    columns = st.columns([2, 2, 2], vertical_alignment="bottom")
    metric, split = columns[0].selectbox(
        screen.say("curves-metric"),
        pairs,
        format_func=lambda pair: screen.words.metric_title(*pair),
        key=f"metric-{screen.logs.name}",
    )
    x = columns[1].selectbox(
        screen.say("curves-x"),
        X_AXES,
        format_func=lambda axis: screen.say(f"curves-x-{axis}"),
        key="x",
        bind="query-params",
    )
    log_y = columns[2].toggle(screen.say("curves-log-y"), key="log-y", bind="query-params")
    return metric, Split(split), x, log_y


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
