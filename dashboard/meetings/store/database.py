"""Opening the database: where it is, what holds on each connection, the tables brought up to date.

SQLite is opened in write-ahead mode: who reads does not wait for who writes.  ``synchronous=FULL``
puts each transaction on the disk before it counts as done, so that neither a killed server nor a
loss of power takes back what a page said is kept (https://sqlite.org/pragma.html#pragma_synchronous).
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from dashboard.user_folders import data_folder

VARIABLE = "DASHBOARD_DATABASE_URL"
WAIT = 30  # seconds that a writer waits for another one
_NAME = "meetings.sqlite"
_MAY_WRITE = "may_write"  # of the execution options of an engine
_LOCK = 0x43757276  # of PostgreSQL, while tables are brought up to date: any number of our own
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


class DatabaseError(Exception):
    """The database cannot be used; ``code`` is that of a sentence, ``about`` what it names.

    The address is named without its password.
    """

    def __init__(self, code: str, about: str = "") -> None:
        """``code`` and ``about`` are those of the sentence."""
        super().__init__(f"{code}: {about}")
        self.code, self.about = code, about


def address() -> URL:
    """Where the meetings are kept: by :data:`VARIABLE`, else a file in the user's data folder.

    Raises:
        DatabaseError: the variable holds no address of a database, or this user has no home.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if given:
        try:
            url = make_url(given)
        except ArgumentError as error:
            raise DatabaseError("database-no-address", VARIABLE) from error
        return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    folder = data_folder()
    if folder is None:
        raise DatabaseError("database-no-home")
    return at(folder / _NAME)


def at(path: Path) -> URL:
    """The address of a file of SQLite."""
    return URL.create("sqlite", database=str(path))


def opened(url: URL) -> Engine:
    """The database of an address, its tables brought up to date.

    Raises:
        DatabaseError: it cannot be reached or written, or a newer version of the program wrote it.
    """
    shown = url.render_as_string(hide_password=True)
    try:
        engine = _engine(url)
        try:
            with engine.connect() as connection, _alone(connection):
                _bring_up_to_date(connection, shown)
        except BaseException:
            engine.dispose()
            raise
    except ModuleNotFoundError as error:
        raise DatabaseError("database-no-driver", str(error.name)) from error
    except NoSuchModuleError as error:
        raise DatabaseError("database-no-address", shown) from error
    except (DBAPIError, OSError) as error:
        raise DatabaseError("database-not-reached", shown) from error
    return engine


def guarded(engine: Engine, may_write: Callable[[], bool]) -> Engine:
    """The same database, in which nothing is written unless it is allowed at that moment.

    Args:
        engine: the database.
        may_write: asked before anything is written, whoever wants to.
    """
    return engine.execution_options(**{_MAY_WRITE: may_write})


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all that is written in the block is kept, or nothing.

    Raises:
        DatabaseError: it cannot be written, or may not (:func:`guarded`).
    """
    may_write = engine.get_execution_options().get(_MAY_WRITE)
    if may_write is not None and not may_write():
        raise DatabaseError("access-decides-not")
    with _transaction(engine, is_reading=False) as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction in which everything is seen as it was at its start; waits for no writer.

    Raises:
        DatabaseError: it cannot be read.
    """
    with _transaction(engine, is_reading=True) as connection:
        yield connection


@contextmanager
def _transaction(engine: Engine, *, is_reading: bool) -> Iterator[Connection]:
    try:
        with engine.connect() as connection:
            connection.execution_options(is_reading=is_reading)
            with connection.begin():
                yield connection
    except IntegrityError:
        raise  # two wrote at once: for who asked
    except DBAPIError as error:
        shown = engine.url.render_as_string(hide_password=True)
        raise DatabaseError("database-not-reached", shown) from error


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        place = Path(url.database)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """What holds on a connection of SQLite."""
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """A transaction that writes does so from its start: one that reads first may be refused."""
    is_reading = connection.get_execution_options().get("is_reading", False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """One transaction in which no other process brings the tables up to date."""
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield


def migrations(connection: Connection | None = None) -> Config:
    """The migrations, for Alembic."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _bring_up_to_date(connection: Connection, shown: str) -> None:
    config = migrations(connection)
    scripts = ScriptDirectory.from_config(config)
    here = MigrationContext.configure(connection).get_current_revision()
    if here == scripts.get_current_head():
        return
    if here is not None and here not in {one.revision for one in scripts.walk_revisions()}:
        raise DatabaseError("database-newer", shown)
    command.upgrade(config, "head")
