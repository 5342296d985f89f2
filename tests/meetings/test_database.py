"""The database is opened, brought up to date and refused with a sentence, never a traceback."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, make_url, text

from dashboard.meetings.store import database, meetings
from dashboard.meetings.store.database import DatabaseError
from dashboard.meetings.store.tables import METADATA
from tests.meetings.examples import runs


def test_the_migrations_make_the_tables_that_the_program_uses(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_migrations_go_back_to_nothing(engine):
    with engine.begin() as connection:
        command.downgrade(database.migrations(connection), "base")
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}


def test_opened_again_it_is_as_it_was(url):
    engine = database.opened(make_url(url))
    begun = meetings.begin(engine, "Friday", "digits", "Ana", runs())
    engine.dispose()
    again = database.opened(make_url(url))
    assert meetings.all_meetings(again) == (begun,)
    again.dispose()


def test_a_database_of_an_earlier_version_keeps_what_it_holds(engine, url):
    begun = meetings.begin(engine, "Friday", "digits", "Ana", runs())
    with engine.begin() as connection:
        command.downgrade(database.migrations(connection), "0001")
        assert "deletions" not in inspect(connection).get_table_names()
    again = database.opened(make_url(url))
    assert meetings.all_meetings(again) == (begun,)
    again.dispose()


def test_opened_by_several_at_once_it_is_made_once(url):
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(lambda _: database.opened(make_url(url)), range(4)))
    begun = meetings.begin(engines[0], "Friday", "digits", "Ana", runs())
    for one in engines:
        assert meetings.all_meetings(one) == (begun,)
        one.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(engine, url):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError) as caught:
        database.opened(make_url(url))
    assert caught.value.code == "database-newer"
    with engine.connect() as connection:
        held = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert held == "9999"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("no address", "database-no-address"),
        ("nosuch://localhost/x", "database-no-address"),
        ("postgresql://curva:secret@127.0.0.1:9/x", "database-not-reached"),
        ("sqlite:////proc/none/meetings.sqlite", "database-not-reached"),
        ("mysql://curva:secret@127.0.0.1:9/x", "database-no-driver"),
    ],
)
def test_what_cannot_be_opened_is_named_without_its_password(monkeypatch, given, code):
    monkeypatch.setenv(database.VARIABLE, given)
    with pytest.raises(DatabaseError) as caught:
        database.opened(database.address())
    assert caught.value.code == code
    assert "secret" not in caught.value.about


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path):
    place = tmp_path / "meetings.sqlite"
    place.write_bytes(b"something else entirely\n" * 100)
    with pytest.raises(DatabaseError) as caught:
        database.opened(database.at(place))
    assert caught.value.code == "database-not-reached"
    assert place.read_bytes() == b"something else entirely\n" * 100


def test_without_an_address_it_lies_in_the_data_folder_of_the_user_alone(monkeypatch, tmp_path):
    monkeypatch.delenv(database.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    engine = database.opened(database.address())
    engine.dispose()
    place = tmp_path / "curva" / "meetings.sqlite"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_the_driver_of_postgresql_need_not_be_named(monkeypatch):
    monkeypatch.setenv(database.VARIABLE, "postgres://curva@host/db")
    assert database.address().drivername == "postgresql+psycopg"
