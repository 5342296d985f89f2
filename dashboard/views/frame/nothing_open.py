"""What every page shows where no curve could be read: why, and what to do next."""

import streamlit as st

from dashboard.report import opening
from dashboard.text.escape import html
from dashboard.views.frame import receipt, study_list
from dashboard.views.state.log_set import SAMPLES
from dashboard.views.state.page import Screen


def draw(screen: Screen) -> None:
    """Draw the sentence, the losses of each file, and buttons that open a set with curves."""
    grounds = " · ".join(opening.grounds(screen.logs.report, screen.words))
    st.html(
        f'<h1 class="verdict">{html(screen.words.say("nothing-loaded"))}</h1>'
        f'<p class="meta">{html(grounds)}</p>'
    )
    receipt.draw_losses(screen)
    samples = [name for name in screen.logs.offer.names() if name in SAMPLES]
    sentence = screen.say("nothing-next", samples=len(samples))
    st.html(f'<p class="lead next">{html(sentence)}</p>')
    study_list.draw(screen.texts, samples)
