"""The report of chosen figures: their order, a sentence each, a title, and all of it as files."""

import streamlit as st

from dashboard.report.collection.entry import LONGEST_TITLE
from dashboard.report.collection.store import Store
from dashboard.text.escape import html
from dashboard.views.frame import opening_line
from dashboard.views.report_page import figure_list, files
from dashboard.views.report_page.figure_list import UNKEPT
from dashboard.views.state import collected
from dashboard.views.state.page import Screen, View

TITLE = "collected-title"

WITH_FIGURES = ("overview", "curves", "map", "diagnosis")
"""Pages whose figures can be taken along."""


def draw(screen: Screen) -> None:
    """Draw the page."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    store = collected.store(screen.logs)
    held = store.read() if store is not None else None
    count = len(held.entries) if held is not None else 0
    said = screen.say("collected-lead", figures=count)
    st.html(f'<h1 class="verdict">{html(said)}</h1>')
    if store is None:
        st.html(f'<p class="lead">{html(screen.say("collect-failed"))}</p>')
        return
    if held is None or not count:
        _empty(screen)
        return
    if st.session_state.get(UNKEPT):
        told = screen.say("collected-unkept")
        st.html(f'<p class="losses" role="alert">{html(told)}</p>')
    key = f"{TITLE}-{screen.logs.key[:16]}"
    st.session_state.setdefault(key, held.title)
    st.text_input(
        screen.say("collected-title"),
        st.session_state[key],
        key=key,
        max_chars=LONGEST_TITLE,
        width=560,
        disabled=not collected.may_change(screen.logs),
        on_change=_call,
        args=(screen, store, key),
    )
    files.draw(screen, store, held)
    figure_list.draw(screen, store, held)


def _empty(screen: Screen) -> None:
    """How figures come here, and the pages that have some."""
    st.html(f'<p class="lead">{html(screen.say("collected-how"))}</p>')
    with st.container(key="with-figures", horizontal=True, gap="small"):
        for name in WITH_FIGURES:
            st.page_link(
                screen.pages[name],
                label=screen.say(f"page-{name}"),
                query_params=screen.query(),
            )


def _call(screen: Screen, store: Store, key: str) -> None:
    title = str(st.session_state.get(key, ""))
    figure_list.change(screen, store, lambda held: held.called(title))


VIEW = View(name="report", order=4, draw=draw)
