"""The guide: what the indicators mean, which rules exist, where figures and studies come from."""

import streamlit as st

from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability, State
from dashboard.report.tone import SIGNS, tone
from dashboard.text.escape import html
from dashboard.views.frame.introduction import BOOK
from dashboard.views.state.page import Screen, View

STATES: dict[LampName, type[State]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}

RULE_COLUMNS = 3

LESSON = "https://cursos.alura.com.br/course/treinando-rede-neural-pytorch"


def draw(screen: Screen) -> None:
    """Draw the page."""
    st.html(f'<h1 class="verdict">{html(screen.say("guide-title"))}</h1>')
    st.html(f'<p class="lead">{html(screen.say("guide-lead"))}</p>')
    columns = st.columns(len(STATES), gap="medium")
    for column, name in zip(columns, STATES, strict=True):
        column.html(_lamp(screen, name))
    st.html(f'<h2 class="section">{html(screen.say("guide-rules"))}</h2>')
    rules = all_symptoms()
    st.html(f'<p class="meta">{html(screen.say("guide-rules-lead", count=len(rules)))}</p>')
    columns = st.columns(RULE_COLUMNS, gap="medium")
    for number, rule in enumerate(rules):
        column = columns[number % RULE_COLUMNS]
        with column.expander(screen.say(f"symptom-{rule.code}-title")):
            st.html(_rule(screen, rule.code))
    st.html(f'<p class="meta">{_sources(screen)}</p>')


def _sources(screen: Screen) -> str:
    """What the figure and the studies follow, each with its link."""
    links = {"{book}": BOOK, "{lesson}": (screen.say("guide-lesson"), LESSON)}
    told = html(screen.say("guide-sources", book="{book}", lesson="{lesson}"))
    for mark, (name, address) in links.items():
        told = told.replace(html(mark), f'<a href="{address}">{html(name)}</a>')
    return told


def _lamp(screen: Screen, name: LampName) -> str:
    rows = "".join(
        f'<li class="lamp {tone(state)}"><span class="dot" aria-hidden="true">{SIGNS[tone(state)]}'
        f"</span><b>{html(screen.words.state_name(name, state))}</b>"
        f"<p>{html(screen.say(_id('means', name, state)))}</p></li>"
        for state in STATES[name]
    )
    return (
        f"<h3>{html(screen.words.lamp(name))}</h3>"
        f'<p class="asks">{html(screen.words.asks(name))}</p><ul class="states">{rows}</ul>'
    )


def _id(*parts: str) -> str:
    return "-".join(parts).replace("_", "-")


def _rule(screen: Screen, code: str) -> str:
    return "".join(
        f"<p><b>{html(screen.say(f'guide-{part}'))}</b> "
        f"{html(screen.say(f'symptom-{code}-{part}'))}</p>"
        for part in ("what", "why", "not")
    )


VIEW = View(name="guide", order=4, draw=draw, needs_logs=False)
