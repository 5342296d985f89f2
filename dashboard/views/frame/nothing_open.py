"""What every page shows where no curve could be read: why, and what to do next."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from dashboard.report import opening
from dashboard.text.escape import html
from dashboard.views.frame import receipt
from dashboard.views.frame.drop_zone import SET
from dashboard.views.state.log_set import GROUP_OF, SAMPLES, code_of
from dashboard.views.state.page import Screen

IN_A_ROW = 4
"""Studies beside each other; on a phone they stand below each other."""


def draw(screen: Screen) -> None:
    """Draw the sentence, the losses of each file, and buttons that open a set with curves."""
    grounds = " · ".join(opening.grounds(screen.logs.report, screen.words))
    st.html(
        f'<h1 class="verdict">{html(screen.words.say("nothing-loaded"))}</h1>'
        f'<p class="meta">{html(grounds)}</p>'
    )
    receipt.draw_losses(screen)
    samples = [name for name in screen.logs.offer.names() if name in SAMPLES]
    sentence = screen.say("nothing-next", samples=len(samples))
    st.html(f'<p class="lead next">{html(sentence)}</p>')
    with st.container(key="samples"):
        for row in rows(samples):
            for column, (name, heads) in zip(st.columns(IN_A_ROW), row, strict=False):
                with column:
                    _heading(screen, GROUP_OF[name], is_shown=heads)
                    _sample(screen, name)


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


def _heading(screen: Screen, group: str, *, is_shown: bool) -> None:
    """The name of a group above its first study; above the others as much space."""
    if group and is_shown:
        st.html(f'<h2 class="group">{html(screen.say(f"set-group-{code_of(group)}"))}</h2>')
    else:
        st.html('<div class="group">&nbsp;</div>')


def _sample(screen: Screen, name: str) -> None:
    """A bundled study: its description, and the button that opens it."""
    code = code_of(name)
    st.html(f"<p>{html(screen.say(f'sample-{code}'))}</p>")
    st.button(
        screen.say(f"set-{code}"),
        key=f"sample-{code}",
        on_click=_open,
        args=(name,),
        width="stretch",
    )


def _open(name: str) -> None:
    """Choose the set, as the select box at the top does."""
    st.session_state[SET] = name
