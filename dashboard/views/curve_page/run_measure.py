"""What the runs of the table are compared by: a metric, its held-out data, a target to reach."""

from dataclasses import dataclass
from math import isfinite

import streamlit as st

from dashboard.charts.axes.canvas import SHARES
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.style.palette import Palette
from dashboard.diagnosis.standings import Standings, measured_split, split_of, standings
from dashboard.model.curve import PERCENT_ABOVE
from dashboard.model.metrics import COUNTS, is_upward
from dashboard.model.run import XUnit
from dashboard.model.table import Split
from dashboard.text import numerals
from dashboard.text.escape import html, plain, shorten
from dashboard.views.state import address
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.widgets import choice

OF_THE_BOOK = ("accuracy", "loss")
"""The metrics of the textbook's figure, the one that people compare by first."""

LONGEST = 24
"""Characters of a target."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What the table takes from the figure over it."""

    metric: str  # "" for the textbook's figure, which has two
    split: Split | None
    palette: Palette


def metric(screen: Screen, chart: Chart) -> str:
    """The chart's metric; of the textbook's figure, which has two, draw the choice of one."""
    if chart.metric:
        options = [chart.metric]
    else:
        book = screen.logs.book
        first = screen.logs.report.first_metric
        known = (first, *OF_THE_BOOK) if first else OF_THE_BOOK
        options = [one for one in known if split_of(book, one) is not None]
        options = options or _first_of(screen)
    label = screen.say("table-by")
    return choice.one_of("by", label, options, lambda one: _title(screen, chart, one))


def _first_of(screen: Screen) -> list[str]:
    """The first metric that is not an axis, of a book with neither of the book's two."""
    counts = screen.logs.book.points_by_metric()
    return [one for one in sorted(counts) if one not in COUNTS][:1] or list(OF_THE_BOOK[:1])


def measured(screen: Screen, chart: Chart, name: str) -> Standings:
    """Draw the box for the target; return the measured runs.

    An empty box shows the target that is chosen by itself.
    """
    book = screen.logs.book
    unit = XUnit.EPOCH if usual(book) is XAxis.EPOCH else XUnit.STEP
    better_up = is_upward(name)
    split = _split(screen, chart, name)

    def measure(target: float | None) -> Standings:
        return memo_of(book).get(
            ("standings", name, split, target),
            lambda: standings(book, name, split, unit, is_upward=better_up, target=target),
        )

    automatic = measure(None)
    if better_up is None:
        return automatic
    key = _key(name)
    address.revive(key, "target")
    if key not in st.session_state:
        st.session_state[key] = _recalled(screen, name)
    usual_one = write(screen, name, automatic.target)
    typed = st.text_input(
        screen.say("table-target"),
        st.session_state[key],
        key=key,
        max_chars=LONGEST,
        placeholder=screen.say("table-target-usual", target=usual_one)
        if isfinite(automatic.target)
        else "",
    )
    address.keep(key)
    target = _read(screen, name, typed)
    address.note("target", None if target is None else f"{name}:{target!r}", None)
    return measure(target)


def complain(screen: Screen, name: str) -> None:
    """Say that what stands in the box for the target is no number."""
    typed = str(st.session_state.get(_key(name), "")).strip()
    if typed and _read(screen, name, typed) is None:
        said = screen.say("table-target-wrong", text=shorten(plain(typed)))
        st.html(f'<p class="losses">{html(said)}</p>')


def write(screen: Screen, name: str, value: float) -> str:
    """A value of a metric in few digits: a percentage for shares."""
    return screen.texts.percent(value) if name in SHARES else screen.texts.number(value)


def _title(screen: Screen, chart: Chart, name: str) -> str:
    return screen.words.metric_title(name, _split(screen, chart, name).value)


def _split(screen: Screen, chart: Chart, name: str) -> Split:
    """The held-out part of the chart if it shows one, else the one that most runs log."""
    return measured_split(screen.logs.book, name, chart.split)


def _key(name: str) -> str:
    return f"target-{name}"


def _recalled(screen: Screen, name: str) -> str:
    """The target that the address names for this metric, as a person would write it."""
    asked, _, text = st.query_params.get("target", "").rpartition(":")
    value = numerals.read(text, "en") if asked == name else None
    if value is None:
        return ""
    if name in SHARES:
        return numerals.percent(value, screen.lang, 2)
    return numerals.number(value, screen.lang, 6)


def _read(screen: Screen, name: str, text: str) -> float | None:
    value = numerals.read(text, screen.lang)
    if value is not None and name in SHARES and value > PERCENT_ABOVE:
        return value / 100
    return value
