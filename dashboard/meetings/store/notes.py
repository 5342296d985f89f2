"""What the presenter writes beside the steps of an agenda."""

from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.meetings.decision import TEXT, WORDS, Conflict, Note, plain
from dashboard.meetings.store.database import reading, writing
from dashboard.meetings.store.rows import is_deleted, key_of
from dashboard.meetings.store.tables import NOTES
from dashboard.model.clock import now


def write(engine: Engine, meeting_id: str, place: str, text: str, by: str, *, saw: int = 0) -> Note:
    """Write the note of a step of the agenda, in place of the version that was seen.

    Raises:
        Conflict: somebody wrote a later version.
        LookupError: the meeting was deleted.
        ValueError: the text is too long.
        DatabaseError: it cannot be written.
    """
    note = Note(place, plain(text, TEXT), plain(by, WORDS), now(), saw + 1)
    values = {"text": note.text, "author": note.author, "at": note.at, "version": note.version}
    key = {"meeting_id": meeting_id, "key": key_of(place)}
    try:
        with writing(engine) as connection:
            if is_deleted(connection, meeting_id):
                raise LookupError(meeting_id)
            stands = _find(connection, meeting_id, place)
            if (stands.version if stands is not None else 0) != saw:
                _conflict(stands)
            if stands is None:
                connection.execute(insert(NOTES), {**key, "place": place, **values})
                return note
            written = connection.execute(
                update(NOTES)
                .where(NOTES.c.meeting_id == meeting_id, NOTES.c.key == key["key"])
                .where(NOTES.c.version == saw)
                .values(**values)
            )
            if written.rowcount != 1:
                _conflict(_find(connection, meeting_id, place))
            return note
    except IntegrityError as error:  # two first notes at once, or no meeting any more
        with reading(engine) as connection:
            theirs = _find(connection, meeting_id, place)
        if theirs is None:
            raise LookupError(meeting_id) from error
        raise Conflict(theirs) from error


def notes(engine: Engine, meeting_id: str) -> dict[str, Note]:
    """The notes of a meeting, by the step of the agenda."""
    with reading(engine) as connection:
        rows = connection.execute(select(NOTES).where(NOTES.c.meeting_id == meeting_id))
        return {row.place: _note(row) for row in rows}


def _find(connection: Connection, meeting_id: str, place: str) -> Note | None:
    row = connection.execute(
        select(NOTES).where(NOTES.c.meeting_id == meeting_id, NOTES.c.key == key_of(place))
    ).one_or_none()
    return None if row is None else _note(row)


def _note(row: Row[tuple[Any, ...]]) -> Note:
    return Note(row.place, row.text, row.author, row.at, row.version)


def _conflict(stands: Note | None) -> None:
    if stands is None:
        raise LookupError
    raise Conflict(stands)
