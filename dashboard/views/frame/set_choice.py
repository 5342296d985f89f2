"""The small choice of the open log set in the top row."""

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.views.state import address, asked_set
from dashboard.views.state.log_set import SET, title_of


def draw(texts: Catalogue, names: list[str]) -> str:
    """Draw the choice among ``names``; return the chosen name, or one that is not there.

    Of a set that is asked for and not there nothing is chosen, until a person does.
    """
    asked = asked_set.wanted()
    if asked and asked not in names:
        place = st.session_state[SET] = None
    else:
        place = names.index(address.recall(SET, names, asked or names[0]))
        address.reword(SET, [title_of(name, texts) for name in names])
    chosen = st.selectbox(
        texts.say("log-set"),
        names,
        index=place,
        key=SET,
        format_func=lambda name: title_of(name, texts),
        placeholder=texts.say("log-set-missing"),
        label_visibility="collapsed",
        width=300,
    )
    if chosen is None:
        return asked
    asked_set.note(chosen)
    return chosen
