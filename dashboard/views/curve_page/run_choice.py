"""Which runs the figure shows: a list to choose from, remembered in the address."""

import streamlit as st

from dashboard.views.state import address, run_links
from dashboard.views.state.page import Screen

NAME = "runs"
"""Of the choice in the address."""

MOST_LISTED = 12
"""Runs that are listed by name when all are drawn; of more, none named means all."""


def draw(screen: Screen) -> tuple[str, ...]:
    """Draw the list; return the ids of the chosen runs, all where none is chosen.

    Of a single run there is nothing to choose, and no list.
    """
    if len(screen.logs.book.runs) == 1:
        address.note(NAME, "", "")
        return (screen.logs.book.runs[0].run_id,)
    labels = screen.words.run_titles(screen.logs.book.runs)
    everyone = list(labels)
    key = f"{NAME}-{screen.logs.name}"
    address.revive(key, NAME)
    address.reword(key, list(labels.values()))
    _welcome(key, everyone)
    if not set(st.session_state.get(key, ())) <= set(everyone) or key not in st.session_state:
        asked = run_links.read(st.query_params.get(NAME, ""), everyone)
        unasked = everyone if len(everyone) <= MOST_LISTED else []
        st.session_state[key] = asked or unasked
    chosen = st.multiselect(
        screen.say("curves-runs"),
        everyone,
        st.session_state[key],
        key=key,
        format_func=labels.__getitem__,
        placeholder=screen.say("curves-all-runs", runs=len(everyone)),
    )
    address.keep(key)
    address.note(NAME, run_links.write(chosen, everyone), "")
    return tuple(chosen or everyone)


def _welcome(key: str, everyone: list[str]) -> None:
    """Where all runs were drawn, draw those too that a followed folder has got since."""
    before = st.session_state.get(f"{key}-known")
    st.session_state[f"{key}-known"] = tuple(everyone)
    chosen = st.session_state.get(key)
    if before is None or not chosen or before == tuple(everyone):
        return
    if set(before) < set(everyone) and set(chosen) == set(before):
        st.session_state[key] = everyone if len(everyone) <= MOST_LISTED else []
