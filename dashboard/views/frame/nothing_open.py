"""What every page shows where no curve could be read: why, and what to do next."""

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
        for group, names in groupby(samples, key=GROUP_OF.__getitem__):
            if group:
                title = screen.say(f"set-group-{code_of(group)}")
                st.html(f'<h2 class="group">{html(title)}</h2>')
            _row(screen, list(names))


def _row(screen: Screen, names: list[str]) -> None:
    """The studies of a group side by side, every one as wide as those of the other groups."""
    for first in range(0, len(names), IN_A_ROW):
        row = names[first : first + IN_A_ROW]
        for column, name in zip(st.columns(IN_A_ROW), row, strict=False):
            with column:
                _sample(screen, name)


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
