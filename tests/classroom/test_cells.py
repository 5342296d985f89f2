"""Each person gets a cell of their own, and what they send is theirs, replaced and deleted."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.classroom import cells, desk
from dashboard.classroom.dropped import Result
from dashboard.classroom.room import Kind, RoomFullError, RoomLostError
from dashboard.logs.sources.uploads import UploadedBytes
from tests.classroom.conftest import GRID, LIMITS, Opened

Open = Callable[..., Opened]
PEOPLE = tuple(f"{number:032x}" for number in range(40))
RESULT = Result(0.9, 0.3, diverged=False, points=42, assumed=False)
FILES = [UploadedBytes("a/metrics.csv", b"epoch,loss\n0,1\n")]


@pytest.fixture
def room(opened: Open):
    return with_people(opened(Kind.CELLS))


def with_people(one: Opened):
    for person in PEOPLE:
        desk.join(one[0], person, f"P{person[-2:]}")
    return one[0]


def test_thirty_people_get_thirty_cells_and_then_cells_are_given_again(room) -> None:
    given = [cells.claim(room, GRID, person).number for person in PEOPLE]
    assert sorted(given[:30]) == list(range(30))
    assert max(Counter(given).values()) == 2
    assert [one.cell for one in cells.claims(room)] == given


def test_one_keeps_the_same_cell_until_one_asks_for_another(room) -> None:
    first = cells.claim(room, GRID, PEOPLE[0])
    cells.keep(room, first, PEOPLE[0], FILES, RESULT)
    assert cells.claim(room, GRID, PEOPLE[0]) == first
    second = cells.exchange(room, GRID, PEOPLE[0])
    assert second != first
    assert cells.claim(room, GRID, PEOPLE[0]) == second
    assert {one.cell for one in cells.claims(room)} == {first.number, second.number}


def test_another_cell_is_free_again_for_the_others(room) -> None:
    first = cells.claim(room, GRID, PEOPLE[0])
    second = cells.exchange(room, GRID, PEOPLE[0])
    assert second != first
    assert cells.claim(room, GRID, PEOPLE[1]) == first
    assert {one.cell for one in cells.claims(room)} == {first.number, second.number}


def test_a_new_log_takes_the_place_of_the_old_and_its_files_go(room) -> None:
    cell = cells.claim(room, GRID, PEOPLE[0])
    for points in (1, 2):
        cells.keep(room, cell, PEOPLE[0], FILES, replace(RESULT, points=points))
    (log,) = cells.logs(room)
    assert log.points == 2
    (file,) = cells.files_of(room, log)
    assert (file.name, file.getvalue()) == ("a/metrics.csv", FILES[0].data)
    assert len(list((room.place / cells.FOLDER).iterdir())) == 1


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_value_that_is_no_number_comes_back_as_unknown(room, value: float) -> None:
    cell = cells.claim(room, GRID, PEOPLE[0])
    cells.keep(room, cell, PEOPLE[0], FILES, replace(RESULT, loss=value, diverged=True))
    (log,) = cells.logs(room)
    assert math.isnan(log.loss)
    assert log.accuracy == RESULT.accuracy
    assert log.diverged is True


def test_a_deleted_log_leaves_no_file(room) -> None:
    cell = cells.claim(room, GRID, PEOPLE[0])
    for person in PEOPLE[:2]:
        cells.keep(room, cell, person, FILES, RESULT)
    cells.drop(room, PEOPLE[0], cell.number)
    assert [log.person for log in cells.logs(room)] == [PEOPLE[1]]
    cells.drop(room, PEOPLE[1])
    assert cells.logs(room) == ()
    assert list((room.place / cells.FOLDER).iterdir()) == []


def test_a_full_room_refuses_and_loses_nothing(opened: Open) -> None:
    room = with_people(opened(Kind.CELLS, replace(LIMITS, logs=3)))
    every = GRID.cells()
    for cell in every[:3]:
        cells.keep(room, cell, PEOPLE[0], FILES, RESULT)
    with pytest.raises(RoomFullError):
        cells.keep(room, every[3], PEOPLE[0], FILES, RESULT)
    cells.keep(room, every[0], PEOPLE[0], FILES, replace(RESULT, points=7))  # its own place
    kept = cells.logs(room)
    assert [log.cell for log in kept] == [1, 2, 0]
    assert all(cells.files_of(room, log) for log in kept)
    assert len(list((room.place / cells.FOLDER).iterdir())) == 3


def test_a_room_takes_no_more_bytes_than_its_limit(opened: Open) -> None:
    room = with_people(opened(Kind.CELLS, replace(LIMITS, room_bytes=2_500)))
    big = [UploadedBytes("x", b"x" * 1_000)]
    for cell in GRID.cells()[:2]:
        cells.keep(room, cell, PEOPLE[0], big, RESULT)
    with pytest.raises(RoomFullError):
        cells.keep(room, GRID.cells()[2], PEOPLE[0], big, RESULT)
    assert len(cells.logs(room)) == len(list((room.place / cells.FOLDER).iterdir())) == 2


def test_a_stranger_and_a_deleted_room_keep_no_files(opened: Open) -> None:
    room, keys, rooms = opened(Kind.CELLS)
    with pytest.raises(ValueError, match="no name"):
        cells.keep(room, GRID.cells()[0], PEOPLE[0], FILES, RESULT)
    assert list((room.place / cells.FOLDER).iterdir()) == []
    rooms.delete(keys.room, keys.owner)
    with pytest.raises((RoomLostError, RoomFullError)):
        cells.keep(room, GRID.cells()[0], PEOPLE[0], FILES, RESULT)
    assert cells.files_of(room, cells.CellLog(0, "", "A" * 43, 0, 0, 0, 0, False, False)) == ()
