"""The line that says what this program is, and which book it follows, above a bundled study."""

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.state.log_set import SAMPLES, code_of, title_of

BOOK = ("Deep Learning Book", "https://www.deeplearningbook.com.br/")
"""The textbook: its title, and where it is read."""


def draw(texts: Catalogue, name: str) -> None:
    """Draw it where the open set, called ``name``, is a bundled study."""
    if name not in SAMPLES:
        return
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
