"""What the database of meetings holds of a set, for its lab book.  It loads SQLAlchemy."""

from collections.abc import Iterable

from sqlalchemy import Engine

from dashboard.meetings.identity import Identity
from dashboard.meetings.lab_entry import LabEntry
from dashboard.meetings.store import decisions, lab_entries, meetings
from dashboard.report.lab_book.book import MeetingSaid


def kept_of(
    engine: Engine, identities: Iterable[Identity]
) -> tuple[list[MeetingSaid], tuple[LabEntry, ...]]:
    """The meetings on some of these runs with what they decided, and what people wrote of them.

    Raises:
        DatabaseError: it cannot be read.
    """
    known = list(identities)
    said = [
        MeetingSaid(
            one,
            meetings.runs_seen(engine, one.meeting_id),
            decisions.decisions(engine, one.meeting_id),
        )
        for one in meetings.on_the_same_runs(engine, known)
    ]
    return said, lab_entries.on_the_same_runs(engine, known)
