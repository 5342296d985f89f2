"""Who trains which cell of a room's grid, and the logs that came in.

Each person who comes gets the cell that fewest have; when all are taken, cells are given again.  A
log is kept by the program's own store of uploads, in a folder of the room, and its numbers in the
room's file; a person's new log of a cell takes the place of their old one.
"""

import math
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.classroom.desk import asking, changing
from dashboard.classroom.dropped import Result
from dashboard.classroom.grid import Cell, Grid
from dashboard.classroom.room import Room, RoomFullError
from dashboard.logs.sources.kept_uploads import Gone, KeptFile, KeptUploads
from dashboard.logs.sources.kept_uploads import Limits as KeptLimits
from dashboard.logs.sources.uploads import UploadedBytes

FOLDER = "logs"
"""Where the logs lie in a room."""

_SPARE = 2
"""The store would let old drops go when it is full: it is given twice what the room takes, so that
a room is always full first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A person who trains a cell."""

    cell: int
    person: str


@dataclass(frozen=True, slots=True)
class CellLog:
    """A log that came in; values are NaN where it has none."""

    cell: int
    person: str
    kept: str  # the token of its files in the room's store
    size: int
    points: int
    accuracy: float
    loss: float
    diverged: bool
    assumed: bool


_COLUMNS = "cell, person, kept, size, points, accuracy, loss, diverged, assumed"


def claim(room: Room, grid: Grid, person: str) -> Cell:
    """The cell that a person trains: the one that they were given last, else a new one.

    Whoever has sent a log keeps the cell until they ask for another, so that there is one for all.

    Raises:
        RoomLostError: The room is not there any more.
    """
    with changing(room) as desk:
        held = desk.execute(
            "SELECT cell FROM claim WHERE person = ? ORDER BY at DESC LIMIT 1", (person,)
        ).fetchone()
        return grid.cells()[held[0]] if held is not None else _give(desk, grid, person)


def exchange(room: Room, grid: Grid, person: str) -> Cell:
    """Give back the cells that a person has without a log, and get another one."""
    with changing(room) as desk:
        given = _give(desk, grid, person)
        desk.execute(
            "DELETE FROM claim WHERE person = ? AND cell <> ? AND cell NOT IN "
            "(SELECT cell FROM log WHERE person = ?)",
            (person, given.number, person),
        )
        return given


def _give(desk: sqlite3.Connection, grid: Grid, person: str) -> Cell:
    """A cell that this person never had, of those the one that fewest have; the first of these."""
    taken: dict[int, int] = dict(desk.execute("SELECT cell, count(*) FROM claim GROUP BY cell"))
    own = {row[0] for row in desk.execute("SELECT cell FROM claim WHERE person = ?", (person,))}
    cells = [cell for cell in grid.cells() if cell.number not in own] or list(grid.cells())
    given = min(cells, key=lambda cell: taken.get(cell.number, 0))
    desk.execute(
        "INSERT OR REPLACE INTO claim VALUES (?, ?, ?)", (given.number, person, time.time())
    )
    return given


def keep(
    room: Room, cell: Cell, person: str, files: Sequence[UploadedBytes], result: Result
) -> None:
    """Keep a person's log of a cell with what it ended with, in the place of an older one.

    Raises:
        RoomFullError: The room, or the disk, has no room for it.
        RoomLostError: The room is not there any more.
        ValueError: The person gave no name.
    """
    size = sum(len(file.data) for file in files)
    store = _store(room)
    kept = store.keep(files)
    if kept is None:
        raise RoomFullError(room.place.name)
    values = (result.points, _known(result.accuracy), _known(result.loss))
    row = (cell.number, person, time.time(), kept, size, *values)
    try:
        with changing(room) as desk:
            old = _make_room(desk, room, cell, person, size)
            desk.execute(
                "INSERT OR REPLACE INTO claim VALUES (?, ?, ?)",
                (cell.number, person, time.time()),
            )
            desk.execute(
                "INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, int(result.diverged), int(result.assumed)),
            )
    except BaseException:
        store.delete(kept)
        raise
    for token in old:
        store.delete(token)


def _make_room(
    desk: sqlite3.Connection, room: Room, cell: Cell, person: str, size: int
) -> list[str]:
    """The tokens of the logs that a new one replaces, once there is room for it."""
    if desk.execute("SELECT 1 FROM person WHERE id = ?", (person,)).fetchone() is None:
        raise ValueError("a person who gave no name")
    mine = (cell.number, person)
    old = [row[0] for row in desk.execute("SELECT kept FROM log WHERE cell=? AND person=?", mine)]
    count, total = desk.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM log WHERE NOT (cell=? AND person=?)", mine
    ).fetchone()
    if count >= room.limits.logs or total + size > room.limits.room_bytes:
        raise RoomFullError(room.place.name)
    return old


def drop(room: Room, person: str, cell: int | None = None) -> None:
    """Delete a person's log of a cell, or all of their logs."""
    with changing(room) as desk:
        where = "person = ?"
        values: list[str | int] = [person]
        if cell is not None:
            where, values = "person = ? AND cell = ?", [person, cell]
        gone = [
            row[0]
            for row in desk.execute(f"SELECT kept FROM log WHERE {where}", values)  # noqa: S608
        ]
        desk.execute(f"DELETE FROM log WHERE {where}", values)  # noqa: S608
    store = _store(room)
    for token in gone:
        store.delete(token)


def claims(room: Room) -> tuple[Claim, ...]:
    """Who trains what, in the order in which it was given."""
    with asking(room) as desk:
        rows = desk.execute("SELECT cell, person FROM claim ORDER BY at, cell").fetchall()
    return tuple(Claim(*row) for row in rows)


def logs(room: Room) -> tuple[CellLog, ...]:
    """All logs, in the order in which they came."""
    with asking(room) as desk:
        rows = desk.execute(f"SELECT {_COLUMNS} FROM log ORDER BY at, person").fetchall()  # noqa: S608
    return tuple(map(_log, rows))


def files_of(room: Room, log: CellLog) -> tuple[KeptFile, ...]:
    """The files of a log; none where they are gone or damaged."""
    found = _store(room).find(log.kept)
    return () if isinstance(found, Gone) else found


def _log(row: tuple[Any, ...]) -> CellLog:
    """A row of :data:`_COLUMNS` as a log."""
    cell, person, kept, size, points, *ends, diverged, assumed = row
    accuracy, loss = (math.nan if value is None else value for value in ends)
    return CellLog(cell, person, kept, size, points, accuracy, loss, bool(diverged), bool(assumed))


def _known(value: float) -> float | None:
    """A number as the file has it: SQLite knows neither NaN nor infinity."""
    return value if math.isfinite(value) else None


def _store(room: Room) -> KeptUploads:
    """The store of a room's logs, which never lets one go while the room stands."""
    limits = room.limits
    return KeptUploads(
        room.place / FOLDER,
        replace(
            KeptLimits(),
            size=_SPARE * limits.room_bytes,
            count=_SPARE * limits.logs,
            seconds=math.inf,
            free=limits.free,
        ),
    )
