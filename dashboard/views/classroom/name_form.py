"""Giving a name: all that a class asks of somebody who takes part."""

from functools import partial

import streamlit as st

from dashboard.classroom import desk
from dashboard.classroom.desk import Person
from dashboard.classroom.room import LONGEST_NAME, Room, RoomFullError, RoomLostError, clean_name
from dashboard.text.escape import html, markdown
from dashboard.views.classroom import browser_memory
from dashboard.views.state.page import Screen

TYPED = "class-name"
"""Key of the field."""


def draw(screen: Screen, room: Room) -> Person | None:
    """Ask for a name, or say whose the answers are; ``None`` before there is a name."""
    me = browser_memory.me()
    person = next((one for one in desk.people(room) if one.id == me), None)
    if person is None:
        with st.form("class-join", border=False):
            st.text_input(screen.say("class-name"), key=TYPED, max_chars=LONGEST_NAME)
            st.form_submit_button(screen.say("class-join"), on_click=partial(_join, screen, room))
        st.html(f'<p class="meta">{html(screen.say("class-name-note"))}</p>')
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="lead">{html(screen.say("class-you-are", name=person.name))}</p>',
            width="content",
        )
        st.button(
            screen.say("class-someone-else"),
            key="class-someone-else",
            type="tertiary",
            on_click=browser_memory.become_another,
        )
    return person


def _join(screen: Screen, room: Room) -> None:
    name = clean_name(str(st.session_state.get(TYPED, "")))
    if not name:
        st.toast(markdown(screen.say("class-no-name")))
        return
    try:
        desk.join(room, browser_memory.me(), name)
        browser_memory.settle()
    except RoomFullError:
        st.toast(markdown(screen.say("class-full")))
    except RoomLostError:
        st.toast(markdown(screen.say("class-lost")))
