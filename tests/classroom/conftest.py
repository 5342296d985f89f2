"""Rooms in a folder of their own, on a disk that has room."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.classroom import schema
from dashboard.classroom.grid import Grid
from dashboard.classroom.room import Kind, Limits, Room
from dashboard.classroom.rooms import Keys, Rooms

LIMITS = Limits(free=0)
GRID = Grid((0.01, 0.1, 1.0), (16, 64), 5)  # 30 cells
RUNS = tuple(f"run{number}" for number in range(6))

Opened = tuple[Room, Keys, Rooms]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the disk."""
    monkeypatch.setattr(schema, "SYNCHRONOUS", "OFF")


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    return Rooms(tmp_path / "classes", LIMITS)


@pytest.fixture
def opened(rooms: Rooms) -> Callable[..., Opened]:
    """Open a room of a kind, with other limits if asked for."""

    def open_room(kind: Kind = Kind.BLIND, limits: Limits | None = None) -> Opened:
        rooms.limits = limits or LIMITS
        spec = {"runs": RUNS} if kind is Kind.BLIND else GRID.to_json()
        keys = rooms.create(kind, spec)
        assert keys is not None
        room = rooms.find(keys.room)
        assert room is not None
        return room, keys, rooms

    return open_room
