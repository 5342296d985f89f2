"""The runs behind a cell, a point or a line that was clicked on: each with its value and a link."""

import math
from collections.abc import Sequence

import streamlit as st

from dashboard.charts.data.outcomes import Outcomes
from dashboard.text.escape import html, markdown
from dashboard.views.state import figure_focus
from dashboard.views.state.page import Screen

KEY = "opened-runs"
"""Key of the session's state: the log set, the figure, the ids of the runs."""

MOST = 12
"""Runs that are listed, the best first."""


def open_runs(log_set: str, figure: str, run_ids: Sequence[str]) -> None:
    """Show these runs under the figure; a single one is the picked one on the Curves page too."""
    st.session_state[KEY] = (log_set, figure, *run_ids) if run_ids else ()
    if len(run_ids) == 1:
        figure_focus.pick(log_set, run_ids[0])


def draw(screen: Screen, figure: str, outcomes: Outcomes) -> None:
    """Draw the runs that were opened in this figure, if some were."""
    chosen: tuple[str, ...] = st.session_state.get(KEY, ())
    known = screen.logs.book.by_id
    if chosen[:2] != (screen.logs.name, figure):
        return
    ids = [one for one in chosen[2:] if one in known]
    if not ids:
        return
    found = {one.run.run_id: one.value for one in outcomes.many}
    ranked = sorted(ids, key=lambda one: outcomes.rank(found.get(one, math.nan)), reverse=True)
    titles = screen.words.run_titles(screen.logs.book.runs)
    with st.container(key="opened-runs", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            said = screen.say("opened-runs", runs=len(ids))
            st.html(f'<h2 class="section">{html(said)}</h2>', width="content")
            st.button(
                screen.say("opened-close"),
                key="opened-close",
                type="tertiary",
                on_click=open_runs,
                args=(screen.logs.name, figure, ()),
            )
        for one in ranked[:MOST]:
            end = outcomes.said(found.get(one, math.nan), screen.words)
            st.page_link(
                screen.pages["diagnosis"],
                label=markdown(f"{titles[one]} — {end}"),
                query_params=screen.query(run=one),
            )
        if len(ids) > MOST:
            more = screen.say("opened-more", runs=len(ids) - MOST)
            st.html(f'<p class="meta">{html(more)}</p>')
