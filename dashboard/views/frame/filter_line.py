"""The line that says on every page that runs are filtered, and undoes it."""

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.state import kept_runs


def draw(texts: Catalogue, shown: int, runs: int) -> None:
    """Draw the line where fewer runs are shown than there are."""
    if shown >= runs:
        return
    with st.container(key="filter-row", horizontal=True, vertical_alignment="center"):
        said = texts.say("filter-on", shown=shown, runs=runs)
        st.html(f'<p class="meta" role="status">{html(said)}</p>', width="content")
        st.button(
            texts.say("filter-undo"), key="filter-undo", type="tertiary", on_click=kept_runs.release
        )
