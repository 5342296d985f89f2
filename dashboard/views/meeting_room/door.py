"""The way into a meeting: the database, the name, then the lobby or the room."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings.store.database import DatabaseError
from dashboard.report.meetings.agenda import Place
from dashboard.text.escape import html
from dashboard.views.frame import style
from dashboard.views.meeting_room import (
    browser,
    changes_step,
    decision_form,
    decisions_step,
    going,
    lobby,
    opened_database,
    person,
    presenter_notes,
    setting_step,
    summary_step,
    vote_step,
    whole_step,
)
from dashboard.views.meeting_room.room import MEETING, Room, entered
from dashboard.views.state.page import Screen

FOLDER = Path(__file__).parent
LOBBY_SHEETS, ROOM_SHEETS = ("meeting.css",), ("meeting.css", "room.css")
"""The style of the page, and what holds in a meeting beside it."""

STEPS: Mapping[Place, Callable[[Room], None]] = {
    Place.WHOLE: whole_step.draw,
    Place.BEST: setting_step.draw,
    Place.VOTE: vote_step.draw,
    Place.SETTING: setting_step.draw,
    Place.CHANGES: changes_step.draw,
    Place.DECISIONS: decisions_step.draw,
    Place.SUMMARY: summary_step.draw,
}


def draw(screen: Screen) -> None:
    """Draw the meeting of the address, else the lobby; where there is no database, why."""
    opened_database.say_problem(screen)
    try:
        engine = opened_database.engine()
        meeting_id = st.query_params.get(MEETING, "")
        room = entered(screen, engine, meeting_id) if meeting_id else None
        _draw(screen, engine, room, meeting_id)
    except DatabaseError as error:
        st.html(f'<h1 class="verdict">{html(screen.say("page-meeting"))}</h1>')
        opened_database.say(screen, error.code, error.about)
        st.html(f'<p class="meta">{html(screen.say("meeting-without-database"))}</p>')


def _draw(screen: Screen, engine: Engine, room: Room | None, meeting_id: str) -> None:
    me = person.name()
    if room is None:
        if meeting_id:
            opened_database.say(screen, "meeting-not-found", "")
        lobby.draw(screen, engine)
        _style(LOBBY_SHEETS)
        browser.draw(name="" if person.is_signed_in() else me)
        return
    if not me:
        person.ask(screen)
        _style(ROOM_SHEETS)
        browser.draw(name="", form="ask")
        return
    with st.container(key="meeting-room"):
        going.draw(room)
        STEPS[room.step.place](room)
        presenter_notes.draw(room)
    _style(ROOM_SHEETS)
    # Of who signed in nothing is remembered: the next one at this machine may not.
    name = "" if person.is_signed_in() else me
    browser.draw(name=name, step=str(room.at), form=decision_form.name())


def _style(sheets: Sequence[str]) -> None:
    """Draw the style sheets, behind what they are for: before it they would leave a gap.

    Their comments are for us, and not sent.
    """
    written = ((FOLDER / name).read_text(encoding="utf-8") for name in sheets)
    parts = (part for one in written for part in one.split("*/"))
    st.html(style.element(*(part.partition("/*")[0] for part in parts)))
