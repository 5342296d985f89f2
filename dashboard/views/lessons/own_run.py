"""Put my run here: where a loaded run stands on the lesson's scale, if that can be estimated."""

import numpy as np
import streamlit as st

from dashboard.descent.estimate import Estimate, Reason, Side, estimate
from dashboard.diagnosis.features.one_factor import WEIGHT
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Split
from dashboard.text.escape import html
from dashboard.views.state.address import note, recall
from dashboard.views.state.page import Screen

CHOSEN = "lesson-run"
"""Key of the choice of a run, and its name in the address."""


def draw(screen: Screen) -> None:
    """Draw the choice of a run and the sentence on it."""
    book = screen.logs.book
    if not book.runs:
        return
    st.html(f'<h2 class="section">{html(screen.say("lesson-own"))}</h2>')
    runs = {run.run_id: run for run in book.runs}
    titles = screen.words.run_titles(book.runs)
    held = recall(CHOSEN, tuple(runs), None)
    chosen = st.selectbox(
        screen.say("lesson-own-run"),
        list(runs),
        format_func=titles.__getitem__,
        key=CHOSEN,
        index=None if held is None else list(runs).index(held),
        placeholder=screen.say("lesson-own-choose"),
        label_visibility="collapsed",
    )
    note(CHOSEN, chosen, None)
    if chosen not in runs:
        st.html(f'<p class="meta">{html(screen.say("lesson-own-lead"))}</p>')
        return
    found = of_run(book, runs[chosen])
    st.html(f'<p class="lead">{html(_sentence(screen, found))}</p>')


def of_run(book: LogBook, run: Run) -> Estimate | Reason:
    """The estimate from the training loss of a run, by updates."""
    series = book.series.get(run.run_id, ())
    losses = [one for one in series if one.metric == "loss" and one.split == Split.TRAIN]
    if not losses or run.x_unit is not XUnit.STEP:
        return Reason.NO_UPDATES
    weights = [one.value for one in series if WEIGHT.fullmatch(one.metric)]
    loss = losses[0]
    return estimate(np.asarray(loss.step, np.float64), loss.value, weights)


def _sentence(screen: Screen, found: Estimate | Reason) -> str:
    if isinstance(found, Reason):
        return screen.say(f"lesson-own-{found}")
    value, low, high = found.told
    said = screen.say(f"lesson-own-{found.side}", value=value, low=low, high=high)
    if found.side is not Side.UNTOLD:
        return said
    return f"{said} {screen.say('lesson-own-twin', value=2 - value)}"
