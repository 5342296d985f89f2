"""What was decided and written about some runs, from the user's own database, as a document."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Engine

from dashboard.meetings import document
from dashboard.meetings.document import Kept
from dashboard.meetings.identity import Identity, identity_of
from dashboard.meetings.store import lab_entries, lab_transfer, meetings, transfer
from dashboard.meetings.store.database import address, opened
from dashboard.model.table import Series


def decided_about(runs: Iterable[Sequence[Series]]) -> str:
    """The meetings that saw one of these runs and what the lab book says of them, as a document.

    It is ``""`` where there is nothing.  A database that nobody has written to yet is not made for
    the question.

    Raises:
        DatabaseError: the database cannot be read.
    """
    if not is_kept_anywhere():
        return ""
    known = [one for one in map(identity_of, runs) if one is not None]
    engine = opened(address())
    try:
        kept = whole_of(engine, known)
    finally:
        engine.dispose()
    is_any = kept.meetings or kept.lab_book
    return document.written(kept.meetings, kept.lab_book) if is_any else ""


def is_kept_anywhere() -> bool:
    """Whether there is a database to ask: a file that nobody has written yet is none.

    Raises:
        DatabaseError: there is no address of one.
    """
    url = address()
    is_file = url.get_backend_name() == "sqlite" and bool(url.database)
    return not is_file or Path(str(url.database)).exists()


def whole_of(engine: Engine, known: Iterable[Identity]) -> Kept:
    """The meetings that saw one of these runs, and what the lab book says of them.

    Raises:
        DatabaseError: the database cannot be read.
    """
    many = list(known)
    whole = [
        transfer.whole(engine, one.meeting_id) for one in meetings.on_the_same_runs(engine, many)
    ]
    entries = lab_transfer.whole(engine, lab_entries.on_the_same_runs(engine, many))
    return Kept(tuple(one for one in whole if one is not None), entries)
