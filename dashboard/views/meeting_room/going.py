"""From step to step: the presenter takes all along, who left goes alone and may come back.

A fragment looks every two seconds whether anything of the meeting was written, and has the page
drawn anew only then.
"""

from contextlib import suppress

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings.store import meetings
from dashboard.meetings.store.database import DatabaseError
from dashboard.report.meetings.agenda import clamped
from dashboard.text.escape import html
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.room import LEADS, OWN_STEP, Room

EVERY_S = 2.0
"""Seconds between two looks at what the others did."""

LEFT = "none"
"""Instead of an id: this session leads no meeting, though it may have begun one."""


def draw(room: Room) -> None:
    """Draw the row with the place in the agenda and the keys that lead through it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="meeting-bar"):
        place = room.say("meeting-place", place=room.at + 1, steps=len(room.steps))
        title = html(room.meeting.title)
        st.html(f'<p class="meeting-where"><b>{title}</b> {html(place)}</p>', width="stretch")
        _follow(room)
        _step(room, "meeting-previous", -1, "Left")
        _step(room, "meeting-next", 1, "Right")
        st.button(
            room.say("meeting-leave"), key="meeting-leave", on_click=leave, shortcut="Q",
            type="tertiary",
        )  # fmt: skip
    st.fragment(_look, run_every=EVERY_S)(room.engine, room.meeting.meeting_id, room.stamp)


def go(room: Room, ahead: int) -> None:
    """Go ``ahead`` steps: with everyone, for who leads; alone, for who does not."""
    to = clamped(room.at + ahead, room.steps)
    if room.leads:
        meetings.go_to(room.engine, room.meeting.meeting_id, to)
    else:
        st.session_state[OWN_STEP] = (room.meeting.meeting_id, to)


def follow() -> None:
    """Come back to the presenter."""
    st.session_state.pop(OWN_STEP, None)


def lead(room: Room) -> None:
    """Take everyone along from now on, to where this session is."""
    meetings.go_to(room.engine, room.meeting.meeting_id, room.at)
    st.session_state[LEADS] = room.meeting.meeting_id
    follow()


def hand_over() -> None:
    """Lead no longer, but follow."""
    st.session_state[LEADS] = LEFT


def leave() -> None:
    """Go out of the meeting; it goes on, and its address leads back."""
    st.query_params.pop("meeting", None)
    follow()


def _follow(room: Room) -> None:
    """What the session is in the meeting, and the key that changes it."""
    if not room.follows:
        there = room.say("meeting-presenter-at", place=clamped(room.meeting.step, room.steps) + 1)
        st.html(f'<p class="meta">{html(there)}</p>', width="content")
        st.button(room.say("meeting-follow"), key="meeting-follow", on_click=follow, shortcut="F")
    if room.leads:
        st.button(
            room.say("meeting-hand-over"), key="meeting-hand-over", on_click=hand_over,
            shortcut="L", type="tertiary",
        )  # fmt: skip
    elif room.decides:
        st.button(
            room.say("meeting-lead-on"), key="meeting-lead", on_click=doing(lead), args=(room,),
            shortcut="L", type="tertiary",
        )  # fmt: skip


def _step(room: Room, name: str, ahead: int, key: str) -> None:
    st.button(
        room.say(name),
        key=name,
        on_click=doing(go),
        args=(room, ahead),
        shortcut=key,
        disabled=clamped(room.at + ahead, room.steps) == room.at,
    )


def _look(engine: Engine, meeting_id: str, shown: tuple[float, ...]) -> None:
    """Draw the page anew if anything was written since it showed it."""
    now = shown
    with suppress(DatabaseError):  # it may be back at the next look
        now = meetings.stamp(engine, meeting_id)
    if now != shown:
        st.rerun()
