"""The run that was picked in the figure: its card, and its findings, each a button that zooms."""

from collections.abc import Callable

import streamlit as st

from dashboard.charts import palette
from dashboard.charts.domain import Extent
from dashboard.charts.palette import Palette
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.text.escape import html, plain
from dashboard.views import card, focus, metric_choice, spans_said
from dashboard.views.view import Screen

MOST_FINDINGS = 8
"""Buttons of one run, the strongest findings; its own page tells them all."""

Place = Callable[[Symptom], Extent | None]
"""Where on the figure's axis a finding lies."""


def draw(screen: Screen, run_id: str, unit: str, place: Place, chosen: Palette) -> None:
    """Draw the card of the run ``run_id`` and beside it what was found on its curves."""
    diagnosis = screen.logs.report.by_id.get(run_id)
    if diagnosis is None:
        return
    own, found = st.columns([5, 6], gap="medium")
    with own, st.container(key="card-picked", gap=None):
        strokes = palette.assign(screen.logs.book.runs, chosen, screen.theme)
        titles = screen.words.run_titles(screen.logs.book.runs)
        st.html(card.card(screen, titles[run_id], diagnosis, strokes[run_id].color))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                screen.pages["diagnosis"],
                label=screen.say("open-run"),
                query_params=screen.query(run=run_id),
            )
            st.button(
                screen.say("unpick-run"),
                key="unpick-run",
                type="tertiary",
                on_click=focus.pick,
                args=(screen.logs.name, None),
            )
    with found:
        _findings(screen, diagnosis, unit, place)


def _findings(screen: Screen, diagnosis: RunDiagnosis, unit: str, place: Place) -> None:
    st.html(f'<h2 class="section">{html(screen.say("zoom-to-finding"))}</h2>')
    by_strength = sorted(diagnosis.symptoms, key=lambda one: one.strength, reverse=True)
    strongest = sorted(by_strength[:MOST_FINDINGS], key=lambda one: (one.from_x, one.to_x))
    if not strongest:
        st.html(f'<p class="meta">{html(screen.say("nothing-seen"))}</p>')
    with st.container(key="finding-buttons", gap="xxsmall"):
        for number, symptom in enumerate(strongest):
            stretch = place(symptom)
            st.button(
                plain(_label(screen, diagnosis.run_id, symptom)),
                key=f"finding-{number}",
                type="tertiary",
                help=plain(screen.words.symptom(symptom)),
                disabled=stretch is None,
                on_click=_look,
                args=(screen.logs.name, unit, stretch, f"{symptom.metric}.{symptom.split}"),
            )


def _label(screen: Screen, run_id: str, symptom: Symptom) -> str:
    """Where and what: epochs 12 to 20: loss rises."""
    knows_epochs = any(
        points.knows_epochs
        for one, points in screen.logs.book.each(symptom.metric, symptom.split)
        if one == run_id
    )
    where = spans_said.said(
        screen, "epoch" if knows_epochs else "step", symptom.from_x, symptom.to_x
    )
    what = screen.words.symptom_title(symptom)
    part = screen.words.metric_title(symptom.metric, symptom.split)
    return screen.say("finding-at", where=where, what=what, part=part)


def _look(log_set: str, unit: str, stretch: Extent, drawn: str) -> None:
    """Zoom to the stretch of a finding, on the metric it was found on where one is drawn alone."""
    focus.zoom(log_set, unit, stretch.low, stretch.high)
    metric_choice.bring_to_front(log_set, drawn)
