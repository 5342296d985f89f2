"""Entries of lab books out of one database and into another.

An entry is told by its id.  Where both have it, later versions are taken over if they follow on
those that stand; where both went on from the same version, theirs comes beside ours: nothing that
somebody wrote is lost.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine, select, update

from dashboard.meetings.lab_document import WholeEntry
from dashboard.meetings.lab_entry import LabEntry
from dashboard.meetings.store.lab_entries import history
from dashboard.meetings.store.lab_rows import (
    insert_entry,
    insert_versions,
    key_of,
    values_of,
    version_of,
)
from dashboard.meetings.store.tables import LAB_ENTRIES, LAB_VERSIONS


def whole(engine: Engine, many: Sequence[LabEntry]) -> tuple[WholeEntry, ...]:
    """Entries with all of their versions."""
    return tuple(WholeEntry(one, history(engine, one.entry_id)) for one in many)


def take_in(connection: Connection, many: Sequence[WholeEntry]) -> int:
    """Take entries into the database of a connection; return how many are new or went on."""
    return sum(_take(connection, one) for one in many)


def _take(connection: Connection, one: WholeEntry) -> bool:
    entry_id = one.entry.entry_id
    ours = [
        version_of(row)
        for row in connection.execute(
            select(LAB_VERSIONS)
            .where(LAB_VERSIONS.c.entry_id == entry_id)
            .order_by(LAB_VERSIONS.c.version)
        )
    ]
    if not ours:
        _insert(connection, one)
        return True
    shared = min(len(ours), len(one.versions))
    if list(one.versions[:shared]) != ours[:shared]:
        beside = hashlib.sha256(f"{entry_id}\n{one.versions!r}".encode()).hexdigest()[:32]
        return _take(connection, replace(one, entry=replace(one.entry, entry_id=beside)))
    further = one.versions[shared:]
    if not further:
        return False
    insert_versions(connection, entry_id, further)
    last = further[-1]
    connection.execute(
        update(LAB_ENTRIES)
        .where(LAB_ENTRIES.c.entry_id == entry_id)
        .values(
            version=last.version,
            author=last.author,
            changed_at=last.at,
            **values_of(last.content),
        )
    )
    return True


def _insert(connection: Connection, one: WholeEntry) -> None:
    """Write a new entry; where ours on the same runs is another one, both stand."""
    entry = one.entry
    key = key_of(entry.about, entry.entry_id, entry.runs)
    is_taken = connection.execute(select(LAB_ENTRIES.c.entry_id).where(LAB_ENTRIES.c.key == key))
    if is_taken.first() is not None:
        key = hashlib.sha256(entry.entry_id.encode()).hexdigest()
    insert_entry(connection, entry, key)
    insert_versions(connection, entry.entry_id, one.versions)
