"""The table under the curves: every run with its numbers, to be found, sorted and marked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import streamlit as st

from dashboard.charts.data.line import SOLID
from dashboard.charts.style import palette
from dashboard.charts.style.palette import MOST_DISTINCT
from dashboard.charts.style.swatch import swatch
from dashboard.diagnosis.standings import Standings
from dashboard.model.run import Run
from dashboard.report import run_columns
from dashboard.report.run_columns import Column
from dashboard.report.run_order import run_order
from dashboard.text.escape import cell, html
from dashboard.text.run_names import own_name
from dashboard.views.curve_page import run_actions, run_measure, table_look
from dashboard.views.curve_page.number_table import written
from dashboard.views.curve_page.run_finder import Finding
from dashboard.views.curve_page.run_measure import Chart
from dashboard.views.curve_page.table_look import Look, Place
from dashboard.views.frame.part import kept_part
from dashboard.views.state import run_marks, window
from dashboard.views.state.page import Screen
from dashboard.views.state.run_marks import Marks
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.widgets.verdict_table import LAMP_COLOURS, MAX_ROWS_COLOURED

ROW_HEIGHT = 33
MAX_ROWS_SHOWN = 12
"""Rows on screen before the table scrolls."""

MARK_WIDTH = 58
"""px of the column with the run's line."""

NAME_COLOURS = {"light": "#000000", "dark": "#ffffff"}
"""Text of a name: Streamlit thins what stands in a column that stays in sight."""

GREYS = {"light": "#6b6a64", "dark": "#a3a199"}
"""Text of a run that is not drawn; the state column says so too."""


@dataclass(frozen=True, slots=True)
class ToTable:
    """What the table takes from the controls of the figure."""

    chart: Chart
    finding: Finding
    place: Place


@st.fragment
@kept_part("run-table")
def draw(screen: Screen, given: ToTable) -> None:
    """Draw the table with what marks its runs; marks redraw the page.

    The table compares by the metric of the chart, or by one of those of the textbook's figure, and
    has the runs that are found.
    """
    chart = given.chart
    marks = run_marks.recall(screen)
    with st.container(key=f"curves-table-{given.place}"):
        st.html(f'<h2 class="section">{html(screen.say("table-title"))}</h2>')
        if len(screen.logs.book.runs) < 2:
            _one_run(screen, chart, marks)
            return
        with st.container(key="run-finder"):
            first, second = st.columns([3, 2])
            with first:
                metric = run_measure.metric(screen, chart)
            with second:
                standings = run_measure.measured(screen, chart, metric)
        run_measure.complain(screen, metric)
        table = _table(screen, chart, marks, standings)
        order = run_order(standings, screen.logs.report)
        top = [one for one in marks.on_top if one in standings.run_ids]
        found = set(given.finding.ids)
        rest = [one for one in order if one in found and one not in top]
        look = table_look.controls(screen, table.columns)
        by = look.order
        column = next((one for one in table.columns if one.name == by.column), None)
        rest = table_look.ordered(rest, column, table.place, by)
        table = table.only(look)
        actions = st.container(key="run-actions", horizontal=True, vertical_alignment="center")
        chosen = [
            run_id
            for name, rows in (("top", top), ("rest", rest))
            if rows
            for run_id in _draw_rows(screen, marks, table, rows, name)
        ]
        with actions:
            run_actions.draw(screen, marks, chosen)


def _one_run(screen: Screen, chart: Chart, marks: Marks) -> None:
    """The row of the only run, which nobody has to look for."""
    metric = run_measure.metric(screen, chart)
    standings = run_measure.measured(screen, chart, metric)
    run_measure.complain(screen, metric)
    table = _table(screen, chart, marks, standings)
    actions = st.container(key="run-actions", horizontal=True, vertical_alignment="center")
    chosen = _draw_rows(screen, marks, table, list(standings.run_ids), "rest")
    with actions:
        run_actions.draw(screen, marks, chosen)


@dataclass(frozen=True, slots=True)
class _Table:
    """All columns of all runs, and the place of each run in them."""

    columns: list[Column]
    place: dict[str, int]
    wide: Collection[str] = ()  # the names of the columns that are asked to be

    def of(self, run_ids: Sequence[str]) -> list[Column]:
        """The columns with just these runs, in this order."""
        places = [self.place[one] for one in run_ids]
        return [one.of(places) for one in self.columns]

    def only(self, look: Look) -> "_Table":
        """The table with just the columns that are shown."""
        columns = [one for one in self.columns if one.name in look.names]
        return _Table(columns, self.place, look.wide)


def _table(screen: Screen, chart: Chart, marks: Marks, standings: Standings) -> _Table:
    """All columns; what no tick changes is kept."""
    runs = screen.logs.book.runs
    key = (
        *("columns", screen.lang, screen.theme, chart.palette, marks.names, marks.baseline),
        *(standings.metric, standings.split, standings.target),
        window.is_phone(screen.window),
    )
    columns = memo_of(screen.logs.book).get(key, lambda: _columns(screen, chart, marks, standings))
    states = tuple(_state(screen, marks, run.run_id) for run in runs)
    if any(states):
        columns = [*columns[:2], Column("state", screen.say("table-state"), states), *columns[2:]]
    return _Table(columns, {run.run_id: place for place, run in enumerate(runs)})


def _columns(screen: Screen, chart: Chart, marks: Marks, standings: Standings) -> list[Column]:
    words, runs = screen.words, screen.logs.book.runs
    is_phone = window.is_phone(screen.window)  # where whole names would leave no room for numbers
    titles = words.run_rows(runs) if is_phone else words.run_titles(runs)
    columns = [
        Column("mark", screen.say("table-mark"), _swatches(screen, chart, runs)),
        Column("name", screen.say("run"), tuple(cell(titles[run.run_id]) for run in runs)),
    ]
    if words.names.keys() & {run.run_id for run in runs}:
        own = tuple(cell(own_name(run)) for run in runs)
        columns.append(Column("log-name", screen.say("table-log-name"), own))
    columns += run_columns.setting_columns(runs, words)
    columns += run_columns.number_columns(standings, words, marks.baseline)
    return columns + run_columns.lamp_columns(runs, screen.logs.report, words)


def _swatches(screen: Screen, chart: Chart, runs: Sequence[Run]) -> tuple[str, ...]:
    """Every run's line as the chart draws it; in a crowd the dashes go there too."""
    strokes = palette.assign(screen.logs.report.runs, chart.palette, screen.theme)
    is_crowd = len(runs) > MOST_DISTINCT
    return tuple(swatch(strokes[run.run_id], SOLID if is_crowd else None) for run in runs)


def _state(screen: Screen, marks: Marks, run_id: str) -> str:
    said = (
        ("table-baseline", run_id == marks.baseline),
        ("table-pinned", run_id in marks.pinned),
        ("table-hidden", run_id in marks.hidden),
    )
    return ", ".join(screen.say(message) for message, is_so in said if is_so)


def _draw_rows(
    screen: Screen, marks: Marks, table: _Table, rows: Sequence[str], name: str
) -> list[str]:
    """Draw some of the runs; return those that are ticked.

    What is ticked is known by its row, so that other rows make another table, with none ticked.
    """
    columns = table.of(rows)
    is_crowd = len(rows) > MAX_ROWS_COLOURED
    digest = blake2b("\n".join(rows).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    event = st.dataframe(
        written(
            columns, _colours(screen, marks, columns, rows), bold=() if is_crowd else ("name",)
        ),
        hide_index=True,
        height=(min(len(rows), MAX_ROWS_SHOWN) + 1) * ROW_HEIGHT + 3,
        row_height=ROW_HEIGHT,
        column_config={one.name: _config(one, is_wide=one.name in table.wide) for one in columns},
        on_select="rerun",
        selection_mode="multi-row",
        key=f"run-table-{name}-{digest}",
        placeholder="",
        alt=screen.say("table-title" if name == "rest" else "table-pinned"),
    )
    return [rows[row] for row in event.selection.rows if row < len(rows)]


def _config(column: Column, *, is_wide: bool) -> Any:
    """How Streamlit shows a column."""
    title, told = column.title, column.help or None
    width = MARK_WIDTH if column.name == "mark" else table_look.width(column, is_wide=is_wide)
    if column.name == "mark":
        return st.column_config.ImageColumn(title, width=width, pinned=True)
    if column.numbers is not None:
        return st.column_config.NumberColumn(title, width=width, help=told, alignment="right")
    return st.column_config.TextColumn(title, width=width, help=told, pinned=column.name == "name")


def _colours(
    screen: Screen, marks: Marks, columns: Sequence[Column], rows: Sequence[str]
) -> dict[str, dict[int, str]]:
    """Lamps in the colour of their look, runs that are not drawn in grey.

    A crowd has none: a look has its sign or its word beside the colour.
    """
    if len(rows) > MAX_ROWS_COLOURED:
        return {}
    looks = LAMP_COLOURS[screen.theme]
    hidden = {row for row, run_id in enumerate(rows) if run_id in marks.hidden}
    grey = dict.fromkeys(hidden, GREYS[screen.theme])
    names = dict.fromkeys(range(len(rows)), NAME_COLOURS[screen.theme])
    return {
        one.name: {row: looks[look] for row, look in enumerate(one.tones) if look}
        | (names if one.name == "name" else {})
        | grey
        for one in columns
    }
