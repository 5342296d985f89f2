"""The lesson: gradient descent that one steps, drags and runs, and what is said of its log."""

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.lessons import LESSONS, address
from dashboard.views.state.address import note, recall
from dashboard.views.state.page import Screen, View

LESSON = "lesson"
"""Key of the choice of a lesson, and its name in the address."""


def draw(screen: Screen) -> None:
    """Draw the page."""
    first = next(iter(LESSONS))
    held = recall(LESSON, tuple(LESSONS), first)
    title = screen.say(f"lesson-title-{held or first}")
    st.html(f'<h1 class="verdict">{html(title)}</h1>')
    chosen = st.segmented_control(
        screen.say("page-lesson"),
        tuple(LESSONS),
        default=held,
        key=LESSON,
        format_func=lambda name: screen.say(f"lesson-{name}"),
        required=True,
        label_visibility="collapsed",
        on_change=_change,
    )
    note(LESSON, chosen, first)
    _played(screen, chosen or first)


def _change() -> None:
    """Another lesson begins as it is: what was played of the last one leaves the address."""
    for lesson in LESSONS.values():
        address.forget(lesson.READERS)


@st.fragment
@kept_part("lesson")
def _played(screen: Screen, name: str) -> None:
    """The player and what is said of its play, drawn anew by itself when the play comes to rest."""
    LESSONS[name].draw(screen)


VIEW = View(name="lesson", order=4, draw=draw, needs_logs=False)
