"""Each kind of smoothing is what its formula says, and leaves what is no number where it was."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.data.smoothing import (
    Smoothing,
    ema,
    gaussian,
    points_of,
    smooth,
    time_weighted,
)

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50).map(np.array)
WEIGHTS = st.floats(0.05, 0.99)
KINDS = list(Smoothing)


@given(VALUES, WEIGHTS)
def test_the_moving_average_is_tensorboards(values: np.ndarray, weight: float) -> None:
    mean, expected = 0.0, []
    for count, value in enumerate(values, start=1):
        mean = mean * weight + (1 - weight) * value
        expected.append(mean / (1 - weight**count))
    assert ema(values, weight) == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(
    st.lists(st.tuples(st.floats(0, 1e4), st.floats(-1e3, 1e3)), min_size=1, max_size=30),
    WEIGHTS,
    st.floats(0.1, 100),
)
def test_the_average_by_time_weighs_by_distance(
    points: list[tuple[float, float]], weight: float, unit: float
) -> None:
    x, y = np.array(sorted(points)).T
    expected = []
    for i in range(len(x)):
        share = weight ** ((x[i] - x[: i + 1]) / unit)
        expected.append((share * y[: i + 1]).sum() / share.sum())
    assert time_weighted(x, y, weight, unit) == pytest.approx(expected, rel=1e-5, abs=1e-5)


@given(VALUES, WEIGHTS, st.floats(0.1, 1e6))
def test_on_points_as_far_apart_as_its_unit_it_is_the_plain_one(
    values: np.ndarray, weight: float, unit: float
) -> None:
    x = unit * np.arange(len(values))
    assert time_weighted(x, values, weight, unit) == pytest.approx(
        ema(values, weight), rel=1e-5, abs=1e-4
    )


@given(VALUES, WEIGHTS)
def test_the_gaussian_is_scipys(values: np.ndarray, weight: float) -> None:
    ndimage = pytest.importorskip("scipy.ndimage")
    sigma = points_of(weight) / (2 * np.sqrt(np.pi))
    sums, weights = (
        ndimage.gaussian_filter1d(one, sigma, mode="constant")
        for one in (values, np.ones(len(values)))
    )
    assert gaussian(values, weight) == pytest.approx(sums / weights, rel=1e-6, abs=1e-5)


@given(VALUES, WEIGHTS)
def test_the_running_mean_is_that_of_pandas(values: np.ndarray, weight: float) -> None:
    length = 2 * max(int(points_of(weight) / 2), 1) + 1
    expected = pd.Series(values).rolling(length, center=True, min_periods=1).mean()
    mine = smooth(np.arange(len(values)), values, weight, Smoothing.MEAN)
    assert mine == pytest.approx(expected.to_numpy(), rel=1e-6, abs=1e-5)


@pytest.mark.parametrize("kind", KINDS)
@given(st.lists(st.floats(allow_nan=True), min_size=1, max_size=50).map(np.array), WEIGHTS)
def test_what_is_no_number_stays_where_it_was(
    kind: Smoothing, y: np.ndarray, weight: float
) -> None:
    smoothed = smooth(np.arange(len(y), dtype=float), y, weight, kind)
    gaps = ~np.isfinite(y)
    assert np.array_equal(smoothed[gaps], y[gaps], equal_nan=True)
    if np.abs(y[~gaps]).max(initial=0) < 1e300:
        assert np.isfinite(smoothed[~gaps]).all()


@pytest.mark.parametrize("kind", KINDS)
@given(VALUES, WEIGHTS)
def test_no_smoothing_leaves_the_range_of_the_values(
    kind: Smoothing, y: np.ndarray, weight: float
) -> None:
    smoothed = smooth(np.arange(len(y), dtype=float), y, weight, kind)
    room = 1e-6 * (1 + np.abs(y).max())
    assert y.min() - room <= smoothed.min()
    assert smoothed.max() <= y.max() + room


@pytest.mark.parametrize("kind", KINDS)
def test_all_kinds_calm_noise_alike(kind: Smoothing) -> None:
    noise = np.random.default_rng(0).normal(size=200_000)
    calm = smooth(np.arange(len(noise), dtype=float), noise, 0.9, kind)[1000:-1000]
    assert np.var(calm) == pytest.approx(1 / points_of(0.9), rel=0.05)


def test_weight_zero_is_the_curve_itself() -> None:
    y = np.array([1.0, 2.0])
    assert smooth(y, y, 0.0) is y
