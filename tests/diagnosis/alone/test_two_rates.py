"""A loss that falls by one factor: two rates give it, and the indicator says so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.features.one_factor import falls_by_one_factor
from dashboard.model.curve import Curve
from dashboard.model.table import Split


def curve(y: object) -> Curve:
    values = np.asarray(y, float)
    return Curve("loss", Split.TRAIN, np.arange(len(values), dtype=float), values)


@given(st.floats(0.01, 0.99), st.floats(0.01, 100), st.integers(6, 60))
def test_a_fall_by_one_factor_is_seen_in_single_precision_too(
    factor: float, first: float, points: int
) -> None:
    y = np.float32(first * factor ** np.arange(points))
    seen = int((y > 1e-4 * y[0]).sum())
    assert falls_by_one_factor(curve(y)) == (seen >= 5)


@given(st.floats(0.3, 0.98), st.integers(10, 60), st.integers(0, 10_000))
def test_noise_of_a_thousandth_is_enough_to_be_another_curve(
    factor: float, points: int, seed: int
) -> None:
    noise = np.random.default_rng(seed).normal(0, 1e-3, points)
    assert not falls_by_one_factor(curve(factor ** np.arange(points) * np.exp(noise)))


@pytest.mark.parametrize(
    "y",
    [
        pytest.param(np.ones(20), id="constant"),
        pytest.param(1.1 ** np.arange(20), id="rises"),
        pytest.param(0.1 + 0.8 ** np.arange(20), id="falls to a floor"),
        pytest.param(1 / (1 + np.arange(20.0)), id="a power law"),
        pytest.param([1, 0.5, 0.25, 0.125], id="four points"),
        pytest.param([1, 0.5, np.nan, 0.125, 0.0625, 0.03125], id="a gap"),
        pytest.param([0.0] * 8, id="zero"),
    ],
)
def test_other_curves_are_not_taken_for_it(y: object) -> None:
    assert not falls_by_one_factor(curve(y))


def test_points_of_uneven_distance_are_not_judged() -> None:
    x = np.array([0, 1, 2, 4, 8, 16.0])
    assert not falls_by_one_factor(Curve("loss", Split.TRAIN, x, 0.5 ** np.arange(6)))


def test_no_curve_falls() -> None:
    assert not falls_by_one_factor(None)
