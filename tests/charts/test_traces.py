"""From the table to what is drawn: every axis, every gap, every smoothing."""

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.charts.data.traces import last, traces
from dashboard.charts.data.x_values import XAxis, is_known, logged_of, usual
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import Series, Split

BookOf = Callable[[str], tuple[LogBook, Report]]
STEPS = np.array([100, 200, 300, 400])
LOSS = np.array([2.0, 1.0, np.nan, 0.5])


def book(x_unit: XUnit = XUnit.STEP, rates: np.ndarray | None = None, **config: Setting) -> LogBook:
    series = [
        Series.of("l", "loss", Split.TRAIN, STEPS, LOSS, STEPS / 100, 1e9 + STEPS * 0.6),
    ]
    if rates is not None:
        series.append(Series.of("lr", "learning_rate", Split.NONE, STEPS, rates))
    run = Run("a", "a", "a", "csv", x_unit, config)
    return LogBook((run,), {"a": series})


@pytest.mark.parametrize(
    ("axis", "x"),
    [
        (XAxis.STEP, [100, 200, 300, 400]),
        (XAxis.EPOCH, [1, 2, 3, 4]),
        (XAxis.RELATIVE, [0, 1, 2, 3]),
        (XAxis.WALL, [1e12 + 60e3, 1e12 + 120e3, 1e12 + 180e3, 1e12 + 240e3]),
    ],
)
def test_each_axis_counts_its_own_way(axis: XAxis, x: list[float]) -> None:
    (found,) = traces(book(), "loss", ("train",), axis)
    assert found.x == pytest.approx(x)


def test_tau_is_the_rate_summed_over_the_steps() -> None:
    (found,) = traces(book(lr=0.1), "loss", ("train",), XAxis.TAU)
    assert found.x == pytest.approx([10, 20, 30, 40])


def test_tau_follows_a_logged_schedule() -> None:
    logs = book(rates=np.array([0.1, 0.1, 0.01, 0.01]), lr=0.1)
    (found,) = traces(logs, "loss", ("train",), XAxis.TAU, logged=logged_of(logs, XAxis.TAU))
    assert found.x == pytest.approx([10, 20, 21, 22])


def test_samples_are_the_batch_summed_over_the_steps() -> None:
    (found,) = traces(book(batch_size=64), "loss", ("train",), XAxis.SAMPLES)
    assert found.x == pytest.approx([6400, 12800, 19200, 25600])


def test_samples_follow_a_batch_that_is_switched_on_the_way() -> None:
    logs = book(batch_size=1)
    sizes = Series.of("b", "batch_size", Split.NONE, STEPS, [10, 10, 20, 20])
    logs.series["a"].append(sizes)  # type: ignore[attr-defined]
    logged = logged_of(logs, XAxis.SAMPLES)
    (found,) = traces(logs, "loss", ("train",), XAxis.SAMPLES, logged=logged)
    assert found.x == pytest.approx([1000, 2000, 4000, 6000])


@pytest.mark.parametrize(
    ("logs", "known"),
    [
        (book(batch_size=64, lr=0.1), {"epoch", "step", "tau", "samples"}),
        (book(lr=0.1), {"epoch", "step", "tau"}),
        (book(XUnit.EPOCH, batch_size=64, lr=0.1), {"epoch"}),
        (book(XUnit.EPOCH, train_size=6400, lr=0.1), {"epoch", "samples"}),
        (book(XUnit.EPOCH, train_size=6400, batch_size=64), {"epoch", "samples"}),
        (book(XUnit.EPOCH, steps_per_epoch=100, lr=0.1), {"epoch", "tau"}),
        (
            book(XUnit.EPOCH, train_size=6400, batch_size=64, lr=0.1),
            {"epoch", "samples", "tau"},
        ),
    ],
)
def test_an_axis_is_known_where_every_run_has_a_place_on_it(logs: LogBook, known: set[str]) -> None:
    counting = (XAxis.EPOCH, XAxis.STEP, XAxis.TAU, XAxis.SAMPLES)
    assert {axis.value for axis in counting if is_known(logs, axis)} == known


@pytest.mark.parametrize("logs", [book(), book(lr="auto"), book(XUnit.EPOCH, lr=0.1)])
def test_a_run_without_rate_or_steps_has_no_tau(logs: LogBook) -> None:
    assert traces(logs, "loss", ("train",), XAxis.TAU) == []


def test_the_first_split_that_a_run_has_is_drawn(book_of: BookOf) -> None:
    logs, _ = book_of("mixed")
    found = traces(logs, "loss", ("test", "val"), XAxis.EPOCH)
    assert [(trace.run.run_id, trace.split) for trace in found] == [("v", "val"), ("t", "test")]


def test_epochs_are_used_only_where_every_run_knows_them(book_of: BookOf) -> None:
    assert usual(book_of("book")[0]) is XAxis.EPOCH
    assert usual(book_of("steps")[0]) is XAxis.STEP
    assert usual(book_of("empty")[0]) is XAxis.STEP
    assert usual(book(XUnit.EPOCH)) is XAxis.EPOCH


@pytest.mark.parametrize(
    ("length", "x"), [(2, [0, 1, 2]), (3, [0, 1, 2, 3]), (30, [1, 2, 3, 4]), (0, [0])]
)
def test_the_last_epochs_begin_at_zero(length: float, x: list[float]) -> None:
    (whole,) = traces(book(), "loss", ("train",), XAxis.EPOCH)
    end = last(whole, length)
    assert end is not None
    assert end.x == pytest.approx(x)
    assert end.native[-1] == 4


def test_without_smoothing_the_values_are_the_raw_ones() -> None:
    (found,) = traces(book(), "loss", ("train",), XAxis.STEP)
    assert not found.is_smoothed
    (smooth,) = traces(book(), "loss", ("train",), XAxis.STEP, smoothing=0.5)
    assert smooth.is_smoothed
    assert np.array_equal(smooth.raw, LOSS, equal_nan=True)
