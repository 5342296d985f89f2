"""What only the browser can do for a meeting: remember a name, put the focus into a field.

A component without anything to see.  Escape leaves a field, so that the keys of the meeting act
again; a form that was opened gets the focus; each step begins at its top.
"""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from dashboard.views.frame.streamlit_parts import expand

KEY = "meeting-browser"
NAME = "name"

_browser = st.components.v2.component(
    "curva-meeting", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def told_name() -> str:
    """The name that this browser remembers; empty where it has told none yet."""
    kept = st.session_state.get(KEY)
    told = kept.get(NAME) if isinstance(kept, Mapping) else None
    return told if isinstance(told, str) else ""


def draw(*, name: str, step: str = "", form: str = "") -> None:
    """Draw the component.

    Args:
        name: to be remembered; empty for nothing.
        step: tells one step from the next: another begins at the top of the page.
        form: tells an open form from the next; empty where none is open.
    """
    _browser(
        key=KEY,
        data={
            "name": name,
            "step": step,
            "form": form,
            "field": expand(":--meeting-form textarea, :--meeting-ask input"),
            "main": expand(":--main"),
        },
        on_name_change=lambda: None,
        height=1,
    )
