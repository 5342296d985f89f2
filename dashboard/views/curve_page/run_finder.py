"""What finds runs on the Curves page: a query, and states of lamps, both in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.report import run_filter
from dashboard.report.run_query.query_error import QueryError
from dashboard.text.escape import html, plain
from dashboard.views.state import address
from dashboard.views.state.page import Screen
from dashboard.views.state.run_marks import SEPARATOR

LONGEST = 200
"""Characters of a query."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The ids of the runs that are found, in the order of the book; all where none is asked for."""

    ids: tuple[str, ...]
    is_on: bool  # whether some runs may be left out

    def among(self, run_ids: Sequence[str]) -> tuple[str, ...]:
        """Those of the runs that are found."""
        if not self.is_on:
            return tuple(run_ids)
        found = set(self.ids)
        return tuple(one for one in run_ids if one in found)


def draw(screen: Screen, place_of_lamps: DeltaGenerator) -> Finding:
    """Draw the box for the query, what is wrong with it, and elsewhere the choice of lamps."""
    text = _text(screen)
    place = st.container()
    with place_of_lamps:
        lamps = _lamps(screen)
    book, report, words = screen.logs.book, screen.logs.report, screen.words
    is_on = bool(text.strip() or lamps)
    try:
        ids = run_filter.found(book, report, words, text=text, lamps=lamps)
    except QueryError as problem:
        place.html(_complaint(screen, text, problem))
        ids = run_filter.found(book, report, words, text="", lamps=lamps)
        is_on = bool(lamps)
    return Finding(tuple(ids), is_on)


def _text(screen: Screen) -> str:
    address.revive("find", "find")
    if "find" not in st.session_state:
        st.session_state["find"] = plain(st.query_params.get("find", ""), LONGEST)
    typed = st.text_input(
        screen.say("table-find"),
        st.session_state["find"],
        key="find",
        max_chars=LONGEST,
        placeholder=screen.say("table-find-hint"),
        help=screen.say("find-help"),
    )
    address.keep("find")
    address.note("find", typed.strip(), "")
    return str(typed)


def _complaint(screen: Screen, text: str, problem: QueryError) -> str:
    """The sentence, and the query with the place that it speaks of."""
    end = problem.at + problem.length
    before, here, after = text[: problem.at], text[problem.at : end], text[end:]
    said = html(run_filter.complaint(problem, screen.words))
    place = f"<mark>{_as_typed(here) or '&nbsp;'}</mark>"
    return (
        f'<div class="query-error" role="alert"><p>{said}</p>'
        f"<code>{_as_typed(before)}{place}{_as_typed(after)}</code></div>"
    )


def _as_typed(text: str) -> str:
    """A piece of the query for HTML, its blanks kept."""
    return escape("".join(one if one.isprintable() else " " for one in text))


def _lamps(screen: Screen) -> tuple[str, ...]:
    options = run_filter.lamp_choices(screen.logs.report)
    address.revive("lamps", "lamps")
    asked = st.session_state.get("lamps")
    if asked is None:
        asked = st.query_params.get("lamps", "").split(SEPARATOR)
    st.session_state["lamps"] = [one for one in dict.fromkeys(asked) if one in options]
    chosen = st.multiselect(
        screen.say("table-lamps"),
        options,
        st.session_state["lamps"],
        key="lamps",
        format_func=lambda one: run_filter.lamp_choice_in_words(one, screen.words),
        placeholder=screen.say("table-lamps-all"),
    )
    address.keep("lamps")
    address.note("lamps", SEPARATOR.join(chosen), "")
    return tuple(chosen)
