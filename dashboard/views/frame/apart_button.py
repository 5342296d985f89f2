"""The switch that separates runs which were compared on an assumption, with its explanation.

Runs whose names differ by more than their settings are compared by default. A person who knows
better separates them here, for the open set and as long as it is open.
"""

import streamlit as st

from dashboard.diagnosis.report import Report
from dashboard.text.escape import html
from dashboard.text.sentences import Sentences
from dashboard.views.state import address

NAME = "apart"
"""Key of the switch and its name in the address."""

OF = "apart_set"
"""The set that the switch belongs to."""


def is_wanted(name: str) -> bool:
    """Whether the runs of the set called ``name`` are to be separated by their names.

    Called before the set is opened; the address decides for the first set of a session.
    """
    if st.session_state.get(OF) != name:
        is_asked = OF not in st.session_state and st.query_params.get(NAME) == "on"
        st.session_state[OF] = name
        st.session_state[NAME] = is_asked
    return bool(st.session_state.get(NAME, False))


def draw(report: Report, words: Sentences) -> None:
    """Draw the switch where something was assumed, or where the runs are separated."""
    assumed = [one for one in report.comparisons if one.code == "assumed-family"]
    if not assumed and not report.apart:
        address.note(NAME, "off", "off")
        return
    with st.container(key="apart-row", horizontal=True, vertical_alignment="center"):
        is_on = st.toggle(
            words.say("apart-switch"),
            st.session_state.get(NAME, False),
            key=NAME,
            help=words.say("apart-switch-help"),
            width="content",
        )
        sentence = words.comparison(assumed[0]) if assumed else words.say("apart-on")
        st.html(f'<p class="meta">{html(sentence)}</p>', width="stretch")
    address.note(NAME, "on" if is_on else "off", "off")
