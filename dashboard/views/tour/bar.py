"""The tour: a bar that leads through the pages, step by step.

Which step is shown stands in the address, and so does what its page shows: a reload or a link opens
the same.  Any other link of the page leaves the tour, since it does not name a step.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.state import address
from dashboard.views.state.log_set import SET
from dashboard.views.state.page import Screen
from dashboard.views.tour.steps import STEPS, STUDY, Step

TOUR = "tour"
"""The number of the step in the address, from 1."""

ARRIVED = "tour-arrived"
"""Key of the step whose page was shown last."""


def step() -> int | None:
    """The number of the step that the address names, from 1; ``None`` outside the tour."""
    asked = st.query_params.get(TOUR, "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 3 else 0
    return number if 1 <= number <= len(STEPS) else None


def arrive() -> None:
    """Let the address of a new step come before what the session held.

    Called before any control is drawn.  What a person changes within a step stays changed.
    """
    number = step()
    if number == st.session_state.get(ARRIVED):
        return
    st.session_state[ARRIVED] = number
    if number is not None:
        address.give_way({SET, *STEPS[number - 1].shows})
    # A link to the page that is shown tells the server alone; this tells the browser's address.
    st.query_params.from_dict(st.query_params.to_dict())


def draw(texts: Catalogue, pages: Mapping[str, Page]) -> None:
    """Draw the bar of the step that the address names; nothing outside the tour."""
    number = step()
    if number is None:
        return
    one = STEPS[number - 1]
    with st.container(key="tour", gap=None):
        place = texts.say("tour-place", place=number, steps=len(STEPS))
        st.html(
            f'<section aria-label="{html(texts.say("tour"))}" class="tour">'
            f'<p class="meta">{html(texts.say("tour"))} · {html(place)}</p>'
            f"<h2>{html(texts.say(f'tour-{one.code}'))}</h2>"
            f"<p>{html(texts.say(f'tour-{one.code}-says'))}</p></section>"
        )
        with st.container(horizontal=True, gap="small"):
            if number > 1:
                _link(texts, pages, number - 1, "tour-previous")
            if number < len(STEPS):
                _link(texts, pages, number + 1, "tour-next")
            ending = "tour-leave" if number < len(STEPS) else "tour-done"
            st.page_link(
                pages[one.view],
                label=texts.say(ending),
                query_params={"lang": texts.lang, SET: STUDY, **one.shows},
            )


def invite(screen: Screen) -> None:
    """Draw the link to the first step."""
    with st.container(key="tour-invite", horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(
            screen.pages[STEPS[0].view],
            label=screen.say("tour-begin"),
            query_params=query(screen.lang, 1),
        )
        st.html(f'<p class="meta">{html(screen.say("tour-lead"))}</p>', width="content")


def query(lang: str, number: int) -> dict[str, str]:
    """The address of a step of the tour, as the query of its page."""
    one: Step = STEPS[number - 1]
    return {"lang": lang, SET: STUDY, TOUR: str(number), **one.shows}


def _link(texts: Catalogue, pages: Mapping[str, Page], number: int, words: str) -> None:
    st.page_link(
        pages[STEPS[number - 1].view],
        label=texts.say(words),
        query_params=query(texts.lang, number),
    )
