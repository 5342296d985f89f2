"""The line that says what this program is, and which book it follows, above a bundled study."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.state.log_set import SAMPLES, SET, code_of, title_of

BOOK = ("Deep Learning Book", "https://www.deeplearningbook.com.br/")
"""The textbook: its title, and where it is read."""

SHOWN = "introduced"
"""Key of the study that a first visit showed; ``None`` where the address asked for one."""


def arrive(default: str) -> None:
    """Remember whether this visit began with a set that its address asked for, or with the default.

    Called before the set's name is written into the address.
    """
    st.session_state.setdefault(SHOWN, None if SET in st.query_params else default)


def beside(texts: Catalogue, name: str) -> DeltaGenerator:
    """Draw it while the study that a first visit shows is open; return the place beside it.

    The place is for the drop zone, so that both together take one row of the first screen.
    """
    if name not in SAMPLES or name != st.session_state[SHOWN]:
        return st.container()
    told, place = st.columns([5, 6], vertical_alignment="center", gap="medium")
    with told:
        _draw(texts, name)
    return place


def _draw(texts: Catalogue, name: str) -> None:
    title, address = BOOK
    mark = "{book}"
    told = html(texts.say("introduction", book=mark))
    told = told.replace(html(mark), f'<a href="{address}" target="_blank">{html(title)}</a>')
    example = texts.say(
        "introduction-example",
        title=title_of(name, texts),
        what=texts.say(f"sample-{code_of(name)}"),
    )
    st.html(f'<p class="introduction">{told} <span class="example">{html(example)}</span></p>')
