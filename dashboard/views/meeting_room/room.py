"""A meeting as one session sees it now: read anew each time that the page is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings.decision import Decision, KnownRun, Meeting, Note, Vote
from dashboard.meetings.store import decisions, meetings, notes, votes
from dashboard.report.meetings.agenda import Plan, Step, clamped
from dashboard.report.meetings.seen_runs import AGENDA, open_settings
from dashboard.report.setting_groups import SettingGroup, setting_titles
from dashboard.views.meeting_room import person
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of

MEETING = "meeting"
"""Name in the address of the id of the meeting."""

OWN_STEP = "meeting-own-step"
"""Where the session keeps the step of who left the presenter: the meeting's id and the number."""

LEADS = "meeting-leads"
"""Where the session keeps the id of the meeting that it leads, or another one that it gave up."""


@dataclass(frozen=True, slots=True)
class Room:
    """All that a step of the agenda is drawn from.

    Attributes:
        screen: language, logs, pages.
        engine: the database.
        meeting: as it is kept.
        stamp: the mark of all that is kept of it (:func:`dashboard.meetings.store.meetings.stamp`).
        steps: of its agenda.
        at: the number of the step that this session shows, from 0.
        me: the name of this person.
        decides: whether this person may decide, and write anything else that others see.
        leads: whether all go where this session goes.
        follows: whether this session goes where the presenter goes.
        known: the runs that the meeting saw.
        settings: its settings whose runs are open.
        titles: of these settings, in the language of this session.
        decisions, votes, notes: what is kept, by setting and by place.
    """

    screen: Screen
    engine: Engine
    meeting: Meeting
    stamp: tuple[float, ...]
    steps: tuple[Step, ...]
    plan: Plan
    at: int
    me: str
    decides: bool
    leads: bool
    follows: bool
    known: tuple[KnownRun, ...]
    settings: Mapping[str, SettingGroup]
    titles: Mapping[str, str]
    decisions: Mapping[str, Decision]
    votes: tuple[Vote, ...]
    notes: Mapping[str, Note]

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self.at]

    def title_of(self, setting: str) -> str:
        """What a setting is called on the page; as then, where its runs are not open."""
        return self.titles.get(setting, setting)

    def say(self, message: str, **args: object) -> str:
        """A text in the language of the page."""
        return self.screen.say(message, **args)


def entered(screen: Screen, engine: Engine, meeting_id: str) -> Room | None:
    """The meeting of an id as it is now; ``None`` where there is none.

    Raises:
        DatabaseError: it cannot be read.
    """
    stamp = meetings.stamp(engine, meeting_id)
    found = meetings.meeting(engine, meeting_id)
    if found is None:
        return None
    book, report = screen.logs.book, screen.logs.report
    memo = memo_of(book)
    known = memo.get(("meeting-runs", meeting_id), partial(meetings.runs_seen, engine, meeting_id))
    settings = memo.of(
        f"meeting-settings-{meeting_id}", (report,), partial(open_settings, known, book, report)
    )
    shown = setting_titles(tuple(settings.values()), book, report, screen.words)
    plan = Plan.of(found.seen.get(AGENDA))
    steps = plan.steps()
    me = person.name()
    decides = roles.may_decide()
    own = own_step(meeting_id)
    led = st.session_state.get(LEADS)
    leads = led == meeting_id or (led is None and bool(me) and me == found.opened_by)
    return Room(
        screen,
        engine,
        found,
        stamp,
        steps,
        plan,
        clamped(found.step if own is None else own, steps),
        me,
        decides,
        decides and leads and own is None,
        own is None,
        known,
        settings,
        {name: shown[group.shown] for name, group in settings.items()},
        {one.setting: one for one in decisions.decisions(engine, meeting_id)},
        votes.votes(engine, meeting_id),
        notes.notes(engine, meeting_id),
    )


def own_step(meeting_id: str) -> int | None:
    """The step of this session where it left the presenter, else ``None``."""
    held = st.session_state.get(OWN_STEP)
    return held[1] if isinstance(held, tuple) and held[0] == meeting_id else None
