"""The first page: the verdict, the figure, the cards of the worst runs, the table of all."""

from functools import partial

import streamlit as st

from dashboard.charts.figures import textbook as book_figure
from dashboard.charts.registry import AnyChart
from dashboard.charts.style import palette
from dashboard.views.frame import opening_line as verdict
from dashboard.views.frame import part, receipt
from dashboard.views.frame.part import kept_part
from dashboard.views.state.log_set import book_last_epochs
from dashboard.views.state.page import Screen, View
from dashboard.views.widgets import card, figure
from dashboard.views.widgets import exports as exported
from dashboard.views.widgets import reading_form as corrections
from dashboard.views.widgets import verdict_table as runs_table

CARDS = 3
"""Cards beside the figure; the other runs are in the table."""

FIGURE_WIDTH = 780
"""Pixels of the figure beside the cards, on the grid of 1184."""


def draw(screen: Screen) -> None:
    """Draw the page."""
    verdict.draw(screen)
    if not screen.logs.book.runs:
        receipt.draw(screen, expanded=receipt.has_more(screen))
        corrections.draw(screen)
        return
    receipt.draw_losses(screen)
    part.failures(screen)
    drawn, cards = st.columns([FIGURE_WIDTH, 1184 - FIGURE_WIDTH], gap="medium")
    with drawn:
        _figure(screen)
    with cards:
        _cards(screen)
    runs_table.draw(screen)
    receipt.draw(screen, expanded=False)
    corrections.draw(screen)


@kept_part("figure")
def _figure(screen: Screen) -> None:
    last_epochs = book_last_epochs(screen.logs.name)
    again = partial(_chart, last_epochs=last_epochs)
    figure.draw(again(screen), key="figure")
    says = verdict.sentence(screen)
    exported.overview(screen, again, last_epochs=last_epochs, says=says, width=FIGURE_WIDTH)


def _chart(screen: Screen, last_epochs: int | None) -> AnyChart:
    return book_figure.draw(
        screen.logs.book,
        screen.logs.report,
        screen.words,
        theme=screen.theme,
        last_epochs=last_epochs,
        width=FIGURE_WIDTH,
        show_events=False,
    )


@kept_part("cards")
def _cards(screen: Screen) -> None:
    strokes = palette.assign(screen.logs.book.runs, theme=screen.theme)
    titles = screen.words.run_titles(screen.logs.book.runs)
    for number, run_id in enumerate(verdict.worst_first(screen)[:CARDS]):
        diagnosis = screen.logs.report.by_id[run_id]
        with st.container(key=f"card-{number}", gap=None):
            st.html(card.card(screen, titles[run_id], diagnosis, strokes[run_id].color))
            st.page_link(
                screen.pages["diagnosis"],
                label=screen.say("open-run"),
                query_params=screen.query(run=run_id),
            )


VIEW = View(name="overview", order=0, draw=draw)
