"""The glossary: of each term of the textbook a drawing, a sentence, a link to the lesson."""

from collections.abc import Mapping

import streamlit as st

from dashboard.text.escape import html
from dashboard.text.glossary import TERMS
from dashboard.views.guide_page.drawing import ink
from dashboard.views.guide_page.lesson_links import lesson_address
from dashboard.views.guide_page.sketch import Sketch
from dashboard.views.guide_page.term_sketches import SKETCHES
from dashboard.views.state.page import Screen

LESSONS: Mapping[str, str] = {
    "batch": "batch",
    "batch-size": "batch",
    "minibatch": "batch",
    "epoch": "batch",
    "noise": "batch",
    "level": "batch",
    "schedule": "batch",
    "seed": "batch",
    "momentum": "two-weights",
    "optimizer": "two-weights",
    "minimum": "two-weights",
    "forward": "perceptron",
    "backward": "perceptron",
    "bias": "perceptron",
    "weight": "one-weight",
    "parameter": "perceptron",
    "cross-entropy": "perceptron",
    "overfitting": "remedies",
    "underfitting": "remedies",
    "capacity": "remedies",
    "early-stopping": "remedies",
    "weight-decay": "remedies",
    "l1": "remedies",
    "dropout": "remedies",
    "augmentation": "remedies",
    "training-set": "remedies",
    "validation": "remedies",
}
"""The lesson in which a term can be tried; the others in that on one weight."""

FIRST = "one-weight"


def draw(screen: Screen) -> None:
    """Draw the part of the page."""
    lead = screen.say("glossary-lead", count=len(TERMS))
    entries = "".join(_entry(screen, code) for code in TERMS)
    st.html(f'<p class="meta">{html(lead)}</p><dl class="terms">{entries}</dl>')


def _entry(screen: Screen, code: str) -> str:
    pen = Sketch.on(ink(screen.theme))
    SKETCHES[code](pen)
    address = lesson_address(screen, LESSONS.get(code, FIRST))
    name = screen.say(f"term-{code}")
    return (
        f'<div id="term-{code}">{pen.drawing.image("")}<dt>{html(name)}</dt>'
        f"<dd>{html(screen.say(f'term-{code}-says'))} "
        f'<a href="{address}" target="_self" aria-label="'
        f'{html(screen.say("glossary-lesson"))}: {html(name)}">'
        f"{html(screen.say('glossary-lesson'))}</a></dd></div>"
    )
