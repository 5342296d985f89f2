"""How fast a run goes on, from the times in its log, or from when it was seen to go on."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.follow.pace import Going, Pace, pace_of, running_in
from dashboard.logs.follow.rhythm import MOST_SHARE, PAUSES, pause
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split

START = 1.7e9  # seconds since 1970


def run(unit: XUnit = XUnit.STEP, finished: bool | None = None, **config: object) -> Run:
    return Run("a", "a", "a", "csv", unit, config, finished=finished)  # type: ignore[arg-type]


def series(step: object, epoch: object = None, wall_time: object = None) -> Series:
    value = np.ones(len(np.asarray(step)))
    return Series.of("loss", "loss", Split.TRAIN, step, value, epoch, wall_time)


def by_epoch(seconds: list[float], **config: object) -> Pace:
    """The pace of a run whose epochs, from 0 on, took ``seconds``."""
    times = START + np.concatenate([[0.0], np.cumsum(seconds)])
    epochs = np.arange(len(times))
    found = pace_of(run(**config), [series(epochs * 10, epochs, times)], float(times[-1]))
    assert found is not None
    return found


def test_the_pace_is_the_median_of_the_last_epochs_and_a_pause_does_not_move_it() -> None:
    pace = by_epoch([60.0] * 10 + [3.0] * 5 + [30_000.0] + [3.0] * 2, epochs=60)
    assert pace.per_unit_s == pytest.approx(3.0)
    assert (pace.unit, pace.done, pace.total) == (XUnit.EPOCH, 18.0, 60.0)
    assert pace.left_s == pytest.approx(42 * 3.0)


@given(st.floats(0.01, 1e5), st.integers(2, 30))
def test_an_even_pace_is_found_whatever_it_is(seconds: float, epochs: int) -> None:
    pace = by_epoch([seconds] * epochs, epochs=2 * epochs)
    assert pace.per_unit_s == pytest.approx(seconds, rel=1e-3)
    assert pace.left_s == pytest.approx(epochs * seconds, rel=1e-3)


@pytest.mark.parametrize("epochs", [math.inf, math.nan, -math.inf, 1e308, 1e300])
def test_a_total_that_no_run_reaches_leaves_no_time_that_is_none(epochs: float) -> None:
    pace = by_epoch([1e9] * 5, epochs=epochs)
    assert pace.total is None or math.isfinite(pace.total)
    assert pace.left_s is None or math.isfinite(pace.left_s)


@pytest.mark.parametrize("far", [1.7e308, 1e300, 5e-324])
def test_epochs_as_far_apart_as_doubles_go_have_a_pace_or_none(far: float) -> None:
    epochs = np.array([-far, 0.0, far])
    found = pace_of(run(epochs=far), [series([0, 1, 2], epochs, START + np.arange(3))], START)
    assert found is not None
    assert found.per_unit_s is None or math.isfinite(found.per_unit_s)
    assert found.left_s is None or math.isfinite(found.left_s)


def test_without_a_total_there_is_a_pace_and_no_end() -> None:
    pace = by_epoch([2.0] * 5)
    assert (pace.per_unit_s, pace.left_s) == (pytest.approx(2.0), None)


def test_fractions_of_epochs_count_the_validation_between_two() -> None:
    """Ten records an epoch, 1 s apart, and 20 s of validation at the end of each."""
    place = np.arange(1, 51) / 10
    times = START + np.arange(1, 51) + 20.0 * np.floor(place - 1e-9)
    found = pace_of(run(epochs=10), [series(place * 100, place, times)], START)
    assert found is not None
    assert found.per_unit_s == pytest.approx(30.0, rel=0.05)
    assert found.between_s == pytest.approx(1.0)


def test_a_run_without_epochs_goes_by_steps() -> None:
    steps = np.arange(0, 1000, 10)
    found = pace_of(run(max_steps=2000), [series(steps, None, START + steps * 0.5)], START)
    assert found is not None
    assert (found.unit, found.done, found.total) == (XUnit.STEP, 990.0, 2000.0)
    assert found.per_unit_s == pytest.approx(0.5)
    assert found.left_s == pytest.approx(505.0)


def test_without_times_in_the_log_the_pace_comes_from_when_it_was_seen() -> None:
    seen = [(START + 4 * at, float(at)) for at in range(5)]
    found = pace_of(run(XUnit.EPOCH, epochs=9), [series(range(5))], START + 16, seen)
    assert found is not None
    assert (found.per_unit_s, found.left_s) == (pytest.approx(4.0), pytest.approx(16.0))
    blind = pace_of(run(XUnit.EPOCH, epochs=9), [series(range(5))], START)
    assert blind is not None
    assert (blind.per_unit_s, blind.left_s) == (None, None)


@given(st.lists(st.tuples(st.floats(), st.floats()), min_size=1, max_size=20))
def test_no_times_and_no_epochs_whatever_they_are_raise_or_run_backwards(
    rows: list[tuple[float, float]],
) -> None:
    epochs, times = zip(*rows, strict=True)
    with np.errstate(all="ignore"):
        found = pace_of(run(epochs=5), [series(range(len(rows)), epochs, times)], START)
    assert found is not None
    assert found.per_unit_s is None or not found.per_unit_s < 0


def rows(epochs: object, split: Split = Split.TRAIN, step: object = None) -> Series:
    """A series of these epochs, at these updates; without any the epochs are its steps."""
    epochs = np.asarray(epochs, dtype=float)
    steps = np.arange(1, len(epochs) + 1) * 7 if step is None else np.asarray(step)
    return Series.of("loss", "loss", split, steps, np.ones(len(epochs)), epochs, START + epochs)


def steps_are_epochs(count: range) -> Series:
    return Series.of("loss", "loss", Split.TRAIN, count, np.ones(len(count)), None,
                     START + np.array(count))  # fmt: skip


NINE = list(range(10))  # 0 to 9
COUNTS = {
    "rows by epoch from 0 (Keras)": (XUnit.EPOCH, [steps_are_epochs(range(10))], 10.0),
    "rows by epoch from 1": (XUnit.EPOCH, [steps_are_epochs(range(1, 10))], 9.0),
    "updates, epochs from 0": (XUnit.STEP, [rows(NINE)], 10.0),
    "updates, row 0 before the first": (XUnit.STEP, [rows(NINE, step=[59 * x for x in NINE])], 9.0),
    "row 0 is only validated": (XUnit.STEP, [rows(NINE[1:]), rows(NINE, Split.VAL)], 9.0),
    "steps that repeat the epoch": (XUnit.STEP, [rows(NINE, step=NINE)], 10.0),
    "fractions of epochs": (XUnit.STEP, [rows([0.0, *np.arange(1, 37) / 4])], 9.0),
    "the half of an epoch of four rows": (
        XUnit.STEP, [rows(np.repeat(NINE, 4)[:-2]), rows(NINE[:-1], Split.VAL)], 9.5,
    ),
    "rows within the first epoch": (XUnit.STEP, [rows([0, 0, 0])], 0.0),
    "a log that goes on from another": (XUnit.STEP, [rows(range(5, 10))], 9.0),
}  # fmt: skip


@pytest.mark.parametrize("said", COUNTS)
def test_the_epochs_that_are_left_are_counted_as_the_log_counts(said: str) -> None:
    unit, many, over = COUNTS[said]
    found = pace_of(run(unit, epochs=60), many, START)
    assert found is not None
    assert found.over == over
    if found.per_unit_s is not None:
        assert found.left_s == pytest.approx((60 - over) * found.per_unit_s)
    assert found.is_from_zero is (over > found.done or said == "rows within the first epoch")


@pytest.mark.parametrize(("total", "is_finished"), [(10, True), (11, False)])
def test_the_last_epoch_of_a_log_that_counts_from_0_is_the_end(
    total: int, is_finished: bool
) -> None:
    found = pace_of(run(XUnit.EPOCH, epochs=total), [steps_are_epochs(range(10))], START)
    assert found is not None
    assert found.is_finished is is_finished


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 9))
def test_counting_from_0_and_from_1_leaves_the_same(done: int, left: int, per: int) -> None:
    epochs = np.repeat(np.arange(done), per)
    found = [pace_of(run(epochs=done + left), [rows(epochs + start)], START) for start in (0, 1)]
    assert [one and one.over for one in found] == [
        done if done > 1 or per == 1 else 0.0, done
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("between", "silent", "going"),
    [
        (60.0, 200.0, Going.RUNNING),
        (60.0, 301.0, Going.STALLED),
        (0.1, 29.0, Going.RUNNING),
        (0.1, 31.0, Going.STALLED),
    ],
)
def test_a_run_is_stalled_after_several_times_its_pace_and_never_at_once(
    between: float, silent: float, going: Going
) -> None:
    pace = by_epoch([between] * 9, epochs=60)
    assert pace.going(pace.last_at + silent) is going


@pytest.mark.parametrize("settings", [{"finished": True}, {"epochs": 9}])
def test_a_run_that_says_so_or_reached_its_last_epoch_is_finished(settings: dict) -> None:
    pace = by_epoch([1.0] * 9, **settings)
    assert pace.going(START + 1e6) is Going.FINISHED
    assert pace.left_s is None


def test_a_run_without_points_has_no_pace() -> None:
    assert pace_of(run(), [], START) is None


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 10))
def test_the_longer_nothing_happens_the_longer_the_pause_and_slow_disks_are_spared(
    quiet: float, more: float, took: float
) -> None:
    assert pause(quiet + more, took) >= pause(quiet, took) >= max(PAUSES[0][1], took / MOST_SHARE)


@pytest.mark.parametrize(
    ("silent", "finished", "timed", "is_running"),
    [
        (20.0, None, True, True),
        (400.0, None, True, False),
        (20.0, True, True, False),
        (20.0, None, False, False),
        (-50.0, None, True, False),
        (1e6, None, True, False),
    ],
)
def test_a_run_is_running_whose_own_times_say_so(
    silent: float, finished: bool | None, timed: bool, is_running: bool
) -> None:
    epochs = np.arange(20)
    times = START + 60.0 * epochs
    points = series(epochs * 10, epochs, times if timed else None)
    book = LogBook((run(finished=finished, epochs=90),), {"a": [points]})
    assert (running_in(book, float(times[-1]) + silent) == {"a"}) is is_running


def test_a_run_without_points_is_not_running() -> None:
    assert running_in(LogBook((run(),)), START) == frozenset()
