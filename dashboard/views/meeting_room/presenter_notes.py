"""What the presenter wrote beside a step: for who leads, closed until a key opens it."""

import streamlit as st

from dashboard.meetings.decision import TEXT, Conflict
from dashboard.meetings.store import notes
from dashboard.text.escape import html
from dashboard.views.meeting_room.decision_panel import note
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.room import Room

OPEN = "meeting-notes-open"
"""Where the session keeps whether the notes are shown."""

FIELD = "meeting-note-text"
SEEN = "meeting-note-seen"
"""Where it keeps which note the field began with: meeting, place, version."""

LATE = "meeting-note-late"
"""Where it keeps that somebody else wrote first."""


def draw(room: Room) -> None:
    """Draw the key, and the notes where they are open."""
    if not room.leads:
        return
    is_open = bool(st.session_state.get(OPEN))
    with st.container(key="meeting-notes", gap="small"):
        st.button(
            room.say("meeting-notes-hide" if is_open else "meeting-notes"),
            key="meeting-notes-key",
            on_click=_turn,
            args=(not is_open,),
            shortcut="N",
            type="tertiary",
        )
        if is_open:
            _note(room)


def _note(room: Room) -> None:
    place = room.step.noted_at
    stands = room.notes.get(place)
    version = stands.version if stands is not None else 0
    if stands is not None:
        note(stands.text)
    if st.session_state.get(LATE) and stands is not None:
        told = room.say("meeting-note-conflict", author=stands.author)
        st.html(f'<p class="losses" role="alert">{html(told)}</p>')
    seen = st.session_state.get(SEEN, ("", "", 0))
    if seen[:2] != (room.meeting.meeting_id, place) or FIELD not in st.session_state:
        st.session_state[FIELD] = stands.text if stands is not None else ""
        st.session_state[SEEN] = (room.meeting.meeting_id, place, version)
        st.session_state.pop(LATE, None)
    with st.form("meeting-note-form", border=False):
        st.text_area(
            room.say("meeting-note-of-step"), st.session_state[FIELD], key=FIELD, max_chars=TEXT,
            height=120, help=room.say("meeting-note-help"),
        )  # fmt: skip
        st.form_submit_button(
            room.say("meeting-save"), key="meeting-note-save", on_click=doing(_save),
            args=(room, place, version),
        )  # fmt: skip


def _save(room: Room, place: str, shown: int) -> None:
    """Write the note; where somebody wrote since, both stay: theirs is shown, ours in the field."""
    meeting_id = room.meeting.meeting_id
    text = str(st.session_state.get(FIELD) or "")
    seen = st.session_state[SEEN][2]
    saw = shown if st.session_state.get(LATE) else seen  # told of theirs, they may write over it
    try:
        written = notes.write(room.engine, meeting_id, place, text, room.me, saw=saw)
    except Conflict:
        st.session_state[LATE] = True
        return
    st.session_state[SEEN] = (meeting_id, place, written.version)
    st.session_state.pop(LATE, None)


def _turn(is_open: bool) -> None:
    st.session_state[OPEN] = is_open
