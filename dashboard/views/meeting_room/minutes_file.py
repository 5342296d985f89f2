"""The minutes of a meeting as PDF: its decisions with the curves that they are about."""

import datetime as dt

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.figures import run_detail, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.program_version import version
from dashboard.report import opening
from dashboard.report.about import About
from dashboard.report.figures import picture, render_apart
from dashboard.report.first_metric import first_metric
from dashboard.report.paper import minutes
from dashboard.report.paper.minutes import MOST_FIGURES, WHOLE, Minutes
from dashboard.views.meeting_room.room import Room
from dashboard.views.state.book_groups import seed_groups
from dashboard.views.state.log_set import book_last_epochs

WIDTH = 1000
"""Pixels of a figure, which is set as wide as the text: its type is about 6 points."""

HEIGHT = 105.0
"""Pixels of its main panel: two settings with their curves fit on a page."""


def made(room: Room) -> bytes:
    """The file, in the language of the page."""
    screen = room.screen
    shown = Minutes(
        room.meeting,
        tuple(room.decisions[one] for one in _order(room)),
        tuple(room.notes.values()),
        opening.opening(screen.logs.report, screen.words),
        _figures(room),
        room.titles,
    )
    about = About(room.meeting.title, version(), dt.datetime.now().astimezone())
    return minutes.make(shown, screen.words, about, render=render_apart.rendered_apart)


def _order(room: Room) -> list[str]:
    """The settings that were decided of, in the order of the agenda."""
    planned = (room.plan.best, *room.plan.settings, *room.decisions)
    return [one for one in dict.fromkeys(planned) if one in room.decisions]


def _figures(room: Room) -> dict[str, bytes]:
    """The curves of all runs, and those of each setting that was decided of and is open here."""
    found = {WHOLE: _whole(room)}
    for name in _order(room):
        group = room.settings.get(name)
        is_made = not room.decisions[name].is_open
        if group is not None and is_made and len(found) <= MOST_FIGURES:
            found[name] = _of_run(room, group.shown)
    return {name: drawn for name, drawn in found.items() if drawn}


def _whole(room: Room) -> bytes:
    book, report = room.screen.logs.book, room.screen.logs.report
    groups = seed_groups(book)
    options = FigureOptions(
        grouping=Grouping(groups, Summary.MEAN_SD) if groups else None,
        first=first_metric(book, report),
        palette=room.screen.palette,
        last_epochs=book_last_epochs(room.screen.logs.name),
        width=WIDTH,
        show_events=False,
    )
    chart = textbook_figure.CHART.draw(book, report, room.screen.words, options)
    return picture.bare(chart, render=render_apart.rendered_apart)


def _of_run(room: Room, run_id: str) -> bytes:
    screen = room.screen
    options = FigureOptions(run_id=run_id, palette=screen.palette, width=WIDTH, height=HEIGHT)
    alone = screen.logs.book.only((run_id,))
    chart = run_detail.CHART.draw(alone, screen.logs.report, screen.words, options)
    return picture.bare(chart, render=render_apart.rendered_apart)
