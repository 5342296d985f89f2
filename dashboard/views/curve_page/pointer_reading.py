"""Reading a figure at the pointer: the nearest run first, in a fixed corner, on all panels at once.

The page draws over the figure, not in it: to move a pointer draws nothing anew and asks the server
nothing.  Who cannot point reads the same numbers in the table.
"""

from pathlib import Path

import streamlit as st

from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.state.drawn_figures import DrawnFigure
from dashboard.views.state.page import Screen

MOST_READ = 6
"""Runs that are told, the nearest first; of the others how many they are."""

_over = st.components.v2.component(
    "curva-pointer-reading", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def draw(screen: Screen, figure: DrawnFigure, key: str) -> None:
    """Draw what reads the ``figure``, which stands in the room of the page."""
    _over(
        key=key,
        data={
            "figure": expand(":--curves-figure"),
            "chart": expand(":--chart"),
            "lang": screen.lang,
            "most": MOST_READ,
            "more": screen.say("reading-more", count="\0"),
            "panels": figure.reading or "[]",  # JSON already: it is long
        },
        height=1,
    )
