"""The palette that a person chose on the page *Curves*: every page draws the runs in it.

Streamlit forgets a control that a page does not draw; this is what the other pages ask.
"""

from typing import get_args

import streamlit as st

from dashboard.charts.style.palette import Palette

KEY = "chosen-palette"
CHOICE = "palette"
"""The control on the page *Curves*, and its name in the address."""

OFFERED: tuple[Palette, ...] = get_args(Palette)


def chosen() -> Palette:
    """The palette of every page; the accessible one where none was chosen."""
    asked = st.session_state.get(KEY) or st.query_params.get(CHOICE)
    return next((one for one in OFFERED if one == asked), OFFERED[0])


def note(palette: Palette) -> None:
    """Remember what was chosen."""
    st.session_state[KEY] = palette
