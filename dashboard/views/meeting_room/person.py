"""Who takes part: whoever signed in, else the name that is asked once.

The name is in no address.  The session holds it, and the browser remembers it for the next time.
"""

import streamlit as st

from dashboard.text.escape import html, plain
from dashboard.views.meeting_room import browser
from dashboard.views.serving import sign_in
from dashboard.views.state.page import Screen

NAME = "meeting-name"
"""Where the session keeps it."""

FIELD = "meeting-name-field"
LONGEST = 60


def name() -> str:
    """The name of this person; empty while it is unknown."""
    if is_signed_in():
        return sign_in.person()
    return str(st.session_state.get(NAME) or browser.told_name()[:LONGEST])


def is_signed_in() -> bool:
    """Whether the name is that of a sign-in, which nobody types."""
    return sign_in.is_signed_in()


def ask(screen: Screen) -> None:
    """Ask for the name, in a field that has the focus; Enter is enough."""
    st.html(f'<h1 class="verdict">{html(screen.say("meeting-who"))}</h1>')
    with st.container(key="meeting-ask", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            screen.say("meeting-name"),
            key=FIELD,
            max_chars=LONGEST,
            on_change=take,
            help=screen.say("meeting-name-help"),
        )
        st.button(screen.say("meeting-take-part"), key="meeting-take-part", on_click=take)


def take() -> None:
    """Keep the name in the field, if there is one."""
    told = plain(str(st.session_state.get(FIELD) or ""), LONGEST)
    if told:
        st.session_state[NAME] = told
