"""The one SQLite file of a room: its tables, how it is opened, what it says of the room itself.

SQLite locks the file for each change, so that people who write at once wait for one another for
some milliseconds and lose nothing.  Everything is text and numbers; nothing is unpickled.
"""

import json
import sqlite3
from pathlib import Path

from dashboard.classroom.room import Kind, RoomLostError, Spec

NAME = "class.sqlite"
VERSION = 1
WAIT_S = 20.0
"""Seconds that a change waits for the others before it gives up."""

SYNCHRONOUS = "FULL"
"""Every change is on the disk before it is called done, so that a loss of power takes none back;
the tests do without."""

MOST_SPEC = 1 << 20
"""Characters of a room's description."""

_TABLES = """
CREATE TABLE room (version INTEGER, kind TEXT, owner TEXT, spec TEXT, shown INTEGER) STRICT;
CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, at REAL) STRICT;
CREATE TABLE vote (person TEXT, run TEXT, state TEXT, move TEXT, at REAL,
                   PRIMARY KEY (person, run)) STRICT;
CREATE TABLE claim (cell INTEGER, person TEXT, at REAL, PRIMARY KEY (cell, person)) STRICT;
CREATE TABLE log (cell INTEGER, person TEXT, at REAL, kept TEXT, size INTEGER, points INTEGER,
                  accuracy REAL, loss REAL, diverged INTEGER, assumed INTEGER,
                  PRIMARY KEY (cell, person)) STRICT;
"""


def write(place: Path, kind: Kind, owner: str, spec: Spec) -> None:
    """Make the file of a new room; ``owner`` is the digest of its second token.

    Raises:
        sqlite3.Error: The disk refuses.
    """
    told = json.dumps(spec)
    if len(told) > MOST_SPEC:
        raise sqlite3.DataError("a room whose description is too long")
    connection = sqlite3.connect(place, isolation_level=None)
    try:
        connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        connection.executescript(_TABLES)
        connection.execute(
            "INSERT INTO room VALUES (?, ?, ?, ?, 0)", (VERSION, str(kind), owner, told)
        )
    finally:
        connection.close()
    place.chmod(0o600)


def connect(place: Path) -> sqlite3.Connection:
    """Open the file of a room that is there; none is made.

    Raises:
        RoomLostError: It is not there any more.
    """
    try:
        connection = sqlite3.connect(
            f"{place.resolve().as_uri()}?mode=rw", uri=True, timeout=WAIT_S, isolation_level=None
        )
    except sqlite3.OperationalError as error:
        raise RoomLostError(place.parent.name) from error
    try:
        connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    except sqlite3.Error:  # it is damaged
        connection.close()
        raise
    return connection


def read(connection: sqlite3.Connection) -> tuple[Kind, str, Spec]:
    """The kind of a room, the digest of its second token, its description.

    Raises:
        sqlite3.Error, ValueError: The file is damaged, or of another version.
    """
    row = connection.execute("SELECT version, kind, owner, spec FROM room").fetchone()
    if row is None or row[0] != VERSION:
        raise ValueError("a room of another version")
    spec = json.loads(row[3])
    if not isinstance(spec, dict):
        raise ValueError("a room without a description")  # noqa: TRY004 (what is read is wrong)
    return Kind(row[1]), str(row[2]), spec
