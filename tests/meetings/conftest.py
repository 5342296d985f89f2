"""Each test of the store runs on both databases."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url

from dashboard.meetings.store import database
from tests.meetings import postgres

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as start:
        yield start


@pytest.fixture(params=BOTH)
def url(request, tmp_path) -> Iterator[str]:
    """The address of a database that is new and empty."""
    if request.param == "sqlite":
        yield str(database.at(tmp_path / "meetings.sqlite"))
        return
    with postgres.database(request.getfixturevalue("postgres_server"), uuid4().hex) as address:
        yield address.replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture
def engine(url) -> Iterator[Engine]:
    opened = database.opened(make_url(url))
    yield opened
    opened.dispose()
