"""The lesson: gradient descent that one steps, drags and runs, and what the dashboard says of it."""

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.lessons import one_weight
from dashboard.views.state.page import Screen, View


def draw(screen: Screen) -> None:
    """Draw the page."""
    st.html(
        f'<h1 class="verdict">{html(screen.say("lesson-title"))}</h1>'
        f'<p class="lead">{html(screen.say("lesson-lead"))}</p>'
    )
    _played(screen)


@st.fragment
def _played(screen: Screen) -> None:
    """The player and what is said of its play, drawn anew by itself when the play comes to rest."""
    one_weight.draw(screen)


VIEW = View(name="lesson", order=4, draw=draw, needs_logs=False)
