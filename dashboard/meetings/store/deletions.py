"""Meetings deleted, and restored as long as that is possible.

A meeting that is deleted is kept for :data:`KEPT_DAYS` with all that was written at it, and is
found by nobody meanwhile.  Whoever writes to it is told that it is gone.
"""

from collections.abc import Iterable

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from dashboard.meetings.decision import WORDS, Deletion, plain
from dashboard.meetings.identity import Identity
from dashboard.meetings.store.database import writing
from dashboard.meetings.store.meetings import saw_these
from dashboard.meetings.store.rows import is_deleted, meeting_of
from dashboard.meetings.store.tables import DELETIONS, MEETINGS
from dashboard.model.clock import now

KEPT_DAYS = 30
"""Days for which a meeting that was deleted can be restored."""

DAY_S = 86_400.0


def remove(engine: Engine, meeting_id: str, by: str) -> None:
    """Delete a meeting; those that were deleted more than :data:`KEPT_DAYS` ago go for good.

    Raises:
        LookupError: there is no such meeting any more.
        DatabaseError: it cannot be written.
    """
    at = now()
    try:
        with writing(engine) as connection:
            late = select(DELETIONS.c.meeting_id).where(DELETIONS.c.at < at - KEPT_DAYS * DAY_S)
            connection.execute(delete(MEETINGS).where(MEETINGS.c.meeting_id.in_(late)))
            if is_deleted(connection, meeting_id):
                return
            row = {"meeting_id": meeting_id, "author": plain(by, WORDS), "at": at}
            connection.execute(insert(DELETIONS), row)
    except IntegrityError as error:  # no such meeting, or somebody deletes it at this moment
        raise LookupError(meeting_id) from error


def restore(engine: Engine, meeting_id: str) -> None:
    """Take a deletion back: the meeting is as it was.

    Raises:
        DatabaseError: it cannot be written.
    """
    with writing(engine) as connection:
        connection.execute(delete(DELETIONS).where(DELETIONS.c.meeting_id == meeting_id))


def on_the_same_runs(engine: Engine, identities: Iterable[Identity]) -> tuple[Deletion, ...]:
    """The deleted meetings that saw one of these runs, the last deleted first."""
    asked = select(MEETINGS, DELETIONS.c.author, DELETIONS.c.at).join(DELETIONS)
    rows = saw_these(engine, identities, asked)
    found = [Deletion(meeting_of(row), row.author, row.at) for row in rows]
    return tuple(sorted(found, key=lambda one: (-one.at, one.meeting.meeting_id)))
