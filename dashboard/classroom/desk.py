"""The open file of a room: one change or one question, whole or not at all."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from dashboard.classroom import schema
from dashboard.classroom.room import Room, RoomFullError, RoomLostError, clean_name, is_id


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a room."""

    id: str
    name: str


@contextmanager
def asking(room: Room) -> Iterator[sqlite3.Connection]:
    """A connection to read from.

    Raises:
        RoomLostError: The room is not there any more, or its file is damaged.
    """
    try:
        with closing(schema.connect(room.place / schema.NAME)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise RoomLostError(room.place.name) from error


@contextmanager
def changing(room: Room) -> Iterator[sqlite3.Connection]:
    """A connection that nobody else changes anything beside; all of the block is kept, or nothing.

    Raises:
        RoomLostError: The room is not there any more, or its file is damaged.
        RoomFullError: The disk has too little room.
    """
    with asking(room) as connection:
        if shutil.disk_usage(room.place).free < room.limits.free:
            raise RoomFullError(room.place.name)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def join(room: Room, person: str, name: str) -> None:
    """Write a person's name down, in the place of the one that they gave before.

    Raises:
        RoomFullError: There are too many people.
        RoomLostError: The room is not there any more.
        ValueError: The id or the name is none.
    """
    shown = clean_name(name)
    if not shown or not is_id(person):
        raise ValueError("a person without a name")
    with changing(room) as desk:
        (known,) = desk.execute("SELECT count(*) FROM person WHERE id <> ?", (person,)).fetchone()
        if known >= room.limits.people:
            raise RoomFullError(room.place.name)
        desk.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?)", (person, shown, time.time()))


def people(room: Room) -> tuple[Person, ...]:
    """Everybody who gave a name, in the order in which they came."""
    with asking(room) as desk:
        rows = desk.execute("SELECT id, name FROM person ORDER BY at, id").fetchall()
    return tuple(Person(*row) for row in rows)


def show(room: Room, *, shown: bool) -> None:
    """Let the class see what was hidden, or hide it again."""
    with changing(room) as desk:
        desk.execute("UPDATE room SET shown = ?", (int(shown),))


def is_shown(room: Room) -> bool:
    """Whether the class may see what was hidden."""
    with asking(room) as desk:
        (shown,) = desk.execute("SELECT shown FROM room").fetchone()
    return bool(shown)
