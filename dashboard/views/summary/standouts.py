"""What stands out beside the figure: the best run, the worst one and why, what to do next."""

from collections.abc import Mapping

import streamlit as st

from dashboard.report import opening, standouts
from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen
from dashboard.views.widgets import card


@kept_part("standouts")
def draw(screen: Screen) -> None:
    """Draw the three of them; of a single run its card and what to do next."""
    report = screen.logs.report
    titles, colours = screen.words.run_titles(screen.logs.book.runs), card.colours(screen)
    if len(report.runs) == 1:
        run_id = report.runs[0].run_id
        with st.container(key="card-0", gap=None):
            st.html(card.card(screen, titles[run_id], report.by_id[run_id], colours[run_id]))
            card.link(screen, run_id)
    else:
        _best(screen, colours)
        _worst(screen, titles, colours)
    _next(screen)


def _best(screen: Screen, colours: Mapping[str, str]) -> None:
    report, words = screen.logs.report, screen.words
    best = report.best
    if best is None:
        _block(screen, "best", f"<p>{html(screen.say('standout-no-best'))}</p>")
        return
    who = _who(opening.best_title(report, words), colours[best.run_id])
    value = f'<p class="end">{html(opening.best_value(report, words))}</p>'
    _block(screen, "best", f"{who}{value}", best.run_id)


def _worst(screen: Screen, titles: Mapping[str, str], colours: Mapping[str, str]) -> None:
    worst = standouts.worst(screen.logs.report)
    if worst is None:
        return
    said = card.phrase(screen.words.headline(worst))
    body = f"{_who(titles[worst.run_id], colours[worst.run_id])}<p>{said}</p>"
    body += card.chips(screen, worst.recommendations[:1])
    _block(screen, "worst", body, worst.run_id, "last" if standouts.is_last(worst) else "worst")


def _next(screen: Screen) -> None:
    step = standouts.next_step(screen.logs.report, screen.words)
    if step is None:
        states = {one.headline.state for one in screen.logs.report.diagnoses}
        told = "standout-nothing-next" if states == {opening.HEALTHY} else "standout-no-advice"
        _block(screen, "next", f"<p>{html(screen.say(told))}</p>")
        return
    chip = f'<span class="chip">{html(step.chip)}</span> ' if step.chip else ""
    _block(screen, "next", f"<p>{chip}{html(step.text)}</p>")


def _who(title: str, colour: str) -> str:
    """A run's title with its colour."""
    return f'<p class="who" style="--run:{html(colour)}">{html(title)}</p>'


def _block(screen: Screen, name: str, body: str, run_id: str = "", heading: str = "") -> None:
    """One of the three, with a link to its run where it is about one."""
    with st.container(key=f"standout-{name}", gap=None):
        heading = html(screen.say(f"standout-{heading or name}"))
        st.html(f'<section class="standout"><h2>{heading}</h2>{body}</section>')
        if run_id:
            card.link(screen, run_id)
