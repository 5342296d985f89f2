"""The opening sentence of a page, and the grey line under it with its evidence in numbers."""

import streamlit as st

from dashboard.report import opening
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.frame import nothing_open
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen


@kept_part("verdict")
def draw(screen: Screen) -> None:
    """Draw the verdict on the open logs and its grounds; without a run, what to do next."""
    if not screen.logs.book.runs:
        nothing_open.draw(screen)
        return
    grounds = " · ".join(opening.grounds(screen.logs.report, screen.words))
    said = pointed(sentence(screen), screen.texts)
    st.html(f'<h1 class="verdict">{said}</h1><p class="meta">{html(grounds)}</p>')


def sentence(screen: Screen) -> str:
    """One sentence about the whole set."""
    return opening.opening(screen.logs.report, screen.words)


def overlaid(screen: Screen) -> str:
    """The sentence over curves that are not ranked; for a single run its verdict."""
    runs = screen.logs.book.runs
    if len(runs) == 1 or opening.has_all_diverged(screen.logs.report):
        return sentence(screen)
    return screen.say("curves-title", shown=len(runs))


def worst_first(screen: Screen) -> list[str]:
    """The run ids, the one that needs most attention first."""
    return [diagnosis.run_id for diagnosis in opening.worst_first(screen.logs.report)]
