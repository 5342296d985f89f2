"""Rows of the lab book as its types, and back: what its store and its transfer share."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from dashboard.meetings.decision import KnownRun
from dashboard.meetings.identity import Identity
from dashboard.meetings.lab_entry import About, LabEntry, LabVersion, Written
from dashboard.meetings.store.rows import AT_ONCE, new_id
from dashboard.meetings.store.tables import LAB_DIGESTS, LAB_ENTRIES, LAB_RUNS, LAB_VERSIONS


def key_of(about: About, entry_id: str, runs: Iterable[KnownRun]) -> str:
    """What there is one of: the entry on a setting by its runs; of one's own entries each."""
    parts = [entry_id] if about is About.SET else sorted(run.identity.whole for run in runs)
    return hashlib.sha256("\n".join((about.value, *parts)).encode()).hexdigest()


def values_of(content: Written) -> dict[str, object]:
    """The columns of what was written."""
    return {"text": content.text, "day": content.day}


def version_of(row: Row[tuple[Any, ...]]) -> LabVersion:
    """A row of the versions."""
    return LabVersion(row.version, Written(row.text, row.day), row.author, row.changed_at)


def entry_of(row: Row[tuple[Any, ...]], runs: Iterable[KnownRun]) -> LabEntry:
    """A row of the entries, with the runs that it is known by."""
    return LabEntry(
        row.entry_id,
        About(row.about),
        row.name,
        tuple(runs),
        Written(row.text, row.day),
        row.author,
        row.changed_at,
        row.version,
    )


def found(connection: Connection, entry_ids: Sequence[str]) -> list[LabEntry]:
    """The entries of ids, the one that was changed first in front."""
    rows: list[Row[tuple[Any, ...]]] = []
    runs: dict[str, list[KnownRun]] = defaultdict(list)
    for start in range(0, len(entry_ids), AT_ONCE):
        some = entry_ids[start : start + AT_ONCE]
        rows += connection.execute(select(LAB_ENTRIES).where(LAB_ENTRIES.c.entry_id.in_(some)))
        digests: dict[str, list[str]] = defaultdict(list)
        for row in connection.execute(
            select(LAB_DIGESTS.c.run_id, LAB_DIGESTS.c.digest)
            .join(LAB_RUNS)
            .where(LAB_RUNS.c.entry_id.in_(some))
            .order_by(LAB_DIGESTS.c.run_id, LAB_DIGESTS.c.place)
        ):
            digests[row.run_id].append(row.digest)
        for row in connection.execute(
            select(LAB_RUNS).where(LAB_RUNS.c.entry_id.in_(some)).order_by(LAB_RUNS.c.place)
        ):
            known = KnownRun(row.name, "", Identity(tuple(digests[row.run_id])))
            runs[row.entry_id].append(known)
    entries = [entry_of(row, runs[row.entry_id]) for row in rows]
    return sorted(entries, key=lambda one: (one.changed_at, one.entry_id))


def insert_entry(connection: Connection, entry: LabEntry, key: str) -> None:
    """Write an entry with its runs, without its versions."""
    connection.execute(
        insert(LAB_ENTRIES),
        {
            "entry_id": entry.entry_id,
            "key": key,
            "about": entry.about.value,
            "name": entry.name,
            **values_of(entry.content),
            "author": entry.author,
            "changed_at": entry.changed_at,
            "version": entry.version,
        },
    )
    rows: list[dict[str, Any]] = []
    digests: list[dict[str, Any]] = []
    for place, run in enumerate(entry.runs):
        run_id = new_id()
        rows.append(
            {"run_id": run_id, "entry_id": entry.entry_id, "place": place, "name": run.name}
        )
        last = len(run.identity.digests) - 1
        digests += [
            {"run_id": run_id, "place": at, "digest": digest, "is_whole": at == last}
            for at, digest in enumerate(run.identity.digests)
        ]
    connection.execute(insert(LAB_RUNS), rows)
    connection.execute(insert(LAB_DIGESTS), digests)


def insert_versions(connection: Connection, entry_id: str, versions: Iterable[LabVersion]) -> None:
    """Write versions of an entry."""
    for one in versions:
        connection.execute(
            insert(LAB_VERSIONS),
            {
                "entry_id": entry_id,
                "version": one.version,
                **values_of(one.content),
                "author": one.author,
                "changed_at": one.at,
            },
        )
