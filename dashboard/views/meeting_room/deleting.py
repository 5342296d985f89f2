"""A meeting is deleted by who began or leads it, after a question; for some time it comes back."""

from functools import partial

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings import document
from dashboard.meetings.decision import Deletion, Meeting
from dashboard.meetings.identity import Identity
from dashboard.meetings.store import deletions, transfer
from dashboard.report.figures.file_name import file_name
from dashboard.report.meetings.decision_words import moment
from dashboard.text.escape import html
from dashboard.views.meeting_room import person
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.room import LEADS, MEETING
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen

ASKED = "meeting-delete-asked"
"""Where the session keeps the id of the meeting that the question is about."""


def is_mine(meeting: Meeting) -> bool:
    """Whether this person, who may decide, began the meeting or leads it."""
    if not roles.may_decide():
        return False
    me = person.name()
    leads = st.session_state.get(LEADS) == meeting.meeting_id
    return leads or bool(me and me == meeting.opened_by)


def is_asked(meeting: Meeting) -> bool:
    """Whether the question stands whether this meeting is to be deleted."""
    return st.session_state.get(ASKED) == meeting.meeting_id


def key(screen: Screen, meeting: Meeting, shortcut: str | None = None) -> None:
    """The key that asks."""
    st.button(
        screen.say("meeting-delete-ask"),
        key=f"meeting-delete-ask-{meeting.meeting_id}",
        on_click=_ask,
        args=(meeting.meeting_id,),
        type="tertiary",
        shortcut=shortcut,
    )


def question(screen: Screen, engine: Engine, meeting: Meeting, decided: int) -> None:
    """The question, with the meeting as a file to take along before."""
    asked = screen.say(
        "meeting-delete-question",
        title=meeting.title,
        decided=decided,
        days=deletions.KEPT_DAYS,
    )
    with st.container(key="meeting-delete", gap="small"):
        st.html(f'<p class="losses" role="alert">{html(asked)}</p>')
        with st.container(horizontal=True, gap="small"):
            st.button(
                screen.say("meeting-delete"),
                key="meeting-delete-now",
                on_click=doing(_remove),
                args=(engine, meeting.meeting_id),
                shortcut="1",
            )
            st.button(
                screen.say("meeting-delete-not"), key="meeting-delete-not", on_click=_ask,
                args=("",), shortcut="2", type="primary",
            )  # fmt: skip
            st.download_button(
                screen.say("meeting-delete-export"),
                partial(_exported, engine, meeting.meeting_id),
                file_name([meeting.title], "json"),
                "application/json",
                key="meeting-delete-export",
                on_click="ignore",
                type="tertiary",
            )


def draw_deleted(screen: Screen, engine: Engine, identities: list[Identity]) -> None:
    """The meetings on these runs that this person deleted or began, each with a key to restore it.

    Raises:
        DatabaseError: it cannot be read.
    """
    me = person.name()
    many = [
        one
        for one in deletions.on_the_same_runs(engine, identities)
        if me in (one.author, one.meeting.opened_by)
    ]
    if not many:
        return
    st.html(
        f'<h2 class="section">{html(screen.say("meeting-deleted-ones", meetings=len(many)))}</h2>'
    )
    for one in many:
        _deleted(screen, engine, one)


def _deleted(screen: Screen, engine: Engine, one: Deletion) -> None:
    told = screen.say(
        "meeting-deleted-one",
        by=one.author,
        when=moment(one.at, screen.words),
        days=deletions.KEPT_DAYS,
    )
    meeting_id = one.meeting.meeting_id
    with st.container(horizontal=True, vertical_alignment="center", key=f"deleted-{meeting_id}"):
        text = f"<p><b>{html(one.meeting.title)}</b> <span class='meta'>{html(told)}</span></p>"
        st.html(text, width="stretch")
        st.button(
            screen.say("meeting-restore"),
            key=f"meeting-restore-{meeting_id}",
            on_click=doing(deletions.restore),
            args=(engine, meeting_id),
        )


def _ask(meeting_id: str) -> None:
    st.session_state[ASKED] = meeting_id


def _remove(engine: Engine, meeting_id: str) -> None:
    """Delete it, and go out of it."""
    deletions.remove(engine, meeting_id, person.name())
    st.session_state.pop(ASKED, None)
    if st.query_params.get(MEETING) == meeting_id:
        st.query_params.pop(MEETING)


def _exported(engine: Engine, meeting_id: str) -> bytes:
    """The meeting as a document, read when somebody asks for it."""
    whole = transfer.whole(engine, meeting_id)
    return document.written([whole] if whole is not None else []).encode("utf-8", "replace")
