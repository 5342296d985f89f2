"""Rows as the types of a meeting, and back: what several modules of the store share."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from dashboard.meetings.decision import Content, Decision, Kind, KnownRun, Meeting, Version
from dashboard.meetings.identity import Identity
from dashboard.meetings.store.tables import DELETIONS, DIGESTS, MEETINGS, RUNS

AT_ONCE = 500  # values in one question: an older SQLite takes no more than 999


def new_id() -> str:
    """An id that no other row has, whichever database it was made in."""
    return uuid4().hex


def key_of(name: str) -> str:
    """What a name of any length is found by."""
    return hashlib.sha256(name.encode()).hexdigest()


def is_deleted(connection: Connection, meeting_id: str) -> bool:
    """Whether a meeting was deleted and could still be restored."""
    found = select(DELETIONS.c.meeting_id).where(DELETIONS.c.meeting_id == meeting_id)
    return connection.execute(found).one_or_none() is not None


def meeting_of(row: Row[tuple[Any, ...]]) -> Meeting:
    """A row of the meetings."""
    values = row._mapping  # noqa: SLF001 - the public way to a row's columns by name
    return Meeting(**{column.name: values[column.name] for column in MEETINGS.c})


def content_of(row: Row[tuple[Any, ...]]) -> Content:
    """What a row of the decisions or of their versions says."""
    return Content(Kind(row.kind), row.reason, row.command, row.owner, row.due, row.note)


def version_of(row: Row[tuple[Any, ...]]) -> Version:
    """A row of the versions."""
    return Version(row.version, content_of(row), row.author, row.changed_at)


def decision_of(row: Row[tuple[Any, ...]], runs: Iterable[KnownRun]) -> Decision:
    """A row of the decisions, with the runs of its setting."""
    return Decision(
        row.decision_id,
        row.meeting_id,
        row.setting,
        tuple(runs),
        content_of(row),
        row.said,
        row.author,
        row.changed_at,
        row.version,
    )


def values_of(content: Content) -> dict[str, object]:
    """The columns of what was decided."""
    return {
        "kind": content.kind.value,
        "reason": content.reason,
        "command": content.command,
        "owner": content.owner,
        "due": content.due,
        "note": content.note,
    }


def insert_runs(connection: Connection, meeting_id: str, runs: Sequence[KnownRun]) -> None:
    """Write down the runs that a meeting sees."""
    rows: list[dict[str, Any]] = []
    digests: list[dict[str, Any]] = []
    for place, run in enumerate(runs):
        run_id = new_id()
        rows.append(
            {
                "run_id": run_id,
                "meeting_id": meeting_id,
                "place": place,
                "name": run.name,
                "setting": run.setting,
                "seen": dict(run.seen),
            }
        )
        last = len(run.identity.digests) - 1
        digests.extend(
            {"run_id": run_id, "place": at, "digest": digest, "is_whole": at == last}
            for at, digest in enumerate(run.identity.digests)
        )
    if rows:
        connection.execute(insert(RUNS), rows)
        connection.execute(insert(DIGESTS), digests)


def runs_of(connection: Connection, meeting_ids: Sequence[str]) -> dict[str, list[KnownRun]]:
    """The runs of each meeting, in their order."""
    found: dict[str, list[KnownRun]] = defaultdict(list)
    for start in range(0, len(meeting_ids), AT_ONCE):
        some = RUNS.c.meeting_id.in_(meeting_ids[start : start + AT_ONCE])
        digests: dict[str, list[str]] = defaultdict(list)
        for row in connection.execute(
            select(DIGESTS.c.run_id, DIGESTS.c.digest)
            .join(RUNS)
            .where(some)
            .order_by(DIGESTS.c.run_id, DIGESTS.c.place)
        ):
            digests[row.run_id].append(row.digest)
        for row in connection.execute(select(RUNS).where(some).order_by(RUNS.c.place)):
            identity = Identity(tuple(digests[row.run_id]))
            found[row.meeting_id].append(KnownRun(row.name, row.setting, identity, row.seen))
    return found
