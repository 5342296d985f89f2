"""The four indicators: of each state a real run, the fact drawn on it, and the advice."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.diagnosis.verdict import LampName, State
from dashboard.report.tone import SIGNS, tone
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.text.speaker import id_of
from dashboard.views.guide_page import small_figure
from dashboard.views.guide_page.drawing import Ink, ink
from dashboard.views.guide_page.examples import STATES, Example, Series, examples
from dashboard.views.guide_page.small_figure import Axes, Line
from dashboard.views.state.log_set import code_of
from dashboard.views.state.page import Screen

DASH = "5 3"
"""Of the test curve, so that its colour is not the only sign."""


def draw(screen: Screen) -> None:
    """Draw the part of the page."""
    st.html(
        f'<p class="lead">{pointed(screen.say("guide-lead"), screen.texts)}</p>'
        f'<p class="meta">{pointed(screen.say("guide-indicators-lead"), screen.texts)}</p>'
    )
    colours = ink(screen.theme)
    for name in STATES:
        known: set[str] = set()
        cards = "".join(_card(screen, name, state, colours, known) for state in STATES[name])
        st.html(
            f'<h2 class="section">{html(screen.words.lamp(name))}</h2>'
            f'<p class="meta">{html(screen.words.asks(name))}</p>'
            f'<div class="shown">{cards}</div>'
        )


def _card(screen: Screen, name: LampName, state: State, colours: Ink, known: set[str]) -> str:
    example = examples()[name, state.value]
    look = tone(state)
    sign = f'<span class="dot" aria-hidden="true">{SIGNS[look]}</span>'
    title = html(screen.words.state_name(name, state))
    picture = figure(screen, example, colours)
    means = screen.say(f"means-{id_of(name)}-{id_of(state.value)}")
    return (
        f'<article class="state {look}"><h3>{sign}{title}</h3>'
        f'<a href="{run_address(screen, example.log_set, example.run_id)}" target="_self">{picture}'
        f"<span>{html(screen.say('guide-open-run', run=run_name(screen, example)))}</span></a>"
        f"<p>{pointed(means, screen.texts, known)}</p>"
        f'<p class="fact">{pointed(_fact(screen, example), screen.texts, known)}</p>'
        f"{_advice(screen, example)}</article>"
    )


def run_name(screen: Screen, example: Example) -> str:
    """What a run is called here: its set and its own name."""
    return f"{screen.say(f'set-{code_of(example.log_set)}')} · {example.run_id}"


def run_address(screen: Screen, log_set: str, run_id: str) -> str:
    """Where the page of a run is, from this page."""
    return html(f"diagnosis?{urlencode({'lang': screen.lang, 'set': log_set, 'run': run_id})}")


def figure(screen: Screen, example: Example, colours: Ink) -> str:
    """The curves of a run, as an image that says what it shows."""
    measure = screen.words.metric(example.metric)
    unit = screen.say(f"axis-{example.unit}")
    drawing = small_figure.draw(
        _lines(screen, example, colours),
        Axes(measure, unit, screen.say("guide-lost")),
        colours,
        screen.texts.number,
        (example.symptom.from_x, example.symptom.to_x) if example.symptom else None,
    )
    return drawing.image(
        screen.say(
            "guide-alt",
            train="none" if example.train is None or example.test is None else "both",
            measure=measure,
            unit=unit,
            run=run_name(screen, example),
        )
    )


def _lines(screen: Screen, example: Example, colours: Ink) -> list[Line]:
    found = [
        (example.beside, _beside(screen, example), colours.grey, "2 3"),
        (example.train, screen.say("guide-train"), colours.train, ""),
        (example.test, screen.say("guide-test"), colours.test, DASH),
    ]
    return [
        line(series, label, colour, dash)
        for series, label, colour, dash in found
        if series is not None
    ]


def line(series: Series, label: str, colour: str, dash: str = "") -> Line:
    """A curve as a line of a small figure."""
    values = [float("nan") if value is None else value for value in series.y]
    return Line(series.x, values, label, colour, dash)


def _beside(screen: Screen, example: Example) -> str:
    """What the run beside it is called: the setting that it differs in."""
    if example.lamp.name is LampName.BATCH_SIZE and example.beside_batch is not None:
        return screen.say("guide-beside-batch", batch_size=example.beside_batch)
    if example.beside_lr is not None:
        return screen.say("guide-beside-lr", lr=example.beside_lr)
    return ""


def _fact(screen: Screen, example: Example) -> str:
    if example.comparison is not None:
        return screen.words.comparison(example.comparison)
    if example.symptom is not None:
        return screen.words.symptom(example.symptom)
    return screen.words.reason(example.lamp)


def _advice(screen: Screen, example: Example) -> str:
    if example.advice is None:
        return f'<p class="meta">{html(screen.say("guide-no-advice"))}</p>'
    return (
        f'<p><span class="meta">{html(screen.say("guide-advised"))}</span> '
        f'<span class="chip">{html(screen.words.chip(example.advice))}</span></p>'
    )
