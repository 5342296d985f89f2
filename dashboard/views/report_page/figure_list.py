"""The figures of the report, each with its sentence, and the buttons that move or remove it."""

import base64
import textwrap
from collections.abc import Callable

import streamlit as st

from dashboard.report.collection.entry import LONGEST_SENTENCE, Collection, Entry
from dashboard.report.collection.store import Store
from dashboard.text.escape import html
from dashboard.views.state import collected
from dashboard.views.state.page import Screen

UNKEPT = "collected-unkept"
"""Key of the session: whether the last change could not be written."""

LONGEST_HINT = 200
"""Characters of what the page said, which stands in an empty field: three lines beside a figure."""

FIELD_PX = 120

FIGURE, BESIDE = 620, 540
"""Shares of the grid that a figure has, and what stands beside it."""


def draw(screen: Screen, store: Store, collection: Collection) -> None:
    """Draw them in their order."""
    for place, one in enumerate(collection.entries):
        with st.container(key=f"collected-figure-{place}"):
            _entry(screen, store, collection, place, one)


def change(screen: Screen, store: Store, how: Callable[[Collection], Collection]) -> None:
    """Change the report; where this person may not, or the disk refuses, the page says so."""
    st.session_state[UNKEPT] = not (collected.may_change(screen.logs) and store.change(how))


def _entry(screen: Screen, store: Store, collection: Collection, place: int, one: Entry) -> None:
    shown, beside = st.columns([FIGURE, BESIDE], gap="medium")
    with shown:
        _picture(screen, store, one)
    with beside:
        name = screen.say("collected-number", number=place + 1, title=one.title)
        st.html(f'<h2 class="section">{html(name)}</h2>')
        key = f"collected-says-{one.entry_id}"
        st.session_state.setdefault(key, one.sentence)
        may_change = collected.may_change(screen.logs)
        st.text_area(
            screen.say("collected-sentence"),
            st.session_state[key],
            key=key,
            max_chars=LONGEST_SENTENCE,
            height=FIELD_PX,
            disabled=not may_change,
            on_change=_say,
            args=(screen, store, one.entry_id, key),
            placeholder=textwrap.shorten(one.says, LONGEST_HINT, placeholder=" …"),
        )
        if may_change:
            _keys(screen, store, collection, place, one)
        notes = [" · ".join(filter(None, (one.foot, one.program)))]
        if one.lang not in {"", screen.lang}:
            notes.append(screen.say("collected-in-language", lang=one.lang))
        st.html("".join(f'<p class="meta">{html(note)}</p>' for note in notes))


def _keys(screen: Screen, store: Store, collection: Collection, place: int, one: Entry) -> None:
    """The buttons that move a figure, and that which removes it."""
    with st.container(horizontal=True, gap="small", key=f"collected-keys-{place}"):
        _move(screen, store, one, -1, is_end=place == 0)
        _move(screen, store, one, 1, is_end=place == len(collection.entries) - 1)
        st.button(
            screen.say("collected-remove"),
            key=f"collected-remove-{one.entry_id}",
            on_click=_remove,
            args=(screen, store, one.entry_id),
            help=one.title,
        )


def _picture(screen: Screen, store: Store, one: Entry) -> None:
    svg = store.svg(one.entry_id)
    if svg is None:
        st.html(f'<p class="losses">{html(screen.say("collected-damaged"))}</p>')
        return
    drawn = base64.b64encode(svg).decode()
    st.html(
        f'<img class="collected" src="data:image/svg+xml;base64,{drawn}" alt="{html(one.alt)}">'
    )


def _move(screen: Screen, store: Store, one: Entry, by: int, *, is_end: bool) -> None:
    """A button that moves a figure; each figure has one, so that its help says which it moves."""
    way = "up" if by < 0 else "down"
    st.button(
        screen.say(f"collected-{way}"),
        key=f"collected-{way}-{one.entry_id}",
        on_click=_moved,
        args=(screen, store, one.entry_id, by),
        help=one.title,
        disabled=is_end,
    )


def _moved(screen: Screen, store: Store, entry_id: str, by: int) -> None:
    change(screen, store, lambda held: held.moved(entry_id, by))


def _remove(screen: Screen, store: Store, entry_id: str) -> None:
    change(screen, store, lambda held: held.without(entry_id))


def _say(screen: Screen, store: Store, entry_id: str, key: str) -> None:
    sentence = str(st.session_state.get(key, ""))
    change(screen, store, lambda held: held.saying(entry_id, sentence))
