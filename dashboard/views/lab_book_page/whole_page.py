"""The page from top to bottom: what was tried in one sentence, the tree, the entries, the files."""

from pathlib import Path

import streamlit as st

from dashboard.charts.figures import experiment_tree
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.trials.trial import Way
from dashboard.report.figures import figure_titles
from dashboard.text.escape import html
from dashboard.views.frame import style
from dashboard.views.frame.part import kept_part
from dashboard.views.lab_book_page import entry_list, notes, take_along
from dashboard.views.lab_book_page.shown_book import Shown, shown_book
from dashboard.views.maps import opened_runs, outcome_figure, run_outcomes
from dashboard.views.meeting_room import browser, opened_database, person
from dashboard.views.state.page import Screen
from dashboard.views.widgets import exports

WIDTH = 1150
SHEET = Path(__file__).with_name("lab_book.css")


def draw(screen: Screen) -> None:
    """Draw the page; where there is no database, without what people wrote."""
    opened_database.say_problem(screen)
    shown = shown_book(screen)
    says = _headline(shown)
    st.html(
        f'<h1 class="verdict">{html(says)}</h1><p class="lead">{html(screen.say("lab-lead"))}</p>'
    )
    _tree(screen, says)
    if shown.problem:
        opened_database.say(screen, *shown.problem)
        st.html(f'<p class="meta">{html(screen.say("lab-without-database"))}</p>')
    _entries(screen, shown)
    take_along.draw(shown)
    # The comments of the sheet are for us, and not sent.
    parts = SHEET.read_text(encoding="utf-8").split("*/")
    st.html(style.element(*(part.partition("/*")[0] for part in parts)))
    # Of who signed in nothing is remembered: the next one at this machine may not.
    browser.draw(name="" if person.is_signed_in() else person.name(), form=notes.open_form())


def _headline(shown: Shown) -> str:
    trials = shown.made.trials
    came = [one.came_of for one in trials if one.came_of is not None]
    better = sum(one.way is Way.BETTER for one in came)
    return shown.say("lab-headline", settings=len(trials), better=better)


@kept_part("tree")
def _tree(screen: Screen, says: str) -> None:
    """The figure, the figure as files, and the runs of the row that was clicked on."""
    book, kind = screen.logs.book, experiment_tree.CHART
    options = FigureOptions(theme=screen.theme, palette=screen.palette, width=screen.fits(WIDTH))
    outcome_figure.draw(screen, "tree", kind, book, options)
    title = figure_titles.title(screen.say("export-tree"), book, screen.words)
    exports.draw(screen, "tree", kind, book, options, title=title, says=says, width=WIDTH)
    st.html(f'<p class="meta">{html(screen.say("lab-click"))}</p>')
    opened_runs.draw(screen, "tree", run_outcomes.every(screen))


@kept_part("entries")
def _entries(screen: Screen, shown: Shown) -> None:
    entry_list.draw(screen, shown)
