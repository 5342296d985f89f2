"""Books that were judged are kept; large ones are kept from the collector's walks."""

import gc
from collections.abc import Iterator

import pytest

from dashboard.model.run import LogBook
from dashboard.views.state.judged_logs import MANY_RUNS, JudgedBooks
from tests.charts.conftest import falling, gathered, made


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # as it was for all other tests


def book_of(runs: int) -> LogBook:
    many = [
        made(f"run{number}", falling(0.1), lr=0.1 + number, batch_size=64) for number in range(runs)
    ]
    return gathered(many)[0]


def test_a_book_is_read_once_and_the_oldest_goes() -> None:
    books, read = JudgedBooks(1), []

    def reading(name: str) -> LogBook:
        read.append(name)
        return book_of(1)

    for name in ("a", "a", "b", "a"):
        books.get(name, lambda name=name: reading(name))  # type: ignore[misc]
    assert read == ["a", "b", "a"]


@pytest.mark.parametrize(("runs", "is_apart"), [(2, False), (MANY_RUNS, True)])
def test_only_a_large_book_is_set_apart_from_the_collector(runs: int, is_apart: bool) -> None:
    JudgedBooks(1).get("book", lambda: book_of(runs))
    assert (gc.get_freeze_count() > 0) is is_apart
