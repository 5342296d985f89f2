"""The numbers of many runs measured at once are those of each run measured by itself."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.siblings.score import level
from dashboard.diagnosis.standings import (
    Standings,
    bests,
    measured_split,
    split_of,
    standings,
)
from dashboard.diagnosis.targets import HAS_LEARNED, REACHED_BY, ROUNDING, usual_target
from dashboard.model.curve import Curve
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split

ANY = st.one_of(
    st.floats(-3, 3),
    st.sampled_from([0.5, 0.5, math.nan, math.inf, -math.inf, 1.7e308, -1.7e308]),
)
CURVE = st.lists(ANY, min_size=0, max_size=30)
BOOKS = st.lists(st.tuples(CURVE, CURVE), max_size=6)


def run(name: str, x_unit: XUnit = XUnit.STEP, started_at: float | None = None) -> Run:
    return Run(name, name, name, "csv", x_unit, {}, started_at)


def series(split: Split, values: list[float], metric: str = "loss", start: float = 1e9) -> Series:
    n = np.arange(len(values))
    return Series.of(f"{split}/{metric}", metric, split, n * 100, values, n, start + n * 60)


def book(*curves: tuple[list[float], list[float]], metric: str = "loss") -> LogBook:
    """A run for each pair of a training and a validation curve, one value an epoch."""
    names = [f"r{number}" for number in range(len(curves))]
    return LogBook(
        tuple(map(run, names)),
        {
            name: [series(Split.TRAIN, train, metric), series(Split.VAL, val, metric)]
            for name, (train, val) in zip(names, curves, strict=True)
        },
    )


def measured(
    one: LogBook, *, is_upward: bool | None = False, target: float | None = None
) -> Standings:
    return standings(one, "loss", Split.VAL, XUnit.EPOCH, is_upward=is_upward, target=target)


@given(BOOKS, st.sampled_from([True, False, None]))
def test_the_best_alone_is_that_of_all_the_numbers(curves, is_upward: bool | None) -> None:
    one = book(*curves)
    found = measured(one, is_upward=is_upward)
    alone = bests(one, "loss", Split.VAL, XUnit.EPOCH, is_upward=is_upward)
    assert alone == {
        run_id: (x, best)
        for run_id, x, best in zip(found.run_ids, found.best_x, found.best, strict=True)
        if math.isfinite(best)
    }


@pytest.mark.parametrize(
    ("shown", "measured_on"),
    [
        (Split.VAL, Split.VAL),
        (Split.TEST, Split.TEST),
        (Split.TRAIN, Split.VAL),
        (Split.NONE, Split.VAL),
        (None, Split.VAL),
    ],
)
def test_runs_are_measured_on_the_held_out_data_that_is_shown_or_that_most_log(
    shown: Split | None, measured_on: Split
) -> None:
    assert measured_split(book(([1.0], [2.0])), "loss", shown) is measured_on
    assert measured_split(LogBook(()), "loss", None) is Split.NONE


@given(BOOKS, st.booleans())
def test_the_best_value_is_the_first_of_the_highest_finite_ones(curves, is_upward: bool) -> None:
    found = measured(book(*curves), is_upward=is_upward)
    for (_, val), best, at in zip(curves, found.best, found.best_x, strict=True):
        finite = [value for value in val if math.isfinite(value)]
        wanted = (max if is_upward else min)(finite, default=math.nan)
        np.testing.assert_equal(best, wanted)
        np.testing.assert_equal(at, val.index(wanted) if finite else math.nan)


@given(BOOKS)
def test_the_last_value_is_the_one_logged_last_whatever_it_is(curves) -> None:
    found = measured(book(*curves))
    for (_, val), last, is_logged in zip(curves, found.last, found.is_logged, strict=True):
        assert is_logged == bool(val)
        np.testing.assert_equal(last, val[-1] if val else math.nan)


@given(BOOKS, st.floats(-3, 3), st.booleans())
def test_a_target_is_reached_where_two_values_in_a_row_reach_it(
    curves, target: float, is_upward: bool
) -> None:
    found = measured(book(*curves), is_upward=is_upward, target=target)
    for (_, val), x, seconds in zip(curves, found.reached_x, found.reached_s, strict=True):
        holds = [
            math.isfinite(value) and (value >= target if is_upward else value <= target)
            for value in val
        ]
        pairs = [place for place in range(len(val) - 1) if holds[place] and holds[place + 1]]
        np.testing.assert_equal(x, pairs[0] if pairs else math.nan)
        np.testing.assert_equal(seconds, pairs[0] * 60.0 if pairs else math.nan)


@np.errstate(over="ignore", invalid="ignore")
@given(BOOKS, st.booleans())
def test_the_gap_is_the_difference_of_the_levels_that_the_lamps_use(
    curves, is_upward: bool
) -> None:
    found = measured(book(*curves), is_upward=is_upward)
    for (train, val), gap in zip(curves, found.gap, strict=True):
        levels = [
            level(Curve("loss", Split.VAL, np.arange(len(one)), np.array(one, dtype=float)))
            for one in (train, val)
        ]
        wanted = levels[0] - levels[1] if is_upward else levels[1] - levels[0]
        if math.isinf(wanted):  # the middle of two values as large as doubles go
            continue
        np.testing.assert_allclose(gap, wanted, rtol=1e-12, atol=1e-12)


@given(BOOKS, st.booleans())
def test_runs_are_ordered_from_the_best_to_those_without_a_value(curves, is_upward: bool) -> None:
    found = measured(book(*curves), is_upward=is_upward)
    ordered = [float(found.end[place]) for place in found.order()]
    known = [end for end in ordered if not math.isnan(end)]
    assert known == sorted(known, reverse=is_upward)
    assert all(map(math.isnan, ordered[len(known) :]))
    assert sorted(found.order()) == list(range(len(curves)))


@given(
    st.lists(st.floats(-3, 3), min_size=1, max_size=30),
    st.lists(st.floats(-3, 3), min_size=30, max_size=30),
    st.sampled_from([-1.0, 1.0]),
)
def test_the_usual_target_is_reached_by_most_runs_that_learned(best, first, sign: float) -> None:
    tops, starts = np.array(best), np.array(first[: len(best)])
    target = usual_target(tops, starts, sign)
    gain = sign * tops - np.median(sign * starts)
    learned = gain >= HAS_LEARNED.value * gain.max() if gain.max() > 0 else gain == gain.max()
    reached = sign * tops >= sign * target
    assert reached[learned].mean() >= REACHED_BY.value
    if gain.max() > 0:
        hardest = np.quantile((sign * tops)[learned], 1 - REACHED_BY.value, method="lower")
        assert sign * target > hardest - 1.001 * ROUNDING.value * gain.max()


@pytest.mark.parametrize(
    ("best", "first", "sign", "target"),
    [
        ([0.9812, 0.9791, 0.9768, 0.1], [0.1] * 4, 1.0, 0.97),
        ([0.031, 0.05, 0.02], [2.3, 2.3, 2.3], -1.0, 0.05),
        ([3412.0, 3100.0, 3333.0, 2900.0], [9000.0] * 4, -1.0, 3400.0),
        ([0.0, 0.0], [0.0, 0.0], 1.0, 0.0),
        ([math.nan], [0.1], 1.0, math.nan),
        ([], [], 1.0, math.nan),
        ([5e-324, 1e-323], [0.0, 0.0], 1.0, 5e-324),
        ([1e-310, 2e-310], [0.0, 0.0], 1.0, 1e-310),
        ([-1.7e308, 1.0], [0.0, 0.0], -1.0, -1.7e308),
    ],
)
def test_the_usual_target_is_a_round_number_where_there_is_one(
    best, first, sign: float, target: float
) -> None:
    np.testing.assert_equal(usual_target(np.array(best), np.array(first), sign), target)


def test_a_metric_of_no_direction_has_a_last_value_but_no_best_and_no_target() -> None:
    found = measured(book(([3.0, 2.0], [3.0, 4.0]), ([1.0], [7.0])), is_upward=None)
    assert list(found.last) == [4.0, 7.0]
    assert np.isnan([*found.best, *found.reached_x, found.target]).all()
    assert found.order() == [0, 1]


def test_differences_to_a_baseline_keep_their_sign() -> None:
    found = measured(book(([], [3.0, 1.0]), ([], [3.0, 0.5, 2.0]), ([], [])))
    deltas = found.beside("r0")
    np.testing.assert_equal(deltas.best, [0.0, -0.5, math.nan])
    np.testing.assert_equal(deltas.last, [0.0, 1.0, math.nan])
    assert np.isnan(found.beside("gone").best).all()


def test_all_runs_are_measured_on_the_split_that_most_of_them_log() -> None:
    one = book(([1.0], [1.0]), ([1.0], []), ([1.0], []))
    tested = {name: [*many, series(Split.TEST, [1.0])] for name, many in one.series.items()}
    assert split_of(LogBook(one.runs, tested), "loss") is Split.TEST
    assert split_of(one, "loss") is Split.VAL
    assert split_of(book(([1.0], [])), "loss") is Split.TRAIN
    assert split_of(one, "reward") is None


def test_places_are_steps_where_the_axis_counts_steps() -> None:
    one = book(([], [3.0, 1.0, 1.0]))
    found = standings(one, "loss", Split.VAL, XUnit.STEP, is_upward=False, target=1.0)
    assert (found.best_x[0], found.reached_x[0]) == (100.0, 100.0)


def test_time_is_counted_from_the_first_point_of_any_metric_or_the_start_of_the_run() -> None:
    points = [series(Split.VAL, [3.0, 1.0, 1.0], start=1e9)]
    earlier = [*points, series(Split.TRAIN, [1.0], start=1e9 - 30)]
    one = LogBook(
        (run("a"), run("b"), run("c", started_at=1e9 - 100)),
        {"a": points, "b": earlier, "c": points},
    )
    assert list(measured(one, target=1.0).reached_s) == [60.0, 90.0, 160.0]
