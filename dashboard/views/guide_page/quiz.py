"""The lesson's question: what chooses the weights that are tried next?"""

import streamlit as st

from dashboard.text.escape import html, markdown
from dashboard.text.pointed import pointed
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen

ANSWERS = ("loss", "gradient", "rate")
RIGHT = "gradient"


@st.fragment
@kept_part("quiz")
def draw(screen: Screen) -> None:
    """Draw the question, its answers, and what is to be said of the one that is chosen."""
    st.html(f'<h3 class="quiz">{html(screen.say("idea-quiz"))}</h3>')
    chosen = st.radio(
        screen.say("idea-quiz"),
        ANSWERS,
        index=None,
        key="guide-quiz",
        format_func=lambda answer: markdown(screen.say(f"idea-quiz-{answer}")),
        label_visibility="collapsed",
    )
    if chosen is None:
        return
    look = "ok" if chosen == RIGHT else "warn"
    said = "idea-quiz-right" if chosen == RIGHT else f"idea-quiz-wrong-{chosen}"
    sign = "●" if chosen == RIGHT else "▲"
    st.html(
        f'<p class="quiz-answer {look}" role="status"><span class="dot" aria-hidden="true">{sign}'
        f"</span>{pointed(screen.say(said), screen.texts)}</p>"
    )
