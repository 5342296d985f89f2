"""What changed since the last meeting on these runs, and what came of what it decided."""

from functools import partial

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings.decision import Meeting
from dashboard.meetings.store import decisions, meetings
from dashboard.report.meetings import change_sentences
from dashboard.report.meetings.changes import Changes, changes
from dashboard.report.meetings.decision_words import moment
from dashboard.report.meetings.seen_runs import BEST
from dashboard.text.escape import html
from dashboard.views.meeting_room.room import Room
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of


def draw(room: Room) -> None:
    """Draw the step."""
    st.html(f'<h1 class="verdict">{html(room.say("meeting-changes"))}</h1>')
    before = meetings.meeting(room.engine, room.plan.before)
    if before is None:
        st.html(f'<p class="meta">{html(room.say("meeting-before-gone"))}</p>')
        return
    words = room.screen.words
    when = moment(before.opened_at, words)
    since = room.say("meeting-since", title=before.title, when=when)
    st.html(f'<p class="meta">{html(since)}</p>')
    found = since_then(room.screen, room.engine, before)
    runs = words.run_titles(room.screen.logs.book.runs)
    said = change_sentences.sentences(found, room.titles, runs, words)
    st.html(listed(said) if said else f"<p>{html(room.say('meeting-nothing-changed'))}</p>")
    if found.came_of:
        st.html(f'<h2 class="section">{html(room.say("meeting-came"))}</h2>')
        st.html(
            listed([change_sentences.came_of(one, room.titles, words) for one in found.came_of])
        )


def since_then(screen: Screen, engine: Engine, before: Meeting) -> Changes:
    """What changed since that meeting.

    Raises:
        DatabaseError: it cannot be read.
    """
    book, report = screen.logs.book, screen.logs.report
    stamp = meetings.stamp(engine, before.meeting_id)
    made = partial(_changes, screen, engine, before)
    return memo_of(book).of(f"meeting-changes-{before.meeting_id}-{stamp}", (report,), made)


def listed(lines: list[str]) -> str:
    """Sentences as an HTML list."""
    items = "".join(f"<li>{html(line)}</li>" for line in lines)
    return f'<ul class="findings meeting-list">{items}</ul>'


def _changes(screen: Screen, engine: Engine, before: Meeting) -> Changes:
    return changes(
        meetings.runs_seen(engine, before.meeting_id),
        decisions.decisions(engine, before.meeting_id),
        before.seen.get(BEST),
        screen.logs.book,
        screen.logs.report,
    )
