"""The curves of a training so far: followed as any folder is, drawn as on the first page."""

import streamlit as st

from dashboard.charts.figures import textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.logs.corrections.correction import NONE
from dashboard.text.escape import html
from dashboard.training.manager import Manager
from dashboard.training.record import ACTIVE, Record, State
from dashboard.views.experiments import training_list
from dashboard.views.frame.part import kept_part
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.followed_sets import followed_sets
from dashboard.views.state.page import Screen
from dashboard.views.widgets import figure

WIDTH = 780
"""Pixels; the list stands beside it."""


@kept_part("curves")
def draw(screen: Screen, manager: Manager, one: Record) -> None:
    """Draw the curves of the training ``one``, or say that there are none yet."""
    name = training_list.title(screen, one)
    heading = html(screen.say("experiment-curves", name=name))
    st.html(f'<h2 class="section">{heading}</h2>')
    seen = followed_sets().of([manager.logs(one.id)], NONE).poll().seen
    if not seen.book.runs:
        comes = one.state in ACTIVE or one.state is State.WAITING
        said = screen.say("experiment-no-curves" if comes else "experiment-no-epoch")
        st.html(f'<p class="meta">{html(said)}</p>')
        return
    options = FigureOptions(theme=screen.theme, width=screen.fits(WIDTH), show_events=False)
    shown = drawn(textbook_figure.CHART, seen.book, seen.report, screen.words, options)
    figure.draw(shown, key="experiment-curves")
