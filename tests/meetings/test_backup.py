"""A backup that is taken while people decide, and brought back elsewhere, holds all of it."""

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url

from dashboard.__main__ import main
from dashboard.meetings.store import database, decisions, meetings, notes, transfer, votes
from dashboard.meetings.store.database import VARIABLE
from tests.meetings import postgres
from tests.meetings.examples import KEEP, RERUN, STOP, runs
from tests.meetings.postgres import program

SETTING, OTHER = "lr 0.1", "lr 0.01"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "deploy.md"


def filled(engine: Engine) -> str:
    """A meeting with something of every kind in it; its id."""
    made = meetings.begin(engine, "Sexta · «ß» 💡", "digits", "Ana", runs()).meeting_id
    decisions.decide(engine, made, SETTING, KEEP, "Ana")
    decisions.decide(engine, made, SETTING, STOP, "Bia", saw=1)
    decisions.decide(engine, made, OTHER, RERUN, "Ana")
    notes.write(engine, made, "whole", "**read** twice", "Ana")
    votes.vote(engine, made, SETTING, "Bia", "healthy", "")
    return made


def sqlite_program(source: str, target: Path) -> str:
    """As the page has it: the program ``sqlite3``, which takes what is written meanwhile along."""
    if shutil.which("sqlite3") is None:
        pytest.skip("there is no sqlite3 on this machine")
    place = make_url(source).database
    assert place is not None
    copy = target / "copy.sqlite"
    waits = ["-cmd", ".timeout 30000"]  # for who writes at the moment; else it gives up at once
    subprocess.run(["sqlite3", *waits, place, f".backup '{copy}'"], check=True)
    return str(database.at(copy))


def sqlite_library(source: str, target: Path) -> str:
    """The same by Python alone."""
    place = make_url(source).database
    copy = target / "copy.sqlite"
    with closing(sqlite3.connect(place)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
    return str(database.at(copy))


def dumped(source: str, target: Path) -> str:
    """``pg_dump`` into a file, and ``pg_restore`` into a database that is new and empty."""
    address = source.replace("postgresql+psycopg://", "postgresql://")
    start, _, name = address.rpartition("/")
    other = f"{name}_restored"
    dump = target / "curva.dump"
    quiet = {**os.environ, "PGOPTIONS": "--client-min-messages=warning"}
    for words in (
        [program("pg_dump"), "--format=custom", f"--file={dump}", address],
        [program("createdb"), f"--maintenance-db={start}/postgres", other],
        [program("pg_restore"), "--exit-on-error", f"--dbname={start}/{other}", str(dump)],
    ):
        subprocess.run(words, check=True, env=quiet)
    return f"{start.replace('postgresql:', 'postgresql+psycopg:')}/{other}"


WAYS: dict[str, list[Callable[[str, Path], str]]] = {
    "sqlite": [sqlite_program, sqlite_library],
    "postgresql": [dumped],
}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def source(request, tmp_path):
    """The address of a database that is new and empty."""
    if request.param == "sqlite":
        yield str(database.at(tmp_path / "meetings.sqlite"))
        return
    with postgres.database(request.getfixturevalue("postgres_server"), uuid4().hex) as address:
        yield address.replace("postgresql://", "postgresql+psycopg://")


def ways(source: str) -> list[Callable[[str, Path], str]]:
    return WAYS[make_url(source).get_backend_name()]


def test_what_is_brought_back_is_what_was_there(source: str, tmp_path: Path) -> None:
    engine = database.opened(make_url(source))
    before = transfer.whole(engine, filled(engine))
    assert before is not None
    for way in ways(source):
        place = tmp_path / way.__name__
        place.mkdir()
        again = database.opened(make_url(way(source, place)))
        assert transfer.whole(again, before.meeting.meeting_id) == before
        (made,) = decisions.decisions(again, before.meeting.meeting_id)[1:]
        decisions.decide(again, before.meeting.meeting_id, made.setting, STOP, "Bia", saw=2)
        again.dispose()
    engine.dispose()


def test_a_backup_that_is_taken_while_people_decide_holds_what_was_decided_before(
    source: str, tmp_path: Path
) -> None:
    engine = database.opened(make_url(source))
    made = filled(engine)
    is_over = threading.Event()
    written: list[int] = [2]

    def decide() -> None:
        while not is_over.is_set():
            saw = written[-1]
            decisions.decide(engine, made, SETTING, (KEEP, STOP)[saw % 2], "Ana", saw=saw)
            written.append(saw + 1)

    writer = threading.Thread(target=decide)
    writer.start()
    try:
        for way in ways(source):
            place = tmp_path / way.__name__
            place.mkdir()
            first = written[-1]
            again = database.opened(make_url(way(source, place)))
            last = written[-1] + 1
            versions = decisions.history(again, made, SETTING)
            again.dispose()
            assert [one.version for one in versions] == [*range(1, len(versions) + 1)]
            assert first <= len(versions) <= last
    finally:
        is_over.set()
        writer.join()
        engine.dispose()


def test_the_commands_of_meetings_carry_everything_to_the_other_kind_of_database(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    engine = database.opened(make_url(source))
    before = transfer.whole(engine, filled(engine))
    engine.dispose()
    assert before is not None
    monkeypatch.setenv(VARIABLE, source)
    assert main(["meetings", "export", "-o", str(tmp_path / "all.json")]) == 0
    monkeypatch.setenv(VARIABLE, str(database.at(tmp_path / "another.sqlite")))
    assert main(["meetings", "import", str(tmp_path / "all.json")]) == 0
    capsys.readouterr()
    again = database.opened(database.address())
    assert transfer.whole(again, before.meeting.meeting_id) == before
    again.dispose()


def test_the_page_names_the_commands_that_are_tried_here() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for words in (".backup", "pg_dump --format=custom", "pg_restore --exit-on-error", "createdb"):
        assert words in page
