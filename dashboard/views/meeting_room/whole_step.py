"""The first step: the verdict on the whole set, and all of its curves."""

import streamlit as st

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.figures import textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.palette import MOST_DISTINCT
from dashboard.report.first_metric import first_metric
from dashboard.text.escape import html
from dashboard.views.frame import opening_line
from dashboard.views.frame.part import kept_part
from dashboard.views.meeting_room import files
from dashboard.views.meeting_room.room import Room
from dashboard.views.state.book_groups import seed_groups, settings_of
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.log_set import book_last_epochs
from dashboard.views.state.page import Screen
from dashboard.views.widgets import figure

WIDTH = 1184
HEIGHT, UNDER_LONG = 384.0, 316.0
"""Pixels of the figure: the first screen of 1280 by 800 holds it under the sentence of either."""

CROWD = 28.0
"""Pixels of another line of grounds, which a crowd has."""

LONG = 140
"""Characters of a sentence that takes three lines, with grounds that take two."""


def draw(room: Room) -> None:
    """Draw the step."""
    opening_line.draw(room.screen)
    lines = [room.say("meeting-to-decide", settings=len(room.plan.settings))]
    if not room.plan.before:
        lines.append(room.say("meeting-first"))
    known = sum(len(group.run_ids) for group in room.settings.values())
    newer = len(room.screen.logs.book.runs) - known
    if newer > 0:
        lines.append(room.say("meeting-newer-runs", runs=newer))
    st.html(f'<p class="meeting-lead">{html(" ".join(lines))}</p>')
    files.say_where_others(room)
    _figure(room.screen)


@kept_part("figure")
def _figure(screen: Screen) -> None:
    book, report = screen.logs.book, screen.logs.report
    groups = seed_groups(book)
    options = FigureOptions(
        grouping=Grouping(groups, Summary.MEAN_SD) if groups else None,
        first=first_metric(book, report),
        theme=screen.theme,
        palette=screen.palette,
        last_epochs=book_last_epochs(screen.logs.name),
        width=screen.fits(WIDTH),
        height=_height(screen),
        show_events=False,
    )
    shown = drawn(textbook_figure.CHART, book, report, screen.words, options)
    figure.draw(shown, key="meeting-whole")


def _height(screen: Screen) -> float:
    """The height with which the whole figure is in sight on a projector of 1920 by 1080."""
    height = UNDER_LONG if len(opening_line.sentence(screen)) > LONG else HEIGHT
    settings = settings_of(screen.logs.book, screen.logs.report)
    return height - CROWD if len(settings) > MOST_DISTINCT else height
