"""Decisions: made, changed, undone, with all of their versions.

Who changes one says which version they saw.  Where another was written since, nothing is changed
and :class:`~dashboard.meetings.decision.Conflict` brings what stands: the second sees both and
chooses.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.meetings.decision import (
    WORDS,
    Conflict,
    Content,
    Decision,
    KnownRun,
    Version,
    plain,
)
from dashboard.meetings.store.database import reading, writing
from dashboard.meetings.store.rows import (
    decision_of,
    is_deleted,
    key_of,
    new_id,
    runs_of,
    values_of,
    version_of,
)
from dashboard.meetings.store.tables import DECISIONS, VERSIONS
from dashboard.meetings.store.undoing import before
from dashboard.model.clock import now

NONE = 0
"""The version that was seen by who saw no decision."""


class NoDecisionError(LookupError):
    """There is no decision of this id: its meeting was deleted."""


def decide(
    engine: Engine,
    meeting_id: str,
    setting: str,
    content: Content,
    by: str,
    *,
    saw: int = NONE,
    said: Mapping[str, Any] | None = None,
) -> Decision:
    """Decide about a setting, or change what was decided.

    Args:
        engine: the database.
        meeting_id: of the meeting.
        setting: by its name, one of those that the meeting saw.
        content: what is decided.
        by: who decides.
        saw: the version that they saw, :data:`NONE` for none.
        said: as JSON: verdict, advice and forecast as they stand now; kept with the first version.

    Raises:
        Conflict: somebody wrote a later version.
        NoDecisionError: the meeting has no such setting any more.
        ValueError: a text is too long.
        DatabaseError: it cannot be written.
    """
    checked, author = content.checked(), plain(by, WORDS)
    try:
        with writing(engine) as connection:
            runs = _runs(connection, meeting_id, setting)
            row = _find(connection, meeting_id, setting)
            stands = NONE if row is None else row.version
            if stands != saw:
                _conflict(row, runs)
            changes = {**values_of(checked), "author": author, "changed_at": now()}
            if row is None:
                decision_id = new_id()
                connection.execute(
                    insert(DECISIONS),
                    {
                        "decision_id": decision_id,
                        "meeting_id": meeting_id,
                        "key": key_of(setting),
                        "setting": setting,
                        "said": dict(said or {}),
                        "version": 1,
                        **changes,
                    },
                )
            else:
                decision_id = row.decision_id
                written = connection.execute(
                    update(DECISIONS)
                    .where(DECISIONS.c.decision_id == decision_id, DECISIONS.c.version == saw)
                    .values(version=saw + 1, **changes)
                )
                if written.rowcount != 1:  # between question and change, as PostgreSQL allows
                    _conflict(_find(connection, meeting_id, setting), runs)
            connection.execute(
                insert(VERSIONS), {"decision_id": decision_id, "version": saw + 1, **changes}
            )
            return decision_of(_needed(_find(connection, meeting_id, setting)), runs)
    except IntegrityError as error:  # two first decisions at once
        theirs = decision(engine, meeting_id, setting)
        if theirs is None:
            raise NoDecisionError(meeting_id) from error
        raise Conflict(theirs) from error


def undo(engine: Engine, meeting_id: str, setting: str, by: str, *, saw: int) -> Decision:
    """Take the last change back: what stood before it stands again, as a version of its own.

    Undone twice, it goes back twice; the first version gives way to nothing decided.

    Raises:
        Conflict, NoDecisionError, DatabaseError: as :func:`decide`.
    """
    past = history(engine, meeting_id, setting)
    if not past:
        raise NoDecisionError(meeting_id)
    stood = before((one.content for one in past), Content())
    return decide(engine, meeting_id, setting, stood, by, saw=saw)


def decision(engine: Engine, meeting_id: str, setting: str) -> Decision | None:
    """What stands decided about a setting; ``None`` where nothing ever was."""
    with reading(engine) as connection:
        row = _find(connection, meeting_id, setting)
        if row is None:
            return None
        return decision_of(row, _runs(connection, meeting_id, setting))


def decisions(engine: Engine, meeting_id: str) -> tuple[Decision, ...]:
    """All decisions of a meeting, in the order of their settings' names."""
    with reading(engine) as connection:
        runs = runs_of(connection, [meeting_id])[meeting_id]
        rows = connection.execute(
            select(DECISIONS)
            .where(DECISIONS.c.meeting_id == meeting_id)
            .order_by(DECISIONS.c.setting)
        )
        return tuple(
            decision_of(row, [run for run in runs if run.setting == row.setting]) for row in rows
        )


def history(engine: Engine, meeting_id: str, setting: str) -> tuple[Version, ...]:
    """Every version of a decision, the first one first."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(VERSIONS)
            .join(DECISIONS)
            .where(DECISIONS.c.meeting_id == meeting_id, DECISIONS.c.key == key_of(setting))
            .order_by(VERSIONS.c.version)
        )
        return tuple(map(version_of, rows))


def _find(connection: Connection, meeting_id: str, setting: str) -> Row[tuple[Any, ...]] | None:
    return connection.execute(
        select(DECISIONS).where(
            DECISIONS.c.meeting_id == meeting_id, DECISIONS.c.key == key_of(setting)
        )
    ).one_or_none()


def _needed(row: Row[tuple[Any, ...]] | None) -> Row[tuple[Any, ...]]:
    if row is None:
        raise NoDecisionError
    return row


def _runs(connection: Connection, meeting_id: str, setting: str) -> list[KnownRun]:
    if is_deleted(connection, meeting_id):
        raise NoDecisionError(meeting_id)
    runs = [run for run in runs_of(connection, [meeting_id])[meeting_id] if run.setting == setting]
    if not runs:
        raise NoDecisionError(meeting_id)
    return runs


def _conflict(row: Row[tuple[Any, ...]] | None, runs: list[KnownRun]) -> None:
    raise Conflict(decision_of(_needed(row), runs))
