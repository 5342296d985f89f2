"""Only those x axes are offered on which some run has a place."""

import numpy as np

from dashboard.charts.axes.known_axes import known_axes
from dashboard.charts.data.x_values import XAxis
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split

NONE = np.full(4, np.nan)


def book(
    unit: XUnit = XUnit.STEP, *, clock: bool = False, epochs: bool = False, **config: object
) -> LogBook:
    run = Run("a", "a", "a", "trainer", unit, config)
    step = np.arange(4.0)
    series = Series.of(
        "loss", "loss", Split.TRAIN, step, step[::-1] + 1,
        step / 2 if epochs else NONE, step * 60 if clock else NONE,
    )  # fmt: skip
    return LogBook((run,), {"a": [series]})


def test_a_log_of_steps_alone_offers_steps_alone() -> None:
    assert known_axes(book()) == (XAxis.STEP,)


def test_a_clock_a_rate_and_a_batch_size_each_add_theirs() -> None:
    assert set(known_axes(book(clock=True))) == {XAxis.STEP, XAxis.RELATIVE, XAxis.WALL}
    assert set(known_axes(book(lr=0.1))) == {XAxis.STEP, XAxis.TAU}
    assert set(known_axes(book(batch_size=64))) == {XAxis.STEP, XAxis.SAMPLES}


def test_epochs_come_first_where_the_log_counts_them() -> None:
    assert known_axes(book(XUnit.EPOCH))[0] is XAxis.EPOCH
    assert XAxis.STEP not in known_axes(book(XUnit.EPOCH))


def test_an_empty_book_has_an_axis_too() -> None:
    assert known_axes(LogBook(())) == (XAxis.STEP,)
