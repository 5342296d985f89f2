"""The numbers of a figure as a table: the button beside it, and what it opens.

Whoever cannot see a figure, or wants its values, reads the same points in a table.  From the figure
itself the key Enter leads there (``frame/page_keys.js``).  The table is made when it is asked for.
"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.report.figures.vocabulary import Vocabulary, in_words
from dashboard.text.escape import cell, html
from dashboard.views.state.page import Screen

MOST = 20_000
"""Rows that are shown; the file holds all."""

HEIGHT_PX = 420

Rows = Callable[[Vocabulary], pd.DataFrame]


def draw(screen: Screen, name: str, title: str, rows: Rows) -> None:
    """Draw the button of the figure called ``name`` in files, with the ``rows`` of its table."""
    is_asked = st.button(
        screen.say("numbers"),
        key=f"numbers-{name}",
        type="tertiary",
        icon=":material/table_chart:",
    )
    if is_asked:
        opened = st.dialog(screen.say("numbers-title"), width="large")
        opened(_table)(screen, title, rows)


def _table(screen: Screen, title: str, rows: Rows) -> None:
    table = rows(in_words(screen.words))
    shown = table.head(MOST).copy()
    for column in shown.select_dtypes(exclude="number").columns:
        shown[column] = [cell(str(text)) for text in shown[column]]
    said = "numbers-all" if len(shown) == len(table) else "numbers-cut"
    count = screen.say(said, rows=len(table), shown=len(shown))
    st.html(f'<p class="meta">{html(title)} · {html(count)}</p>')
    st.dataframe(shown, hide_index=True, height=HEIGHT_PX, alt=title)
