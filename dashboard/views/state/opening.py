"""Whether the dialog to open logs is on the screen: it stays when the page is drawn anew."""

import streamlit as st

from dashboard.views.state.log_set import SET

_OPEN = "opening_logs"


def begin() -> None:
    """Show the dialog from now on; for the callback of a button."""
    st.session_state[_OPEN] = True


def is_on() -> bool:
    """Whether it is shown."""
    return bool(st.session_state.get(_OPEN))


def end() -> None:
    """Show it no longer."""
    st.session_state[_OPEN] = False


def choose(name: str) -> None:
    """Open the set called ``name``, as the choice at the top does, and show the dialog no longer.

    For the callback of a button: the choice is drawn before any page.
    """
    st.session_state[SET] = name
    end()
