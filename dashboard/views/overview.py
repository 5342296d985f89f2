"""The first page: the verdict, the figure beside what stands out, the settings, all runs."""

from functools import partial

import streamlit as st

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.figures import textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.run_style import MOST_LABELLED
from dashboard.report.figures import figure_titles
from dashboard.views.frame import opening_line, part, receipt
from dashboard.views.frame.part import kept_part
from dashboard.views.state.book_groups import seed_groups, settings_of
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.log_set import GIVEN, PATH, TRAINED, book_last_epochs
from dashboard.views.state.page import Screen, View
from dashboard.views.summary import pack_line, report_file, setting_cards, standouts
from dashboard.views.widgets import (
    exports,
    figure,
    metric_choice,
    reading_form,
    verdict_table,
)
from dashboard.views.widgets.export_button import Report

FIGURE_WIDTH = 780
"""Pixels of the figure beside what stands out, on the grid of 1184."""

FIGURE_HEIGHT = 384.0
"""Pixels of its rows with what is between them: the first screen of 1280 by 800 holds it."""

CROWD = 56.0
"""Pixels of what a crowd says above its figure: more of a sentence, two lines of grounds."""

LONG, UNDER_LONG = 200, 44.0
"""Characters of a sentence that takes three lines, and pixels of the third."""

SWITCH = 28.0
"""Pixels of the row above logs on the disk, which may be followed, that a projector lacks."""


def draw(screen: Screen) -> None:
    """Draw the page."""
    opening_line.draw(screen)
    pack_line.draw(screen)
    if not screen.logs.book.runs:
        receipt.draw(screen, expanded=receipt.has_more(screen))
        reading_form.draw(screen)
        return
    receipt.draw_losses(screen)
    part.failures(screen)
    drawn, beside = st.columns([FIGURE_WIDTH, 1184 - FIGURE_WIDTH], gap="medium")
    with drawn:
        _figure(screen)
    with beside:
        standouts.draw(screen)
    if len(screen.logs.book.runs) > 1:
        setting_cards.draw(screen)
    verdict_table.draw(screen)
    receipt.draw(screen, expanded=False)
    reading_form.draw(screen)


@kept_part("figure")
def _figure(screen: Screen) -> None:
    book, report, words = screen.logs.book, screen.logs.report, screen.words
    first = metric_choice.draw_first(screen)
    groups = seed_groups(book)
    options = FigureOptions(
        grouping=Grouping(groups, Summary.MEAN_SD) if groups else None,
        first=first,
        theme=screen.theme,
        palette=screen.palette,
        last_epochs=book_last_epochs(screen.logs.name),
        width=screen.fits(FIGURE_WIDTH),
        height=_height(screen),
        show_events=False,
    )
    figure.draw(drawn(textbook_figure.CHART, book, report, words, options), key="figure")
    exports.draw(
        screen,
        "overview",
        textbook_figure.CHART,
        book,
        options,
        title=figure_titles.textbook_title(book, words, first),
        says=opening_line.sentence(screen),
        width=FIGURE_WIDTH,
        report=Report(partial(report_file.made, screen), partial(report_file.on_paper, screen)),
    )


def _height(screen: Screen) -> float:
    """The height with which the first screen holds the figure, on a projector too."""
    if len(settings_of(screen.logs.book, screen.logs.report)) > MOST_LABELLED:
        is_long = len(opening_line.sentence(screen)) > LONG
        return FIGURE_HEIGHT - CROWD - UNDER_LONG * is_long
    return FIGURE_HEIGHT - SWITCH if screen.logs.name in (GIVEN, PATH, TRAINED) else FIGURE_HEIGHT


VIEW = View(name="overview", order=0, draw=draw)
