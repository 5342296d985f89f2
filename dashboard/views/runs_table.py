"""Every run in one table: its lamps, its last and best value, what to change."""

import pandas as pd
import streamlit as st

from dashboard.diagnosis.verdict import LampName, RunDiagnosis
from dashboard.logs.run import Run
from dashboard.report.tone import SIGNS, tone
from dashboard.text.escape import html
from dashboard.views import verdict
from dashboard.views.view import Screen

ROW_HEIGHT = 35
MAX_ROWS_SHOWN = 14
"""Rows on screen before the table scrolls."""


def draw(screen: Screen) -> None:
    """Draw the table, worst run first; choosing a row opens the run's page."""
    st.html(f'<h2 class="section">{html(screen.say("all-runs"))}</h2>')
    order = verdict.worst_first(screen)
    finals = final_values(screen)
    rows = [
        _row(screen, screen.logs.book.by_id[run_id], screen.logs.report.by_id[run_id])
        for run_id in order
    ]
    table = pd.DataFrame(rows)
    for metric in finals:
        table.insert(len(table.columns) - 1, metric, [finals[metric].get(one) for one in order])
    shown = min(len(table), MAX_ROWS_SHOWN)
    event = st.dataframe(
        table,
        hide_index=True,
        height=(shown + 1) * ROW_HEIGHT + 3,
        row_height=ROW_HEIGHT,
        on_select="rerun",
        selection_mode="single-row",
        key="runs",
        alt=screen.say("all-runs"),
    )
    if event.selection.rows:
        chosen = order[event.selection.rows[0]]
        st.switch_page(screen.pages["diagnosis"], query_params=screen.query(run=chosen))


def _row(screen: Screen, run: Run, diagnosis: RunDiagnosis) -> dict[str, str]:
    words = screen.words
    lamps = {
        words.lamp(name): f"{SIGNS[tone(lamp.state)]} {words.state(lamp)}"
        for name, lamp in ((name, diagnosis.lamps[name]) for name in LampName)
    }
    advice = diagnosis.recommendations
    return (
        {screen.say("run"): words.run_title(run)}
        | lamps
        | {screen.say("advice"): words.chip(advice[0]) if advice else screen.say("no-advice")}
    )


def final_values(screen: Screen) -> dict[str, dict[str, str]]:
    """The last held-out loss and accuracy of every run as text, by column title and run id.

    A column that no run has a value for is left out.
    """
    scalars = screen.logs.book.scalars
    columns: dict[str, dict[str, str]] = {}
    for metric, form in (("accuracy", screen.texts.percent), ("loss", screen.texts.number)):
        for split in ("val", "test"):
            rows = scalars[(scalars["metric"] == metric) & (scalars["split"] == split)]
            if rows.empty:
                continue
            last = rows.groupby("run_id", observed=True)["value"].last()
            title = screen.words.metric_title(metric, split)
            columns[title] = {str(run): form(value) for run, value in last.items()}
            break
    return columns
