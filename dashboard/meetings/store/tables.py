"""What is kept, as tables.  A change here needs a migration beside it; a test compares the two.

Times are seconds since 1970, UTC.  A ``version`` counts up with each change of its row: who writes
says which version they saw, and loses nothing of what was written since.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from dashboard.meetings.decision import WORDS
from dashboard.meetings.identity import LENGTH

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ID = 32  # hexadecimal digits of a UUID
_KEY = 64  # hexadecimal digits of SHA-256: of a name that is too long to be a key itself


def _parent(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE")


def _content() -> tuple[Column[Any], ...]:
    """What was decided, by whom and when: of a decision as it stands, and of each version."""
    return (
        Column("kind", String(20), nullable=False),
        Column("reason", Text, nullable=False),
        Column("command", Text, nullable=False),
        Column("owner", String(WORDS), nullable=False),
        Column("due", Date),
        Column("note", Text, nullable=False),
        Column("author", String(WORDS), nullable=False),
        Column("changed_at", Double, nullable=False),
    )


def _digest(of: str) -> tuple[Column[Any], ...]:
    """A digest that a run is known again by; ``of`` is the key of the table of those runs."""
    return (
        Column("run_id", _parent(of), primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("digest", String(2 * LENGTH), nullable=False, index=True),
        Column("is_whole", Boolean, nullable=False),
    )


def _written() -> tuple[Column[Any], ...]:
    """What a person wrote into the lab book: as it stands, and of each version."""
    return (
        Column("text", Text, nullable=False),
        Column("day", Date),
        Column("author", String(WORDS), nullable=False),
        Column("changed_at", Double, nullable=False),
    )


MEETINGS = Table(
    "meetings",
    METADATA,
    Column("meeting_id", String(_ID), primary_key=True),
    Column("title", String(WORDS), nullable=False),
    Column("set_name", String(WORDS), nullable=False),
    Column("opened_at", Double, nullable=False),
    Column("opened_by", String(WORDS), nullable=False),
    Column("closed_at", Double),
    Column("step", Integer, nullable=False),
    Column("seen", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)

DELETIONS = Table(
    "deletions",
    METADATA,
    Column("meeting_id", _parent("meetings.meeting_id"), primary_key=True),
    Column("author", String(WORDS), nullable=False),
    Column("at", Double, nullable=False),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("run_id", String(_ID), primary_key=True),
    Column("meeting_id", _parent("meetings.meeting_id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # in the set: the order in which they were seen
    Column("name", Text, nullable=False),
    Column("setting", Text, nullable=False),
    Column("seen", JSON, nullable=False),
)

DIGESTS = Table(
    "digests",
    METADATA,
    *_digest("runs.run_id"),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("decision_id", String(_ID), primary_key=True),
    Column("meeting_id", _parent("meetings.meeting_id"), nullable=False),
    Column("key", String(_KEY), nullable=False),
    Column("setting", Text, nullable=False),
    Column("said", JSON, nullable=False),
    *_content(),
    Column("version", Integer, nullable=False),
    UniqueConstraint("meeting_id", "key"),  # a setting is never decided twice
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("decision_id", _parent("decisions.decision_id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    *_content(),
)

NOTES = Table(
    "notes",
    METADATA,
    Column("meeting_id", _parent("meetings.meeting_id"), primary_key=True),
    Column("key", String(_KEY), primary_key=True),
    Column("place", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", String(WORDS), nullable=False),
    Column("at", Double, nullable=False),
    Column("version", Integer, nullable=False),
)

VOTES = Table(
    "votes",
    METADATA,
    Column("meeting_id", _parent("meetings.meeting_id"), primary_key=True),
    Column("key", String(_KEY), primary_key=True),
    Column("voter", String(WORDS), primary_key=True),
    Column("setting", Text, nullable=False),
    Column("state", String(40), nullable=False),
    Column("move", String(40), nullable=False),
    Column("at", Double, nullable=False),
)

LAB_ENTRIES = Table(
    "lab_entries",
    METADATA,
    Column("entry_id", String(_ID), primary_key=True),
    Column("key", String(_KEY), nullable=False),
    Column("about", String(20), nullable=False),
    Column("name", Text, nullable=False),
    *_written(),
    Column("version", Integer, nullable=False),
    UniqueConstraint("key"),  # two who begin on one setting at once do not write two entries
)

LAB_RUNS = Table(
    "lab_runs",
    METADATA,
    Column("run_id", String(_ID), primary_key=True),
    Column("entry_id", _parent("lab_entries.entry_id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
)

LAB_DIGESTS = Table(
    "lab_digests",
    METADATA,
    *_digest("lab_runs.run_id"),
)

LAB_VERSIONS = Table(
    "lab_versions",
    METADATA,
    Column("entry_id", _parent("lab_entries.entry_id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    *_written(),
)

Index("ix_meetings_opened_at", MEETINGS.c.opened_at)
