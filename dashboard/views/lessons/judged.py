"""What the dashboard says of a play: its log, judged by the same engine as any other."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from dashboard.charts.style import palette
from dashboard.descent import as_log
from dashboard.descent.as_log import Play
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import LampName, LearningRate, RunDiagnosis
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.state.page import Screen
from dashboard.views.widgets.card import card

FEWEST_STEPS = 4
"""Steps from which there are the five points that the engine asks for."""


def draw(screen: Screen, play: Play, *notes: str) -> None:
    """Draw the verdict on the losses, what a logged weight would add, and the log's button."""
    steps = len(play.losses) - 1
    st.html(f'<h2 class="section">{html(screen.say("lesson-judged"))}</h2>')
    if steps < FEWEST_STEPS:
        st.html(_paragraphs(screen, [screen.say("lesson-judged-few", steps=steps)]))
        return
    judged = _screen_of(screen, play)
    (diagnosis,) = judged.logs.report.diagnoses
    rate = diagnosis.lamps[LampName.LEARNING_RATE]
    is_about_the_rate = play.held_out is None
    is_unknown = is_about_the_rate and rate.state is LearningRate.UNKNOWN
    doubt = [screen.words.reason(rate)] if is_unknown else []
    lead = "lesson-judged-lead" if is_about_the_rate else "lesson-judged-lead-epochs"
    st.html(_paragraphs(screen, [screen.say(lead, steps=steps)]))
    title = screen.words.run_title(judged.logs.book.runs[0])
    colour = palette.stroke("azul", theme=screen.theme).color
    st.html(card(judged, title, diagnosis, colour))
    seen = _with_weight(screen, play, diagnosis) if is_about_the_rate else []
    added = [*doubt, *seen, *notes]
    if added:
        st.html(_paragraphs(screen, added))
    st.download_button(
        screen.say("lesson-take-along"),
        as_log.archive(play),
        file_name=f"{play.name}.zip",
        mime="application/zip",
        key="lesson-take-along",
        on_click="ignore",
        help=screen.say("lesson-take-along-help"),
    )


def _paragraphs(screen: Screen, sentences: Iterable[str]) -> str:
    known: set[str] = set()
    return "".join(f'<p class="lead">{pointed(one, screen.texts, known)}</p>' for one in sentences)


def _screen_of(screen: Screen, play: Play) -> Screen:
    """The page as it would be with this log open; names are given to runs of the open set alone."""
    book = as_log.book(play)
    logs = replace(screen.logs, book=book, report=diagnose(book))
    return replace(screen, words=screen.words.calling({}), logs=logs)


def _with_weight(screen: Screen, play: Play, alone: RunDiagnosis) -> list[str]:
    """What the rate is called where the weights are logged, too, if that is another thing."""
    (seen,) = diagnose(as_log.book(play, with_weights=True)).diagnoses
    lamp = seen.lamps[LampName.LEARNING_RATE]
    if lamp.state is alone.lamps[LampName.LEARNING_RATE].state:
        return []
    return [screen.say("lesson-judged-weight", state=screen.words.state(lamp))]
