"""A room is found by its token alone, ended by its second, and gone in time."""

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.classroom import desk, schema
from dashboard.classroom.room import (
    LONGEST_NAME,
    Kind,
    RoomFullError,
    RoomLostError,
    clean_name,
    is_id,
    new_id,
)
from dashboard.classroom.rooms import Rooms, digest
from tests.classroom.conftest import LIMITS, RUNS, Opened

Open = Callable[..., Opened]


def test_a_room_is_found_by_its_token(opened: Open) -> None:
    room, keys, rooms = opened()
    assert room.kind is Kind.BLIND
    assert tuple(room.spec["runs"]) == RUNS
    assert rooms.find(keys.owner) is None
    assert rooms.find(keys.room[:-1]) is None


@pytest.mark.parametrize("token", ["", "..", "../../etc", "A" * 43, "a" * 64, "é" * 43, "A" * 42])
def test_what_is_no_token_opens_nothing(rooms: Rooms, token: str) -> None:
    assert rooms.find(token) is None
    assert rooms.delete(token, "") is True  # there is nothing to delete


def test_neither_token_stands_on_the_disk(opened: Open) -> None:
    room, keys, _ = opened()
    desk.join(room, new_id(), "Ana")
    places = [*room.place.parent.rglob("*")]
    assert any(place.is_file() for place in places)
    for place in places:
        data = place.read_bytes() if place.is_file() else b""
        for token in (keys.room, keys.owner):
            assert token not in str(place)
            assert token.encode() not in data


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
def test_only_this_user_may_read_a_room(opened: Open) -> None:
    room, _, _ = opened()
    for place in (room.place.parent, room.place):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((room.place / schema.NAME).stat().st_mode) == 0o600


def test_the_second_token_alone_deletes_a_room(opened: Open) -> None:
    room, keys, rooms = opened()
    for key in ("", keys.room, "x" * 43):
        assert rooms.delete(keys.room, key) is False
        assert not room.is_owner(key)
    assert rooms.find(keys.room) is not None
    assert rooms.delete(keys.room, keys.owner) is True
    assert rooms.find(keys.room) is None
    assert list(room.place.parent.iterdir()) == []
    assert rooms.delete(keys.room, keys.owner) is True


def test_a_deleted_room_takes_nothing_and_is_not_made_anew(opened: Open) -> None:
    room, keys, rooms = opened()
    rooms.delete(keys.room, keys.owner)
    with pytest.raises(RoomLostError):
        desk.people(room)
    with pytest.raises((RoomLostError, OSError)):
        desk.join(room, new_id(), "Ana")
    assert not room.place.exists()


def test_a_room_that_nobody_asks_for_goes_and_one_that_is_asked_for_stays(
    rooms: Rooms, opened: Open
) -> None:
    (room, keys, _), (other, others_keys, _) = opened(), opened()
    long_ago = time.time() - LIMITS.seconds - 5
    os.utime(room.place, (long_ago, long_ago))
    nearly = time.time() - LIMITS.seconds + 60
    os.utime(other.place, (nearly, nearly))
    assert rooms.find(keys.room) is None
    assert not room.place.exists()
    assert rooms.find(others_keys.room) is not None
    assert time.time() - other.place.stat().st_mtime < 60


def test_tidying_takes_what_is_old_and_what_was_never_finished(rooms: Rooms, opened: Open) -> None:
    (room, _, _), (fresh, _, _) = opened(), opened()
    half = room.place.parent / "abc.unfinished"
    half.mkdir()
    foreign = room.place.parent / "notes"
    foreign.mkdir()
    for place in (room.place, half, foreign):
        os.utime(place, (1e9, 1e9))
    rooms.tidy()
    assert {place.name for place in fresh.place.parent.iterdir()} == {fresh.place.name, "notes"}


def test_no_more_rooms_are_opened_than_the_server_takes(rooms: Rooms) -> None:
    rooms.limits = replace(LIMITS, rooms=2)
    assert [rooms.create(Kind.BLIND, {}) is not None for _ in range(3)] == [True, True, False]


def test_no_room_is_opened_where_it_cannot_be_kept(rooms: Rooms, tmp_path: Path) -> None:
    rooms.limits = replace(LIMITS, free=1 << 62)
    assert rooms.create(Kind.BLIND, {}) is None
    (tmp_path / "file").write_text("")
    assert Rooms(tmp_path / "file", LIMITS).create(Kind.BLIND, {}) is None
    rooms.limits = LIMITS
    assert rooms.create(Kind.BLIND, {"runs": "x" * schema.MOST_SPEC}) is None
    assert [place.name for place in (tmp_path / "classes").iterdir()] == []


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_room_is_no_room(opened: Open, data: bytes) -> None:
    room, keys, rooms = opened()
    (room.place / schema.NAME).write_bytes(data)
    assert rooms.find(keys.room) is None
    with pytest.raises(RoomLostError):
        desk.people(room)


def test_a_room_without_its_file_is_no_room(opened: Open) -> None:
    room, keys, rooms = opened()
    shutil.rmtree(room.place)
    room.place.mkdir()
    assert rooms.find(keys.room) is None
    assert list(room.place.iterdir()) == []


def test_a_change_that_fails_leaves_all_as_it_was(opened: Open) -> None:
    room, _, _ = opened()
    desk.join(room, new_id(), "Ana")

    def break_off() -> None:
        with desk.changing(room) as open_desk:
            open_desk.execute("DELETE FROM person")
            raise KeyError("in the middle")

    with pytest.raises(KeyError):
        break_off()
    assert [one.name for one in desk.people(room)] == ["Ana"]


def test_a_full_disk_and_a_full_room_take_nobody_more(opened: Open) -> None:
    room, _, _ = opened(limits=replace(LIMITS, people=2))
    first, second = new_id(), new_id()
    for person in (first, second, first):  # who is there already may change their name
        desk.join(room, person, "Ana")
    with pytest.raises(RoomFullError):
        desk.join(room, new_id(), "Bia")
    full = replace(room, limits=replace(LIMITS, free=1 << 62))
    with pytest.raises(RoomFullError):
        desk.join(full, first, "Ana")


def test_two_people_of_one_name_are_two(opened: Open) -> None:
    room, _, _ = opened()
    for person in (new_id(), new_id()):
        desk.join(room, person, "Ana")
    assert [one.name for one in desk.people(room)] == ["Ana", "Ana"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text())
def test_any_name_is_one_short_line_and_no_path(opened: Open, name: str) -> None:
    room, _, _ = opened(limits=replace(LIMITS, rooms=10**6))
    before = {place.name for place in room.place.iterdir()}
    person = new_id()
    if not clean_name(name):
        with pytest.raises(ValueError, match="without a name"):
            desk.join(room, person, name)
        return
    desk.join(room, person, name)
    (one,) = desk.people(room)
    assert one.id == person
    assert len(one.name) <= LONGEST_NAME
    assert one.name.isprintable() or "\u200d" in one.name
    assert {place.name for place in room.place.iterdir()} == before


@given(st.text())
def test_an_id_that_nobody_was_given_is_none(text: str) -> None:
    assert is_id(new_id())
    assert not is_id(text) or len(text) == len(new_id())
    assert len(digest(text)) == 64


@pytest.mark.parametrize("person", ["", "../x", "A" * 32, "0" * 31, "0" * 33])
def test_nobody_joins_under_an_id_that_is_none(opened: Open, person: str) -> None:
    room, _, _ = opened()
    with pytest.raises(ValueError, match="without a name"):
        desk.join(room, person, "Ana")
