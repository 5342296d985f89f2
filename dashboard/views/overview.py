"""The first page: the verdict, the figure, the cards of the worst runs, the table of all."""

import streamlit as st

from dashboard.charts.figures import textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.style import palette
from dashboard.report.figures import figure_titles
from dashboard.views.frame import opening_line, part, receipt
from dashboard.views.frame.part import kept_part
from dashboard.views.state.log_set import book_last_epochs
from dashboard.views.state.page import Screen, View
from dashboard.views.widgets import card, exports, figure, reading_form, verdict_table

CARDS = 3
"""Cards beside the figure; the other runs are in the table."""

FIGURE_WIDTH = 780
"""Pixels of the figure beside the cards, on the grid of 1184."""


def draw(screen: Screen) -> None:
    """Draw the page."""
    opening_line.draw(screen)
    if not screen.logs.book.runs:
        receipt.draw(screen, expanded=receipt.has_more(screen))
        reading_form.draw(screen)
        return
    receipt.draw_losses(screen)
    part.failures(screen)
    drawn, cards = st.columns([FIGURE_WIDTH, 1184 - FIGURE_WIDTH], gap="medium")
    with drawn:
        _figure(screen)
    with cards:
        _cards(screen)
    verdict_table.draw(screen)
    receipt.draw(screen, expanded=False)
    reading_form.draw(screen)


@kept_part("figure")
def _figure(screen: Screen) -> None:
    book, report, words = screen.logs.book, screen.logs.report, screen.words
    options = FigureOptions(
        theme=screen.theme,
        last_epochs=book_last_epochs(screen.logs.name),
        width=FIGURE_WIDTH,
        show_events=False,
    )
    figure.draw(textbook_figure.draw(book, report, words, options), key="figure")
    exports.draw(
        screen,
        "overview",
        textbook_figure.CHART,
        book,
        options,
        title=figure_titles.textbook_title(book, words, report.first_metric),
        says=opening_line.sentence(screen),
        width=FIGURE_WIDTH,
    )


@kept_part("cards")
def _cards(screen: Screen) -> None:
    strokes = palette.assign(screen.logs.report.runs, theme=screen.theme)
    titles = screen.words.run_titles(screen.logs.book.runs)
    for number, run_id in enumerate(opening_line.worst_first(screen)[:CARDS]):
        diagnosis = screen.logs.report.by_id[run_id]
        with st.container(key=f"card-{number}", gap=None):
            st.html(card.card(screen, titles[run_id], diagnosis, strokes[run_id].color))
            st.page_link(
                screen.pages["diagnosis"],
                label=screen.say("open-run"),
                query_params=screen.query(run=run_id),
            )


VIEW = View(name="overview", order=0, draw=draw)
