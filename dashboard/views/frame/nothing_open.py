"""What every page shows where no curve could be read: why, and what to do next."""

import streamlit as st

from dashboard.report import opening
from dashboard.text.escape import html
from dashboard.views.frame import receipt
from dashboard.views.frame.drop_zone import SET
from dashboard.views.state.log_set import SAMPLES
from dashboard.views.state.page import Screen


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
    if not samples:
        return
    with st.container(key="samples"):
        for column, name in zip(st.columns(len(samples)), samples, strict=True):
            with column:
                _sample(screen, name)


def _sample(screen: Screen, name: str) -> None:
    """A bundled study: its description, and the button that opens it."""
    code = name.replace("_", "-")
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
