"""The form of a decision: the command or the reason, who, until when, a note.

What is typed stays in the fields while others write; it is held against the version that was there
when the form was opened.
"""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.meetings.decision import TEXT, WORDS, Content, Kind
from dashboard.text.escape import html, plain
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.packed import packed, unpacked
from dashboard.views.meeting_room.room import OWN_STEP, Room

FORM = "meeting-form"
"""Where the session keeps which form is open: meeting, setting, version, content as texts."""

LACKS = "meeting-form-lacks"
"""Where it keeps that the reason was asked for and not given."""

COMMAND, REASON, OWNER, DUE, NOTE = (
    f"meeting-field-{name}" for name in ("command", "reason", "owner", "due", "note")
)


def is_open(room: Room, setting: str) -> bool:
    """Whether the form of this setting is open."""
    held = st.session_state.get(FORM)
    return held is not None and held[:2] == (room.meeting.meeting_id, setting)


def opens(room: Room, setting: str, content: Content, saw: int) -> None:
    """Open the form on what is to be decided, with the advice as command where none stands.

    Who follows the presenter stays here until they come back: what they type is not taken away.
    """
    if content.kind is Kind.RERUN and not content.command:
        content = replace(content, command=advised(room, setting))
    st.session_state.update(_fields(content))
    if not room.leads:
        st.session_state[OWN_STEP] = (room.meeting.meeting_id, room.at)
    st.session_state[FORM] = (room.meeting.meeting_id, setting, str(saw), *packed(content))


def name() -> str:
    """Tells an open form from the next; empty where none is open."""
    return "/".join(st.session_state.get(FORM, ())[:3])


def advised(room: Room, setting: str) -> str:
    """The first advice on a setting as a command, in short where it is none of our trainer's."""
    group = room.settings.get(setting)
    if group is None:
        return ""
    screen = room.screen
    run = screen.logs.book.by_id[group.shown]
    for advice in screen.logs.report.by_id[group.shown].recommendations:
        command = screen.words.code(advice, run).get("trainer")
        return (command or plain(screen.words.chip(advice))).strip()
    return ""


def draw(room: Room, setting: str, decide: Callable[..., bool]) -> None:
    """Draw the form; ``decide`` writes what is in it."""
    content = unpacked(st.session_state[FORM][3:])
    kind = content.kind
    for key, value in _fields(content).items():
        st.session_state.setdefault(key, value)  # it was left, and Streamlit forgot its fields
    held = st.session_state
    st.html(f"<h3>{html(room.say(f'meeting-do-{kind.value}'))}</h3>")
    if st.session_state.get(LACKS):
        st.html(f'<p class="losses" role="alert">{html(room.say("meeting-reason-lacks"))}</p>')
    with st.container(key="meeting-form", gap="small"), st.form("meeting-fields", border=False):
        if kind is Kind.RERUN:
            st.text_area(
                room.say("meeting-command"), held[COMMAND], key=COMMAND, max_chars=TEXT, height=110
            )
        label = "meeting-reason-wrong" if kind is Kind.DISAGREE else "meeting-reason"
        if kind is not Kind.RERUN:
            st.text_area(room.say(label), held[REASON], key=REASON, max_chars=TEXT, height=84)
        st.text_input(room.say("meeting-owner"), held[OWNER], key=OWNER, max_chars=WORDS)
        st.date_input(room.say("meeting-due"), key=DUE, value=held[DUE], format=_format(room))
        st.text_area(
            room.say("meeting-note"), held[NOTE], key=NOTE, max_chars=TEXT, height=100,
            help=room.say("meeting-note-help"),
        )  # fmt: skip
        st.form_submit_button(
            room.say("meeting-save"),
            key="meeting-save",
            on_click=doing(_save),
            args=(room, setting, decide),
            type="primary",
        )
    st.button(
        room.say("meeting-cancel"), key="meeting-cancel", on_click=close, shortcut="X",
        type="tertiary",
    )  # fmt: skip


def close() -> None:
    """Close the form; what was typed is gone."""
    st.session_state.pop(FORM, None)
    st.session_state.pop(LACKS, None)


def _fields(content: Content) -> dict[str, object]:
    """What the fields hold, by their keys."""
    return {
        COMMAND: content.command,
        REASON: content.reason,
        OWNER: content.owner,
        DUE: content.due,
        NOTE: content.note,
    }


def _save(room: Room, setting: str, decide: Callable[..., bool]) -> None:
    """Write what was typed; where that fails the form stays open with it."""
    held = st.session_state[FORM]
    before = unpacked(held[3:])
    content = replace(
        before,
        reason=_typed(REASON, before.reason),
        command=_typed(COMMAND, before.command),
        owner=_typed(OWNER, before.owner),
        due=st.session_state.get(DUE),
        note=_typed(NOTE, before.note),
    )
    if content.kind is Kind.DISAGREE and not content.reason.strip():
        st.session_state[LACKS] = True
        return
    decide(room, setting, content, int(held[2]))
    close()


def _typed(key: str, otherwise: str) -> str:
    """What a field holds; what stood before where the form has no such field."""
    return str(st.session_state.get(key, otherwise) or "")


def _format(room: Room) -> str:
    return "DD/MM/YYYY" if room.screen.lang == "pt-BR" else "YYYY-MM-DD"
