"""The guide: what the indicators mean, how curves are read, what the courses teach, the rules."""

from types import ModuleType

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.frame.introduction import BOOK
from dashboard.views.frame.part import kept_part
from dashboard.views.guide_page import glossary, ideas, indicators, patterns, rules
from dashboard.views.state.address import note, recall
from dashboard.views.state.page import Screen, View
from dashboard.views.tour import bar as tour

PARTS: dict[str, ModuleType] = {
    "indicators": indicators,
    "patterns": patterns,
    "ideas": ideas,
    "rules": rules,
    "glossary": glossary,
}
"""The parts of the page; one is drawn at a time, so that it is there at once."""

PART = "guide"
"""Key of the choice of a part, and its name in the address."""

LESSON = "https://cursos.alura.com.br/course/treinando-rede-neural-pytorch"


def draw(screen: Screen) -> None:
    """Draw the page."""
    st.html(f'<h1 class="verdict">{html(screen.say("guide-title"))}</h1>')
    tour.invite(screen)
    first = next(iter(PARTS))
    chosen = st.segmented_control(
        screen.say("guide-part"),
        tuple(PARTS),
        default=recall(PART, tuple(PARTS), first),
        key=PART,
        format_func=lambda name: screen.say(f"guide-part-{name}"),
        required=True,
        label_visibility="collapsed",
    )
    note(PART, chosen, first)
    _part(screen, chosen or first)
    st.html(f'<p class="meta">{_sources(screen)}</p>')


@kept_part("guide-part")
def _part(screen: Screen, name: str) -> None:
    PARTS[name].draw(screen)


def _sources(screen: Screen) -> str:
    """What the figure and the studies follow, each with its link."""
    links = {"{book}": BOOK, "{lesson}": (screen.say("guide-lesson"), LESSON)}
    told = html(screen.say("guide-sources", book="{book}", lesson="{lesson}"))
    for mark, (name, address) in links.items():
        told = told.replace(html(mark), f'<a href="{address}">{html(name)}</a>')
    return told


VIEW = View(name="guide", order=4, draw=draw, needs_logs=False)
