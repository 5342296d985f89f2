"""Whatever is in a log, nothing fails: not the judging, not a sentence, not a figure.

The number of books is ``CURVA_RANDOM_BOOKS``; a large one is for a night, with another seed each
time and half of the figures for each book.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.logs.run import LogBook
from tests.whole_way import whole_way
from tests.whole_way.random_books import books

USUAL = 200
COUNT = int(os.environ.get("CURVA_RANDOM_BOOKS", USUAL))
IS_LONG = COUNT > USUAL


@settings(
    max_examples=COUNT,
    derandomize=not IS_LONG,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(books, st.integers(0, 31))
def test_any_book_is_judged_said_and_drawn(book: LogBook, choice: int) -> None:
    kinds = whole_way.KINDS[choice % 2 :: 2] if IS_LONG else whole_way.KINDS
    assert whole_way.go(book, choice, kinds) == ()
