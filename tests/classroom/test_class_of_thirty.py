"""Thirty people vote and drop their logs at once, and nothing is lost."""

import math
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from dashboard.classroom import cells, desk, dropped, votes
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.cell_map import cell_map
from dashboard.classroom.room import Kind, Room
from dashboard.classroom.votes import Vote
from tests.classroom.conftest import GRID, RUNS, Opened
from tests.classroom.sent import by_hand, of_trainer

Open = Callable[..., Opened]
CLASS = 30
PEOPLE = tuple(f"{number:032x}" for number in range(CLASS))
STATES, MOVES = tuple(Said), tuple(Move)

ROOT = Path(__file__).parents[2]

VOTER = """
import sys
from pathlib import Path
from dashboard.classroom import desk, schema, votes
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.room import Limits
from dashboard.classroom.rooms import Rooms
from dashboard.classroom.votes import Vote
RUNS = ("run0", "run1")
schema.SYNCHRONOUS = "OFF"
folder, token, first, last = sys.argv[1:]
room = Rooms(Path(folder), Limits(free=0)).find(token)
for number in range(int(first), int(last)):
    person = f"{number:032x}"
    desk.join(room, person, "P" + str(number))
    for run in RUNS:
        votes.cast(room, Vote(person, run, Said.SLOW, Move.LONGER), RUNS)
"""


def at_once(work: Callable[[int], None]) -> None:
    """Let all of the class do something in the same moment; what anyone raises is raised."""
    start = Barrier(CLASS)

    def begin(number: int) -> None:
        start.wait()
        work(number)

    with ThreadPoolExecutor(CLASS) as everyone:
        list(everyone.map(begin, range(CLASS)))


def said(number: int, run: int) -> Vote:
    """What one person says of one run; no two people say all the same."""
    state = STATES[(number + run) % len(STATES)]
    move = MOVES[(number * 7 + run) % len(MOVES)]
    return Vote(PEOPLE[number], RUNS[run], state, move)


def test_every_vote_of_thirty_who_vote_at_once_is_kept(opened: Open) -> None:
    room, _, _ = opened()

    def vote(number: int) -> None:
        desk.join(room, PEOPLE[number], f"P{number}")
        for run in range(len(RUNS)):
            votes.cast(room, said(number, 0 if run else 1), RUNS)  # everybody changes their mind
            votes.cast(room, said(number, run), RUNS)

    at_once(vote)
    assert [one.id for one in sorted(desk.people(room), key=lambda one: one.id)] == list(PEOPLE)
    kept = set(votes.votes(room))
    assert len(kept) == CLASS * len(RUNS)
    for number in range(CLASS):
        own = votes.of_person(kept, PEOPLE[number])
        assert own[RUNS[-1]] == said(number, len(RUNS) - 1)
        assert set(own) == set(RUNS)


def test_every_log_of_thirty_who_drop_at_once_is_kept_and_on_the_map(opened: Open) -> None:
    room, _, _ = opened(Kind.CELLS)
    by_cell: dict[int, int] = {}

    def train(number: int) -> None:
        person = PEOPLE[number]
        desk.join(room, person, f"P{number}")
        cell = cells.claim(room, GRID, person)
        by_cell[cell.number] = number
        end = math.nan if cell.lr == 1.0 else 0.1 + cell.seed / 100
        files = (
            by_hand(end)
            if number % 3 == 0
            else of_trainer(cell.lr, cell.batch_size, cell.seed, end)
        )
        result = dropped.read(files, cell, room.limits)
        assert isinstance(result, dropped.Result)
        cells.keep(room, cell, person, files, result)

    at_once(train)
    assert sorted(by_cell) == list(range(CLASS))  # nobody got the cell of another
    logs = cells.logs(room)
    assert {log.cell: log.person for log in logs} == {
        cell: PEOPLE[number] for cell, number in by_cell.items()
    }
    for log in logs:
        files = cells.files_of(room, log)
        assert sum(len(file.getvalue()) for file in files) == log.size
    found = cell_map(GRID, logs)
    assert found.filled == found.cells == CLASS
    assert all(len(one.values) == GRID.seeds for one in found.settings if one.lr < 1)
    assert all(one.diverged == GRID.seeds for one in found.settings if one.lr == 1)
    assert all(one.spread > 0 for one in found.settings if one.lr < 1)


def test_two_tabs_of_one_person_lose_no_answer(opened: Open) -> None:
    room, _, _ = opened()
    desk.join(room, PEOPLE[0], "Ana")
    many = tuple(f"r{number}" for number in range(CLASS))
    at_once(
        lambda number: votes.cast(room, Vote(PEOPLE[0], many[number], Said.SLOW, Move.LONGER), many)
    )
    assert {vote.run for vote in votes.votes(room)} == set(many)


def test_a_class_goes_on_while_somebody_is_removed(opened: Open) -> None:
    room, _, _ = opened(Kind.CELLS)
    cell = GRID.cells()[0]
    result = dropped.read(by_hand(), cell, room.limits)
    assert isinstance(result, dropped.Result)

    def come_and_go(number: int) -> None:
        desk.join(room, PEOPLE[number], "Ana")
        cells.keep(room, cell, PEOPLE[number], by_hand(), result)
        if number % 2:
            cells.drop(room, PEOPLE[number])
            votes.forget(room, PEOPLE[number])

    at_once(come_and_go)
    stay = set(PEOPLE[::2])
    assert {one.id for one in desk.people(room)} == stay
    assert {log.person for log in cells.logs(room)} == stay
    assert len(list((room.place / cells.FOLDER).iterdir())) == len(stay)


def test_two_servers_of_one_user_keep_all_votes(opened: Open) -> None:
    room, keys, _ = opened()
    half = CLASS // 2
    servers = [
        subprocess.Popen(
            [sys.executable, "-c", VOTER, str(folder(room)), keys.room, str(first), str(last)],
            cwd=ROOT,
        )
        for first, last in ((0, half), (half, CLASS))
    ]
    assert [server.wait(120) for server in servers] == [0, 0]
    assert len(votes.votes(room)) == CLASS * 2


def folder(room: Room) -> Path:
    return room.place.parent
