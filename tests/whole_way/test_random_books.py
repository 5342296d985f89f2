"""Whatever is in a log, nothing fails: not the judging, not a sentence, not a figure.

CI tries 200 books; a night many more (``tests/examples.py``), with another seed each time and half
of the figures for each book. ``CURVA_RANDOM_BOOKS`` gives another number.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import Series, Split
from tests.examples import examples
from tests.whole_way import whole_way
from tests.whole_way.random_books import books

USUAL = 200
COUNT = int(os.environ.get("CURVA_RANDOM_BOOKS", examples(USUAL)))
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


def test_a_switch_in_a_log_that_counts_from_below_zero_is_judged() -> None:
    steps = list(range(-40, 0))
    rate, size = [0.01] * 20 + [0.1] * 20, [64.0] * 30 + [256.0] * 10
    curves = {
        ("loss", Split.TRAIN): [2.3 * 0.9**n for n in range(40)],
        ("learning_rate", Split.NONE): rate,
        ("batch_size", Split.NONE): size,
    }
    runs = tuple(
        Run(name, name, name, "made up", XUnit.STEP, {"lr": 0.01, "batch_size": 64})
        for name in "ab"
    )
    many = [Series.of(name, name, split, steps, y) for (name, split), y in curves.items()]
    book = LogBook(runs, {run.run_id: many for run in runs})
    assert whole_way.go(book, 0, whole_way.KINDS) == ()


def test_a_loss_that_goes_from_infinite_to_zero_is_said_without_a_sign_for_it() -> None:
    run = Run("a", "a", "a", "made up", XUnit.STEP, {})
    loss = Series.of("loss", "loss", Split.TRAIN, list(range(5)), [float("inf"), 0, 0, 0, 0])
    assert whole_way.go(LogBook((run,), {"a": [loss]}), 0, whole_way.KINDS) == ()


def test_runs_that_end_below_zero_are_compared() -> None:
    names, ends = ("a", "b", "c"), (-1, 0, 0)
    config: dict[str, Setting] = {"lr": 0.001, "batch_size": 16}
    runs = tuple(Run(one, one, one, "made up", XUnit.STEP, config) for one in names)
    curves = {
        one: [Series.of("loss", "loss", Split.TRAIN, [end], [1.1])]
        for one, end in zip(names, ends, strict=True)
    }
    assert whole_way.go(LogBook(runs, curves), 0, whole_way.KINDS) == ()
