"""What was dropped is read and judged once; large books are kept from the collector's walks."""

import gc
from collections.abc import Iterator

import pytest

from dashboard.model.run import LogBook
from dashboard.views.state.opened_sets import MANY_RUNS, DroppedSets
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
    sets, read = DroppedSets(1), []

    def reading(name: str) -> LogBook:
        read.append(name)
        return book_of(1)

    for name in ("a", "a", "b", "a"):
        sets.judged(name, lambda name=name: reading(name))  # type: ignore[misc]
    assert read == ["a", "b", "a"]


def test_names_that_tell_families_apart_judge_the_same_book_anew() -> None:
    sets = DroppedSets()
    first = sets.judged("book", lambda: book_of(2))
    other = sets.judged("book", lambda: book_of(2), apart=True)
    assert other[0] is first[0]
    assert (first[1].apart, other[1].apart) == (False, True)
    assert sets.judged("book", lambda: book_of(2))[1] is first[1]


@pytest.mark.parametrize(("runs", "is_apart"), [(2, False), (MANY_RUNS, True)])
def test_only_a_large_book_is_set_apart_from_the_collector(runs: int, is_apart: bool) -> None:
    DroppedSets(1).judged("book", lambda: book_of(runs))
    assert (gc.get_freeze_count() > 0) is is_apart
