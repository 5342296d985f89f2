"""The lab book: entries written, changed, undone, with all of their versions.

Who changes one says which version they saw.  Where another was written since, nothing is changed
and :class:`~dashboard.meetings.lab_entry.LabConflict` brings what stands: the second sees both.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Engine, and_, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.meetings.decision import WORDS, KnownRun, plain
from dashboard.meetings.identity import Identity
from dashboard.meetings.lab_entry import (
    MOST_RUNS,
    About,
    LabConflict,
    LabEntry,
    LabVersion,
    Written,
)
from dashboard.meetings.store.database import reading, writing
from dashboard.meetings.store.lab_rows import (
    found,
    insert_entry,
    insert_versions,
    key_of,
    values_of,
    version_of,
)
from dashboard.meetings.store.rows import AT_ONCE, new_id
from dashboard.meetings.store.tables import LAB_DIGESTS, LAB_ENTRIES, LAB_RUNS, LAB_VERSIONS
from dashboard.meetings.store.undoing import before
from dashboard.model.clock import now


class NoEntryError(LookupError):
    """There is no entry of this id."""


def begin(
    engine: Engine, about: About, name: str, runs: Sequence[KnownRun], content: Written, by: str
) -> LabEntry:
    """Write a new entry.

    Args:
        engine: the database.
        about: a setting, of which there is one entry for the same runs, or the whole set.
        name: of the setting or the set.
        runs: those that it is known again by, at least one.
        content: what is written.
        by: who writes.

    Raises:
        LabConflict: somebody began the entry on this setting first.
        ValueError: there is no run, or a text is too long.
        DatabaseError: it cannot be written.
    """
    if not runs:
        raise ValueError("an entry is about at least one run")
    at, entry_id = now(), new_id()
    entry = LabEntry(
        entry_id,
        about,
        plain(name[:WORDS], WORDS),
        tuple(runs[:MOST_RUNS]),
        content.checked(),
        plain(by, WORDS),
        at,
        1,
    )
    key = key_of(about, entry_id, entry.runs)
    try:
        with writing(engine) as connection:
            insert_entry(connection, entry, key)
            first = LabVersion(1, entry.content, entry.author, at)
            insert_versions(connection, entry_id, [first])
    except IntegrityError as error:
        with reading(engine) as connection:
            row = connection.execute(select(LAB_ENTRIES).where(LAB_ENTRIES.c.key == key)).first()
            theirs = found(connection, [row.entry_id]) if row is not None else []
        if not theirs:
            raise NoEntryError(entry_id) from error
        raise LabConflict(theirs[0]) from error
    return entry


def change(engine: Engine, entry_id: str, content: Written, by: str, *, saw: int) -> LabEntry:
    """Write another version of an entry, in place of the one that was seen.

    Raises:
        LabConflict: somebody wrote a later version.
        NoEntryError: there is no such entry.
        ValueError: a text is too long.
        DatabaseError: it cannot be written.
    """
    version = LabVersion(saw + 1, content.checked(), plain(by, WORDS), now())
    with writing(engine) as connection:
        written = connection.execute(
            update(LAB_ENTRIES)
            .where(LAB_ENTRIES.c.entry_id == entry_id, LAB_ENTRIES.c.version == saw)
            .values(
                version=version.version,
                author=version.author,
                changed_at=version.at,
                **values_of(version.content),
            )
        )
        stands = found(connection, [entry_id])
        if not stands:
            raise NoEntryError(entry_id)
        if written.rowcount != 1:
            raise LabConflict(stands[0])
        insert_versions(connection, entry_id, [version])
        return stands[0]


def undo(engine: Engine, entry_id: str, by: str, *, saw: int) -> LabEntry:
    """Take the last change back, as a version of its own; the first gives way to nothing.

    Raises:
        LabConflict, NoEntryError, DatabaseError: as :func:`change`.
    """
    past = history(engine, entry_id)
    if not past:
        raise NoEntryError(entry_id)
    stood = before((one.content for one in past), Written())
    return change(engine, entry_id, stood, by, saw=saw)


def history(engine: Engine, entry_id: str) -> tuple[LabVersion, ...]:
    """Every version of an entry, the first one first."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(LAB_VERSIONS)
            .where(LAB_VERSIONS.c.entry_id == entry_id)
            .order_by(LAB_VERSIONS.c.version)
        )
        return tuple(map(version_of, rows))


def all_entries(engine: Engine) -> tuple[LabEntry, ...]:
    """Every entry, the one that was changed first in front."""
    with reading(engine) as connection:
        ids = connection.execute(select(LAB_ENTRIES.c.entry_id)).scalars().all()
        return tuple(found(connection, ids))


def on_the_same_runs(engine: Engine, identities: Iterable[Identity]) -> tuple[LabEntry, ...]:
    """The entries on one of these runs, the one that was changed first in front."""
    many = list(identities)
    any_of_them = sorted({digest for one in many for digest in one.digests})
    whole = sorted({one.whole for one in many})
    # A run written of then goes on now, or was cut short since.
    ways = ((LAB_DIGESTS.c.is_whole.is_(True), any_of_them), (None, whole))
    ids: set[str] = set()
    with reading(engine) as connection:
        for extra, digests in ways:
            for start in range(0, len(digests), AT_ONCE):
                is_one = LAB_DIGESTS.c.digest.in_(digests[start : start + AT_ONCE])
                where = is_one if extra is None else and_(extra, is_one)
                asked = select(LAB_RUNS.c.entry_id).join(LAB_DIGESTS).where(where)
                ids.update(connection.execute(asked).scalars())
        return tuple(found(connection, sorted(ids)))
