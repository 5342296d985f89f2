"""The bundled studies by lesson, each described, with a button that opens it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.state import opening
from dashboard.views.state.log_set import GROUP_OF, SAMPLES, code_of

IN_A_ROW = 4
"""Studies beside each other; on a phone they stand below each other."""


def draw(texts: Catalogue, names: Sequence[str] = SAMPLES, place: str = "") -> None:
    """Draw the studies called ``names``; ``place`` tells these buttons from others of the page."""
    ending = f"-{place}" if place else ""
    with st.container(key=f"samples{ending}"):
        for row in rows(names):
            for column, (name, heads) in zip(st.columns(IN_A_ROW), row, strict=False):
                with column:
                    _heading(texts, GROUP_OF[name], is_shown=heads)
                    _sample(texts, name, ending)


def rows(samples: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """The studies as they stand in rows, each with whether it is the first of its group.

    A group begins beside the last one where all of it still fits into the row.
    """
    found: list[list[tuple[str, bool]]] = [[]]
    for _, of_group in groupby(samples, key=GROUP_OF.__getitem__):
        names = list(of_group)
        if len(found[-1]) + len(names) > IN_A_ROW:
            found.append([])
        for i, name in enumerate(names):
            if len(found[-1]) == IN_A_ROW:
                found.append([])
            found[-1].append((name, i == 0))
    return [row for row in found if row]


def _heading(texts: Catalogue, group: str, *, is_shown: bool) -> None:
    """The name of a group above its first study; above the others as much space."""
    if group and is_shown:
        st.html(f'<h2 class="group">{html(texts.say(f"set-group-{code_of(group)}"))}</h2>')
    else:
        st.html('<div class="group">&nbsp;</div>')


def _sample(texts: Catalogue, name: str, ending: str) -> None:
    """A bundled study: its description, and the button that opens it."""
    code = code_of(name)
    st.html(f"<p>{html(texts.say(f'sample-{code}'))}</p>")
    st.button(
        texts.say(f"set-{code}"),
        key=f"sample-{code}{ending}",
        on_click=opening.choose,
        args=(name,),
        width="stretch",
    )
