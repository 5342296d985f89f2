"""The line on a run that the address names and the open logs do not have."""

import streamlit as st

from dashboard.text.escape import html, plain, shorten
from dashboard.views.state.page import Screen

NAME = "run"
"""Of the run in the address."""

PAGE = "diagnosis"
"""The page that shows one run."""


def draw(screen: Screen, page: str) -> None:
    """Draw the line on the page of one run, where another than the one asked for is shown."""
    asked = st.query_params.get(NAME)
    runs = screen.logs.book.by_id
    if page != PAGE or not asked or not runs or asked in runs:
        return
    said = screen.say("unknown-run", run=shorten(plain(asked)))
    st.html(f'<p class="losses" role="status">{html(said)}</p>')
