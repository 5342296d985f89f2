"""Meetings: begun, found, led from step to step, closed; earlier ones on the same runs.

What was deleted (:mod:`~dashboard.meetings.store.deletions`) is in none of the answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Engine, Row, Select, and_, func, insert, select, update

from dashboard.meetings.decision import WORDS, KnownRun, Meeting, plain
from dashboard.meetings.identity import Identity
from dashboard.meetings.store.database import reading, writing
from dashboard.meetings.store.rows import (
    AT_ONCE,
    insert_runs,
    meeting_of,
    new_id,
    runs_of,
)
from dashboard.meetings.store.tables import (
    DECISIONS,
    DELETIONS,
    DIGESTS,
    MEETINGS,
    NOTES,
    RUNS,
    VOTES,
)
from dashboard.model.clock import now

STANDS = MEETINGS.c.meeting_id.not_in(select(DELETIONS.c.meeting_id))
"""What holds of a meeting that was not deleted."""


def begin(
    engine: Engine,
    title: str,
    set_name: str,
    by: str,
    runs: Sequence[KnownRun],
    seen: Mapping[str, Any] | None = None,
) -> Meeting:
    """Begin a meeting over runs.

    Args:
        engine: the database.
        title: of the meeting, for people.
        set_name: of the log set.
        by: who begins it.
        runs: those that it sees, in the order of the set.
        seen: as JSON: the sources with their digests, the versions of program and rules.

    Raises:
        ValueError: a name is too long.
        DatabaseError: it cannot be written.
    """
    begun = Meeting(
        meeting_id=new_id(),
        title=plain(title, WORDS),
        set_name=plain(set_name, WORDS),
        opened_at=now(),
        opened_by=plain(by, WORDS),
        closed_at=None,
        step=0,
        seen=dict(seen or {}),
        version=1,
    )
    with writing(engine) as connection:
        connection.execute(insert(MEETINGS), asdict(begun))
        insert_runs(connection, begun.meeting_id, runs)
    return begun


def all_meetings(engine: Engine) -> tuple[Meeting, ...]:
    """All meetings, the last one first."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(MEETINGS)
            .where(STANDS)
            .order_by(MEETINGS.c.opened_at.desc(), MEETINGS.c.meeting_id)
        )
        return tuple(map(meeting_of, rows))


def meeting(engine: Engine, meeting_id: str) -> Meeting | None:
    """The meeting of an id; ``None`` where there is none."""
    with reading(engine) as connection:
        row = connection.execute(
            select(MEETINGS).where(MEETINGS.c.meeting_id == meeting_id, STANDS)
        ).one_or_none()
    return None if row is None else meeting_of(row)


def stamp(engine: Engine, meeting_id: str) -> tuple[float, ...]:
    """A mark that changes with whatever is written of a meeting; empty where there is none."""
    parts = (
        (DECISIONS, func.sum(DECISIONS.c.version)),
        (NOTES, func.sum(NOTES.c.version)),
        (VOTES, func.max(VOTES.c.at)),
    )
    with reading(engine) as connection:
        row = connection.execute(
            select(MEETINGS.c.version, MEETINGS.c.step).where(
                MEETINGS.c.meeting_id == meeting_id, STANDS
            )
        ).one_or_none()
        if row is None:
            return ()
        found = [float(row.version), float(row.step)]
        for table, latest in parts:
            told = connection.execute(
                select(func.count(), latest).where(table.c.meeting_id == meeting_id)
            ).one()
            found += [float(one or 0) for one in told]
    return tuple(found)


def runs_seen(engine: Engine, meeting_id: str) -> tuple[KnownRun, ...]:
    """The runs that a meeting saw, in the order of their set."""
    with reading(engine) as connection:
        return tuple(runs_of(connection, [meeting_id])[meeting_id])


def on_the_same_runs(engine: Engine, identities: Iterable[Identity]) -> tuple[Meeting, ...]:
    """The meetings that saw one of these runs, the last one first."""
    rows = saw_these(engine, identities, select(MEETINGS).where(STANDS))
    return tuple(sorted(map(meeting_of, rows), key=lambda one: (-one.opened_at, one.meeting_id)))


def saw_these(
    engine: Engine, identities: Iterable[Identity], asked: Select[Any]
) -> list[Row[tuple[Any, ...]]]:
    """The rows of the meetings in ``asked`` that saw one of these runs, each once."""
    found: dict[str, Row[tuple[Any, ...]]] = {}
    many = list(identities)
    any_of_them = sorted({digest for one in many for digest in one.digests})
    whole = sorted({one.whole for one in many})
    # A run seen then goes on now, or was cut short since.
    ways = [(DIGESTS.c.is_whole.is_(True), any_of_them), (None, whole)]
    with reading(engine) as connection:
        for extra, digests in ways:
            for start in range(0, len(digests), AT_ONCE):
                is_one = DIGESTS.c.digest.in_(digests[start : start + AT_ONCE])
                where = is_one if extra is None else and_(extra, is_one)
                rows = connection.execute(
                    asked.where(
                        MEETINGS.c.meeting_id.in_(
                            select(RUNS.c.meeting_id).join(DIGESTS).where(where)
                        )
                    )
                )
                found.update((row.meeting_id, row) for row in rows)
    return list(found.values())


def go_to(engine: Engine, meeting_id: str, step: int) -> None:
    """Lead the meeting to a step of its agenda, from 0: all who follow the presenter see it."""
    _set(engine, meeting_id, step=step)


def close(engine: Engine, meeting_id: str) -> None:
    """End a meeting; what was decided can still be read, and changed."""
    _set(engine, meeting_id, closed_at=now())


def open_again(engine: Engine, meeting_id: str) -> None:
    """Go on with a meeting that was closed."""
    _set(engine, meeting_id, closed_at=None)


def _set(engine: Engine, meeting_id: str, **values: object) -> None:
    with writing(engine) as connection:
        connection.execute(
            update(MEETINGS)
            .where(MEETINGS.c.meeting_id == meeting_id)
            .values(version=MEETINGS.c.version + 1, **values)
        )
