"""Whole meetings out of one database and into another.

What is there already is left as it is: a meeting is told by its id.  One that was deleted here is
there again.  Where both have it, later
versions of its decisions are taken over if they follow on those that stand; where both went on from
the same version, ours stands, and the setting is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select, update

from dashboard.meetings.decision import Decision, Version
from dashboard.meetings.document import Kept, WholeMeeting
from dashboard.meetings.store import decisions, lab_transfer, meetings, notes, votes
from dashboard.meetings.store.database import writing
from dashboard.meetings.store.rows import insert_runs, key_of, values_of, version_of
from dashboard.meetings.store.tables import (
    DECISIONS,
    DELETIONS,
    MEETINGS,
    NOTES,
    VERSIONS,
    VOTES,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking meetings in."""

    new: int  # meetings that were not here, or were deleted here
    grown: int  # decisions that went on
    parted: tuple[str, ...]  # settings of which both sides have a later version; ours stands
    entries: int = 0  # of lab books that are new or went on


def whole(engine: Engine, meeting_id: str) -> WholeMeeting | None:
    """A meeting with all that belongs to it; ``None`` where there is none."""
    found = meetings.meeting(engine, meeting_id)
    if found is None:
        return None
    return WholeMeeting(
        found,
        meetings.runs_seen(engine, meeting_id),
        tuple(
            (one, decisions.history(engine, meeting_id, one.setting))
            for one in decisions.decisions(engine, meeting_id)
        ),
        tuple(notes.notes(engine, meeting_id).values()),
        votes.votes(engine, meeting_id),
    )


def take_in(engine: Engine, kept: Kept) -> Taken:
    """Take meetings and entries of a lab book into this database, all of them or none.

    Raises:
        DatabaseError: it cannot be written.
    """
    new = grown = 0
    parted: list[str] = []
    with writing(engine) as connection:
        for one in kept.meetings:
            is_here = connection.execute(
                select(MEETINGS.c.meeting_id).where(MEETINGS.c.meeting_id == one.meeting.meeting_id)
            ).one_or_none()
            if is_here is None:
                new += 1
                _insert(connection, one)
                continue
            restored = connection.execute(
                delete(DELETIONS).where(DELETIONS.c.meeting_id == one.meeting.meeting_id)
            )
            new += restored.rowcount
            for decision, versions in one.decisions:
                went_on, is_parted = _join(connection, decision, versions)
                grown += went_on
                parted += [decision.setting] * is_parted
        entries = lab_transfer.take_in(connection, kept.lab_book)
    return Taken(new, grown, tuple(parted), entries)


def _insert(connection: Connection, one: WholeMeeting) -> None:
    meeting_id = one.meeting.meeting_id
    connection.execute(
        insert(MEETINGS), {column.name: getattr(one.meeting, column.name) for column in MEETINGS.c}
    )
    insert_runs(connection, meeting_id, one.runs)
    for decision, versions in one.decisions:
        _insert_decision(connection, decision, versions)
    for note in one.notes:
        connection.execute(
            insert(NOTES),
            {
                "meeting_id": meeting_id,
                "key": key_of(note.place),
                "place": note.place,
                "text": note.text,
                "author": note.author,
                "at": note.at,
                "version": note.version,
            },
        )
    last = {(vote.setting, vote.voter): vote for vote in one.votes}
    for vote in last.values():
        connection.execute(
            insert(VOTES),
            {
                "meeting_id": meeting_id,
                "key": key_of(vote.setting),
                "voter": vote.voter,
                "setting": vote.setting,
                "state": vote.state,
                "move": vote.move,
                "at": vote.at,
            },
        )


def _insert_decision(
    connection: Connection, decision: Decision, versions: Sequence[Version]
) -> None:
    connection.execute(
        insert(DECISIONS),
        {
            "decision_id": decision.decision_id,
            "meeting_id": decision.meeting_id,
            "key": key_of(decision.setting),
            "setting": decision.setting,
            "said": dict(decision.said),
            "version": decision.version,
            "author": decision.author,
            "changed_at": decision.changed_at,
            **values_of(decision.content),
        },
    )
    _insert_versions(connection, decision.decision_id, versions)


def _insert_versions(connection: Connection, decision_id: str, versions: Sequence[Version]) -> None:
    for one in versions:
        connection.execute(
            insert(VERSIONS),
            {
                "decision_id": decision_id,
                "version": one.version,
                "author": one.author,
                "changed_at": one.at,
                **values_of(one.content),
            },
        )


def _join(
    connection: Connection, decision: Decision, versions: Sequence[Version]
) -> tuple[bool, bool]:
    """Whether a decision went on, and whether both sides did."""
    here = connection.execute(
        select(DECISIONS.c.decision_id).where(
            DECISIONS.c.meeting_id == decision.meeting_id,
            DECISIONS.c.key == key_of(decision.setting),
        )
    ).one_or_none()
    if here is None:
        _insert_decision(connection, decision, versions)
        return True, False
    ours = [
        version_of(row)
        for row in connection.execute(
            select(VERSIONS)
            .where(VERSIONS.c.decision_id == here.decision_id)
            .order_by(VERSIONS.c.version)
        )
    ]
    shared = min(len(ours), len(versions))
    if list(versions[:shared]) != ours[:shared]:
        return False, True
    further = versions[shared:]
    if not further:
        return False, False
    _insert_versions(connection, here.decision_id, further)
    last = further[-1]
    connection.execute(
        update(DECISIONS)
        .where(DECISIONS.c.decision_id == here.decision_id)
        .values(
            version=last.version,
            author=last.author,
            changed_at=last.at,
            **values_of(last.content),
        )
    )
    return True, False
