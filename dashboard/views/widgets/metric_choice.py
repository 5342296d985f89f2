"""The choice of metrics: of the first on the Overview, and of several on the Curves page.

On the Curves page the first is the panel, the others stand under it.
"""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from dashboard.charts.axes.canvas import SETTINGS
from dashboard.charts.figures.strips import MOST
from dashboard.model.metrics import COUNTS
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.report import first_metric
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice

FIRST_METRICS = ("loss", "accuracy")
NAME = "metric"
FIRST = "first"


def draw(screen: Screen) -> list[tuple[str, Split]]:
    """Draw the choice; return the metrics, each with its part of the data, the first one first."""
    pairs = metrics_of(screen.logs.book, screen.logs.report.first_metric)
    titles = {
        f"{metric}.{split}": screen.words.metric_title(metric, split) for metric, split in pairs
    }
    unasked = [f"{metric}.{split}" for metric, split in unasked_of(screen.logs.book, pairs)]
    key = _key(screen.logs.name)
    chosen = choice.several_of(
        NAME,
        screen.say("curves-metrics"),
        titles,
        unasked,
        key=key,
        most=1 + MOST,
        help_text=screen.say("curves-metrics-help"),
        placeholder=screen.say("curves-metrics-none"),
    )
    return [_parted(one) for one in chosen or unasked[:1]]


def draw_first(screen: Screen) -> str:
    """Draw the choice of the metric that the Overview shows first; ``""`` is loss and accuracy.

    Nothing is drawn where the logs measured nothing else.
    """
    book = screen.logs.book
    usual = first_metric.first_metric(book, screen.logs.report)
    others = [one for one in first_metric.choosable(book) if one]  # "" stands for the usual two
    known = first_metric.textbook_metrics(book)
    offered = [*([""] if known else []), *others]
    if usual not in offered:  # of a log of neither loss nor accuracy the first measure that it has
        usual = offered[0] if offered else ""
    options = list(dict.fromkeys([usual, *offered]))
    if len(options) < 2:
        return usual
    with st.container(key="first-metric-row"):
        label = screen.say("overview-metric")
        return choice.from_list(
            FIRST, label, options, lambda name: _first_title(screen, name, known)
        )


def _first_title(screen: Screen, name: str, known: Sequence[str]) -> str:
    """A metric in words; of ``""`` those of loss and accuracy that are ``known``."""
    if not name and len(known) > 1:
        return screen.say("overview-metric-textbook")
    return screen.words.metric(name or known[0])


def bring_to_front(log_set: str, pair: str) -> None:
    """Draw ``pair``, a metric and its part as in ``loss.test``, on the panel, if there is one."""
    key = _key(log_set)
    if key in st.session_state:
        others = [one for one in st.session_state[key] if one != pair]
        st.session_state[key] = [pair, *others][: 1 + MOST]


def _key(log_set: str) -> str:
    """Of the widget: what goes without saying depends on the logs."""
    return f"{NAME}-{log_set}"


def metrics_of(book: LogBook, first: str = "") -> list[tuple[str, str]]:
    """The metrics and splits that the book has, without the axes.

    ``first`` comes first where another metric counts, then loss and accuracy.
    """
    pairs = {(one.metric, str(one.split)) for many in book.series.values() for one in many}
    place = {metric: number for number, metric in enumerate((first, *FIRST_METRICS))}
    order = list(Split)
    return sorted(
        ((metric, split) for metric, split in pairs if metric not in COUNTS),
        key=lambda pair: (place.get(pair[0], len(place)), pair[0], order.index(Split(pair[1]))),
    )


def unasked_of(book: LogBook, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first of ``pairs``, and what was set and changes on a run's way, such as its rate."""
    changing = [pair for pair in pairs[1:] if pair[0] in SETTINGS and _changes(book, *pair)]
    return [*pairs[:1], *sorted(changing, reverse=True)]


def _changes(book: LogBook, metric: str, split: str) -> bool:
    """Whether the metric takes more than one value within any run."""
    return any(len(np.unique(points.value)) > 1 for _, points in book.each(metric, split))


def _parted(name: str) -> tuple[str, Split]:
    metric, _, split = name.rpartition(".")
    return metric, Split(split)
