"""Every run in one table: its lamps, its last and best value, what to change."""

from collections.abc import Sequence
from math import isfinite

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.diagnosis.standings import levels
from dashboard.diagnosis.verdict import LampName
from dashboard.model.curve import HELD_OUT
from dashboard.report.tone import SIGNS, Tone, tone
from dashboard.text.escape import cell, html
from dashboard.views.frame import opening_line
from dashboard.views.frame.part import kept_part
from dashboard.views.state import window
from dashboard.views.state.page import Screen, Theme
from dashboard.views.state.shared_memo import memo_of

ROW_HEIGHT = 35
MAX_ROWS_SHOWN = 14
"""Rows on screen before the table scrolls."""

CHARACTER_PX, EDGES_PX, MOST_ON_PHONE_PX = 7, 24, 200
"""Width of a character and of what is beside the words of a cell; of names on a phone at most."""

NARROW_PX = 5.6
"""Width of a character of a verdict, most of which are narrow ones and spaces."""

MAX_ROWS_COLOURED = 300
"""Rows whose lamps are coloured; styling costs a rule per cell, and the signs alone tell."""

LAMP_COLOURS: dict[Theme, dict[Tone, str]] = {
    "light": {
        Tone.OK: "#26774a",
        Tone.WARN: "#8a5800",
        Tone.BAD: "#c2352b",
        Tone.UNKNOWN: "#6b6a64",
    },
    "dark": {
        Tone.OK: "#5cc48a",
        Tone.WARN: "#d99a1c",
        Tone.BAD: "#f26d7d",
        Tone.UNKNOWN: "#a3a199",
    },
}
"""The lamps' colours for words: the style sheets do not reach the cells of a table.

On white they are darker than the dots of the cards, whose words are black: a word needs more
contrast than a dot (WCAG 2.2, 1.4.3 and 1.4.11).
"""


@kept_part("all-runs")
def draw(screen: Screen) -> None:
    """Draw the table, worst run first; choosing a row opens the run's page."""
    st.html(f'<h2 class="section">{html(screen.say("all-runs"))}</h2>')
    is_phone = window.is_phone(screen.window)
    order, table, ends = memo_of(screen.logs.report).of(
        f"verdict-table {is_phone}",
        (screen.logs.book, screen.words),
        lambda: _table(screen, is_brief=is_phone),
    )
    shown = min(len(table), MAX_ROWS_SHOWN)
    columns = {title: st.column_config.TextColumn(alignment="right") for title in ends}
    if is_phone:  # else the column stays as wide as the whole names of the first drawing were
        name = screen.say("run")
        wide = EDGES_PX + CHARACTER_PX * int(table[name].str.len().max())
        columns[name] = st.column_config.TextColumn(width=min(wide, MOST_ON_PHONE_PX))
    columns |= {
        lamp: st.column_config.TextColumn(width=width)
        for lamp, width in lamp_widths(table, [screen.words.lamp(one) for one in LampName]).items()
    }
    event = st.dataframe(
        table if len(table) > MAX_ROWS_COLOURED else _coloured(screen, table),
        hide_index=True,
        height=(shown + 1) * ROW_HEIGHT + 3,
        row_height=ROW_HEIGHT,
        column_config=columns,
        on_select="rerun",
        selection_mode="single-row",
        key="runs",
        alt=screen.say("all-runs"),
    )
    if event.selection.rows:
        chosen = order[event.selection.rows[0]]
        st.switch_page(screen.pages["diagnosis"], query_params=screen.query(run=chosen))


def _table(screen: Screen, *, is_brief: bool) -> tuple[list[str], pd.DataFrame, tuple[str, ...]]:
    """The ids of the runs in the order of the rows, the rows, the titles of the last values.

    Names are those of labels, which leave room for the verdicts; with ``is_brief``, on a phone,
    shorter ones.
    """
    order = opening_line.worst_first(screen)
    finals = final_values(screen)
    runs, words = screen.logs.book.runs, screen.words
    titles = words.run_rows(runs) if is_brief else words.run_labels(runs)
    rows = [_row(screen, run_id, titles[run_id], finals) for run_id in order]
    return order, pd.DataFrame(rows), tuple(finals)


def _row(
    screen: Screen, run_id: str, title: str, finals: dict[str, dict[str, str]]
) -> dict[str, str]:
    """One run: its settings, its lamps, its last values, the first advice."""
    words = screen.words
    diagnosis = screen.logs.report.by_id[run_id]
    row = {screen.say("run"): cell(title)}
    for name, lamp in diagnosis.lamps.items():
        row[words.lamp(name)] = f"{SIGNS[tone(lamp.state)]} {words.state(lamp)}"
    for column, values in finals.items():
        row[column] = values.get(run_id, "")
    advice = diagnosis.recommendations
    row[screen.say("advice")] = words.chip(advice[0]) if advice else screen.say("no-advice")
    return row


def lamp_widths(table: pd.DataFrame, lamps: Sequence[str]) -> dict[str, int]:
    """The px of the columns of ``lamps``, by all their verdicts, not those of the first rows."""
    longest = {lamp: max(len(lamp), int(table[lamp].str.len().max())) for lamp in lamps}
    return {lamp: round(EDGES_PX + NARROW_PX * most) for lamp, most in longest.items()}


def _coloured(screen: Screen, table: pd.DataFrame) -> Styler:
    """The table with its lamps in the colour of their sign."""
    colours = {SIGNS[look]: colour for look, colour in LAMP_COLOURS[screen.theme].items()}

    def style(entry: object) -> str:
        return f"color: {colours[str(entry)[0]]}"

    return table.style.map(style, subset=[screen.words.lamp(name) for name in LampName])


def final_values(screen: Screen) -> dict[str, dict[str, str]]:
    """How every run ended in held-out accuracy and loss, as text, by column title and run id.

    The end is the median of the last few values; of a run whose last one is no number, that.
    A column that no run has a value for is left out.
    """
    book = screen.logs.book
    columns: dict[str, dict[str, str]] = {}
    for metric, form in (("accuracy", screen.texts.percent), ("loss", screen.texts.number)):
        for split in HELD_OUT:
            ends = dict(zip(book.by_id, levels(book, metric, split).tolist(), strict=True))
            last = {
                run: form(ends[run] if isfinite(one.value[-1]) else float(one.value[-1]))
                for run, one in book.each(metric, split)
            }
            if last:
                columns[screen.words.metric_title(metric, split)] = last
                break
    return columns
