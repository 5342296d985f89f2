"""Asks the browser how wide its window is; :mod:`dashboard.views.state.window` says what for.

A component without anything to see tells it, and the page is drawn a second time only where the
window is narrower than the whole grid.
"""

from pathlib import Path

import streamlit as st

from dashboard.views.frame import at_rest
from dashboard.views.state import window

_ask = st.components.v2.component(
    "curva-window", js=at_rest.script(Path(__file__).with_suffix(".js"))
)


def draw() -> None:
    """Draw the component; what it tells is known when the page is drawn next."""
    known = window.told() or window.FULL
    _ask(
        key=window.KEY,
        data={"full": window.FULL, "known": known},
        on_width_change=lambda: None,
        height=1,
    )
