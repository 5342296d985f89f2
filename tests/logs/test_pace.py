"""How fast a run goes on, from the times in its log, or from when it was seen to go on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.follow.pace import Going, Pace, pace_of
from dashboard.logs.follow.rhythm import MOST_SHARE, PAUSES, pause
from dashboard.logs.run import Run, XUnit
from dashboard.logs.table import Series, Split

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
    assert (found.per_unit_s, found.left_s) == (pytest.approx(4.0), pytest.approx(20.0))
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
