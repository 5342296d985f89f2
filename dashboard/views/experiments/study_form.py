"""The choice of a study of the trainer."""

import streamlit as st

from dashboard.bundled import GROUPS
from dashboard.text.escape import html, plain
from dashboard.training import plan
from dashboard.training.offers import OfferedStudy, Offers
from dashboard.training.plan import Plan
from dashboard.views.experiments import study_title
from dashboard.views.state import address
from dashboard.views.state.page import Screen

NAME = "study"


def draw(screen: Screen, offers: Offers) -> Plan:
    """Draw the choice and what the study shows; return its plan."""
    names = sorted(offers.studies, key=lambda name: (_place(offers.studies[name]), name))
    held = address.recall(NAME, names, "digits" if "digits" in names else names[0])
    name = st.selectbox(
        screen.say("experiment-study"),
        names,
        names.index(held),
        key=NAME,
        format_func=lambda one: _title(screen, offers.studies[one]),
        width=420,
    )
    address.note(NAME, name, None)
    about = offers.studies[name].about
    said = about.get(screen.lang, about.get("en", ""))
    st.html(f'<p class="lead">{html(said)}</p>')
    return plan.of_study(offers, name)


def _place(study: OfferedStudy) -> int:
    """The groups as the bundled logs have them; a study of no known group comes last."""
    return GROUPS.index(study.group) if study.group in GROUPS else len(GROUPS)


def _title(screen: Screen, study: OfferedStudy) -> str:
    return plain(study_title.title_in_group(study.name, study.group, screen.texts))
