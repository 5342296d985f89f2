"""The button that takes a figure into the report of chosen figures, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.program_version import version
from dashboard.report.collection.entry import Entry, id_of
from dashboard.report.collection.store import Added, Drawing
from dashboard.report.figures import render_apart
from dashboard.report.figures.picture import Caption, Format
from dashboard.text.escape import html
from dashboard.views.state import collected
from dashboard.views.state.page import Screen

_TOLD = "collected-told"
"""Key of the session: what came of the last click, and for which figure; until it was said."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A figure as it is now: what stands around it, and its specification as JSON; else empty."""

    caption: Caption
    spec: str
    alt: str


def draw(screen: Screen, name: str, take: Callable[[], Taken]) -> None:
    """Draw the button of the figure called ``name``; ``take`` draws it anew for paper."""
    if collected.may_change(screen.logs):
        st.button(
            screen.say("collect"),
            key=f"collect-{name}",
            icon=":material/playlist_add:",
            width="stretch",
            on_click=_collect,
            args=(screen, name, take),
        )
    told = st.session_state.get(_TOLD)
    if isinstance(told, tuple) and told[0] == name:
        st.session_state.pop(_TOLD)
        st.html(f'<p class="meta" role="status">{html(screen.say(f"collect-{told[1]}"))}</p>')
    held = collected.store(screen.logs)
    count = len(held.read().entries) if held is not None else 0
    if count:
        st.page_link(
            screen.pages["report"],
            label=screen.say("collect-open", figures=count),
            query_params=screen.query(),
        )


def _collect(screen: Screen, name: str, take: Callable[[], Taken]) -> None:
    st.session_state[_TOLD] = (name, _collected(screen, take()).value)


def _collected(screen: Screen, taken: Taken) -> Added:
    held = collected.store(screen.logs)
    if held is None or not taken.spec or not collected.may_change(screen.logs):
        return Added.FAILED
    said = taken.caption
    entry = Entry(
        id_of(taken.spec, said.title),
        said.title,
        said.says,
        said.foot.removesuffix(" · Curva"),
        taken.alt,
        f"Curva {version()}",
        lang=screen.lang,
    )
    if any(one.entry_id == entry.entry_id for one in held.read().entries):
        return Added.THERE
    try:
        svg = render_apart.rendered_apart(taken.spec, Format.SVG.value)
    except RuntimeError:
        return Added.FAILED
    held.tidy()
    return held.add(entry, Drawing(taken.spec, svg))
