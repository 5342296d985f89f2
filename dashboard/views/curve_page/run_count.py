"""How many runs are drawn of how many, and the way back to all."""

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.state import run_marks
from dashboard.views.state.page import Screen
from dashboard.views.state.run_marks import Marks


def draw(screen: Screen, marks: Marks, drawn: int, found: int | None) -> None:
    """Say how many runs are drawn, and what leaves the others out.

    ``found`` is how many a search finds, ``None`` where nothing is searched.
    """
    every = [run.run_id for run in screen.logs.book.runs]
    said = [screen.say("find-drawn", drawn=drawn, all=len(every))]
    if found is not None:
        said.append(screen.say("find-found", found=found))
    if marks.hidden:
        said.append(screen.say("table-out", hidden=len(marks.hidden)))
    with st.container(key="run-count", horizontal=True, vertical_alignment="center"):
        text = html(" · ".join(said))
        st.html(f'<p class="meta" role="status">{text}</p>', width="content")
        back = screen.say("table-show-all")
        if marks.hidden and st.button(back, key="show-all", type="tertiary"):
            run_marks.keep(screen, marks.show(every))
            st.rerun()
