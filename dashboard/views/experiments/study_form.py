"""The choice of a study of the trainer."""

import streamlit as st

from dashboard.text.escape import html
from dashboard.training import plan
from dashboard.training.offers import OfferedStudy, Offers
from dashboard.training.plan import Plan
from dashboard.views.state import address
from dashboard.views.state.page import Screen

NAME = "study"


def draw(screen: Screen, offers: Offers) -> Plan:
    """Draw the choice and what the study shows; return its plan."""
    names = sorted(offers.studies, key=lambda name: (offers.studies[name].group, name))
    address.recall(NAME, names, "digits" if "digits" in names else names[0])
    name = st.selectbox(
        screen.say("experiment-study"),
        names,
        key=NAME,
        format_func=lambda one: _title(offers.studies[one]),
        width=420,
    )
    address.note(NAME, name, None)
    about = offers.studies[name].about
    said = about.get(screen.lang, about.get("en", ""))
    st.html(f'<p class="lead">{html(said)}</p>')
    return plan.of_study(offers, name)


def _title(study: OfferedStudy) -> str:
    return f"{study.group} · {study.name}" if study.group else study.name
