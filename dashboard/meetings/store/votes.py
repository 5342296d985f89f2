"""What each person thinks of a setting before its verdict shows; of each their last vote."""

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from dashboard.meetings.decision import CODE, WORDS, Vote, plain
from dashboard.meetings.store.database import reading, writing
from dashboard.meetings.store.rows import is_deleted, key_of
from dashboard.meetings.store.tables import VOTES
from dashboard.model.clock import now


def vote(engine: Engine, meeting_id: str, setting: str, voter: str, state: str, move: str) -> Vote:
    """Vote, or vote anew.

    Raises:
        LookupError: the meeting was deleted.
        ValueError: a name is too long.
        DatabaseError: it cannot be written.
    """
    mine = Vote(setting, plain(voter, WORDS), plain(state, CODE), plain(move, CODE), now())
    key = (VOTES.c.meeting_id == meeting_id, VOTES.c.key == key_of(setting))
    row = {
        "meeting_id": meeting_id,
        "key": key_of(setting),
        "voter": mine.voter,
        "setting": setting,
        "state": mine.state,
        "move": mine.move,
        "at": mine.at,
    }
    try:
        with writing(engine) as connection:
            if is_deleted(connection, meeting_id):
                raise LookupError(meeting_id)
            connection.execute(delete(VOTES).where(*key, VOTES.c.voter == mine.voter))
            connection.execute(insert(VOTES), row)
    except IntegrityError as error:
        raise LookupError(meeting_id) from error
    return mine


def votes(engine: Engine, meeting_id: str) -> tuple[Vote, ...]:
    """All votes of a meeting, the first one first."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(VOTES).where(VOTES.c.meeting_id == meeting_id).order_by(VOTES.c.at)
        )
        return tuple(Vote(row.setting, row.voter, row.state, row.move, row.at) for row in rows)
