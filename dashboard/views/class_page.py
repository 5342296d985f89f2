"""The page *Class*: exercises, runs judged blind, a grid trained together, a figure."""

from functools import partial

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.classroom import PARTS, browser_memory, room_link
from dashboard.views.frame.part import kept_part
from dashboard.views.state.address import note, recall
from dashboard.views.state.page import Screen, View

PART = "part"
"""Key of the choice of a part, and its name in the address."""


def draw(screen: Screen) -> None:
    """Draw the page."""
    st.html(f'<h1 class="verdict">{html(screen.say("class-title"))}</h1>')
    first = next(iter(PARTS))
    asked = str(room_link.kind_asked() or first)
    chosen = st.segmented_control(
        screen.say("page-class"),
        tuple(PARTS),
        default=recall(PART, tuple(PARTS), asked),
        key=PART,
        format_func=partial(_title, screen),
        required=True,
        label_visibility="collapsed",
    )
    part = chosen or first
    note(PART, part, first)
    room_link.note(part)
    if room_link.is_lost():
        st.html(f'<p class="losses" role="status">{html(screen.say("class-gone"))}</p>')
    _part(screen, part)
    browser_memory.draw()


@kept_part("class")
def _part(screen: Screen, name: str) -> None:
    """The chosen part."""
    PARTS[name].draw(screen)


def _title(screen: Screen, name: str) -> str:
    return screen.say(f"class-part-{name}")


VIEW = View(name="class", order=5, draw=draw, needs_logs=False)
