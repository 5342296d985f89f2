"""The axis shows the part that matters, and says what it leaves out."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.axes.x_domain import x_extent
from dashboard.charts.axes.y_domain import extent, is_explosion
from dashboard.charts.data.traces import Trace
from dashboard.model.run import Run, XUnit

METRICS = ["loss", "accuracy", "reward"]


NUMBERS = itertools.count()


def trace(y: np.ndarray) -> Trace:
    x = np.arange(len(y), dtype=float)
    name = f"r{next(NUMBERS)}"  # each of another run, or they would be parts of one
    return Trace(Run(name, name, name, "csv", XUnit.STEP, {}), "train", x, x, y, y, x)


def falling(final: float, n: int = 31) -> np.ndarray:
    return final + (2.5 - final) / (1 + 2 * np.arange(float(n))) ** 1.2


def test_the_first_steep_fall_leaves_the_panel() -> None:
    shown = extent([trace(falling(0.01))], "loss")
    assert shown.low == 0
    assert 0.1 < shown.high < 0.5


@pytest.mark.parametrize(("metric", "sign"), [("loss", 1), ("accuracy", -1)])
def test_a_best_point_that_comes_early_is_shown(metric: str, sign: int) -> None:
    epochs = np.arange(80.0)
    y = 0.5 + 0.005 * sign * np.abs(epochs - 5)
    shown = extent([trace(y)], metric)
    best = y.min() if metric == "loss" else y.max()
    assert shown.holds(best)


@pytest.mark.parametrize(("metric", "sign"), [("loss", 1), ("accuracy", -1)])
def test_the_noise_of_a_run_that_came_to_rest_does_not_fill_its_panel(
    metric: str, sign: int
) -> None:
    noise = 0.003 * (-1.0) ** np.arange(27)
    y = np.concatenate([[0.9, 0.4, 0.2, 0.13], 0.128 + noise])
    y = y if metric == "loss" else 1 - y
    shown = extent([trace(y)], metric)
    assert shown.high - shown.low > 6 * 0.003
    beside = extent([trace(y), trace(y + sign * 0.001)], metric)
    assert beside.high - beside.low < shown.high - shown.low


def test_no_part_of_a_run_leaves_the_panel_of_the_others() -> None:
    train = trace(falling(0.001))
    held_out = replace(trace(falling(0.001) + 0.4), run=train.run, split="test")
    assert extent([train, held_out], "loss").high > 0.4


def test_a_slow_run_stays_in_the_panel() -> None:
    shown = extent([trace(falling(0.02)), trace(falling(0.04)), trace(falling(0.25))], "loss")
    assert shown.high > falling(0.25)[-1]


@pytest.mark.parametrize("height", [2.303, 62.0, 1e9])
def test_a_run_that_diverged_does_not_flatten_the_others(height: float) -> None:
    wild = falling(0.1)
    wild[5:] = height
    shown = extent([trace(falling(0.05)), trace(falling(0.08)), trace(wild)], "loss")
    assert shown.high < 1
    assert shown.beyond(wild)[1] >= 26


def test_a_run_that_diverged_alone_is_shown() -> None:
    wild = falling(0.1)
    wild[5:] = 62.0
    assert extent([trace(wild)], "loss").high >= 62


EXPLODED = 3.6 * 1.5 ** np.arange(31.0)


@pytest.mark.parametrize(
    ("metric", "curves", "is_one"),
    [
        ("loss", [EXPLODED], True),
        ("loss", [EXPLODED, 2 * EXPLODED], True),
        ("perplexity", [np.append(EXPLODED, np.nan)], True),
        ("loss", [EXPLODED, falling(0.1)], False),  # a band shows where the first went
        ("loss", [falling(0.1)], False),
        ("loss", [np.append(falling(0.1), EXPLODED)], False),  # what it learned is looked at
        ("loss", [EXPLODED - 3.6], False),  # zero has no logarithm
        ("loss", [np.linspace(1.0, 5.0, 31)], False),
        ("accuracy", [EXPLODED], False),
        ("reward", [EXPLODED], False),
        ("loss", [np.full(3, np.nan)], False),
        ("loss", [], False),
    ],
)
def test_an_axis_is_logarithmic_where_no_run_came_down(
    metric: str, curves: list[np.ndarray], is_one: bool
) -> None:
    assert is_explosion([trace(y) for y in curves], metric) is is_one


def test_a_perfect_accuracy_is_not_cut_in_half() -> None:
    shown = extent([trace(np.append(np.linspace(0.5, 1, 10), np.ones(20)))], "accuracy")
    assert 1.0 < shown.high < 1.05
    assert shown.low > 0.5


def test_an_accuracy_stuck_at_chance_beside_good_ones_leaves_below() -> None:
    good = 1 - falling(0.02) / 3
    shown = extent([trace(good), trace(good), trace(np.full(31, 0.1))], "accuracy")
    assert shown.low > 0.5
    assert shown.beyond(np.full(31, 0.1)) == (31, 0)


def test_a_negative_loss_is_shown_as_it_is() -> None:
    shown = extent([trace(-1 + falling(0.1) / 2.5)], "loss")
    assert shown.low < -0.9
    assert shown.high < 0


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("log", [False, True])
@given(st.lists(arrays(np.float64, st.integers(1, 30), elements=st.floats()), max_size=5))
def test_any_curves_have_an_axis(metric: str, log: bool, curves: list[np.ndarray]) -> None:
    shown = extent([trace(y) for y in curves], metric, log=log)
    assert np.isfinite([shown.low, shown.high]).all()
    assert shown.low < shown.high
    assert shown.low > 0 or not log


@given(st.lists(arrays(np.float64, st.integers(1, 30), elements=st.floats(0, 1)), min_size=1))
def test_what_lies_beyond_is_counted(curves: list[np.ndarray]) -> None:
    shown = extent([trace(y) for y in curves], "loss")
    for y in curves:
        below, above = shown.beyond(y)
        assert below + above + np.sum((y >= shown.low) & (y <= shown.high)) == len(y)


@pytest.mark.parametrize(
    ("x", "low", "high"), [([0, 30], 0, 30), ([1, 30], 0, 30), ([20, 30], 20, 30), ([7], 0, 7)]
)
def test_the_x_axis_starts_at_zero_where_that_costs_little(
    x: list[float], low: float, high: float
) -> None:
    at = np.array(x, dtype=float)
    one = Trace(Run("r", "r", "r", "csv", XUnit.STEP, {}), "train", at, at, at, at, at)
    shown = x_extent([one])
    assert (shown.low, shown.high) == (low, high)


@pytest.mark.parametrize("value", [1e-300, 0.3, 1e300])
def test_a_logarithmic_axis_has_a_length_where_values_differ_in_their_last_bit(
    value: float,
) -> None:
    y = np.array([value, np.nextafter(value, np.inf)])
    for whole in (False, True):
        shown = extent([trace(y)], "loss", log=True, whole=whole)
        assert np.log10(shown.low) < np.log10(shown.high)
    along = replace(trace(y), x=y)
    shown = x_extent([along], log=True)
    assert np.log(shown.low) < np.log(shown.high)
