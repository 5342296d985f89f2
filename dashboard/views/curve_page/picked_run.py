"""The run that was picked in the figure: its card, and its findings, each a button that zooms."""

from functools import partial

import streamlit as st

from dashboard.charts.data.extent import Extent
from dashboard.charts.style import palette
from dashboard.charts.style.palette import Palette
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.state import figure_focus
from dashboard.views.state.page import Screen
from dashboard.views.widgets import card, finding_buttons, metric_choice
from dashboard.views.widgets.finding_buttons import Place

MOST_FINDINGS = 8
"""Buttons of one run, the strongest findings; its own page tells them all."""


@kept_part("picked-run")
def draw(screen: Screen, run_id: str, unit: str, place: Place, chosen: Palette) -> None:
    """Draw the card of the run ``run_id`` and beside it what was found on its curves."""
    diagnosis = screen.logs.report.by_id.get(run_id)
    if diagnosis is None:
        return
    own, found = st.columns([5, 6], gap="medium")
    with own, st.container(key="card-picked", gap=None):
        strokes = palette.assign(screen.logs.report.runs, chosen, screen.theme)
        titles = screen.words.run_titles(screen.logs.book.runs)
        st.html(card.card(screen, titles[run_id], diagnosis, strokes[run_id].color))
        with st.container(horizontal=True, vertical_alignment="center"):
            card.link(screen, run_id)
            st.button(
                screen.say("unpick-run"),
                key="unpick-run",
                type="tertiary",
                on_click=figure_focus.pick,
                args=(screen.logs.name, None),
            )
    with found:
        _findings(screen, diagnosis, unit, place)


def _findings(screen: Screen, diagnosis: RunDiagnosis, unit: str, place: Place) -> None:
    st.html(f'<h2 class="section">{html(screen.say("zoom-to-finding"))}</h2>')
    by_strength = sorted(diagnosis.symptoms, key=lambda one: one.strength, reverse=True)
    strongest = sorted(by_strength[:MOST_FINDINGS], key=diagnosis.number)
    look = partial(_look, screen.logs.name, unit)
    finding_buttons.draw(screen, diagnosis, strongest, place, look)


def _look(log_set: str, unit: str, symptom: Symptom, stretch: Extent) -> None:
    """Zoom to the stretch of a finding, on the metric it was found on where one is drawn alone."""
    figure_focus.zoom(log_set, unit, stretch.low, stretch.high)
    metric_choice.bring_to_front(log_set, f"{symptom.metric}.{symptom.split}")
