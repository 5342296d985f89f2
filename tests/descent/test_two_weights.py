"""Two weights: slopes against differences, and each optimizer against an independent oracle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bundled import samples_folder
from dashboard.descent.two_weights import Hills, Optimizer, Surface, Valley, stepper, walk

SURFACES: list[Surface] = [Valley(10.0), Valley(1.0), Hills(0.3, 0.8, 2.0)]
places = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


@pytest.mark.parametrize("surface", SURFACES, ids=repr)
@given(at=places)
def test_the_gradient_is_that_of_small_differences(surface: Surface, at) -> None:
    (u, v), h = at, 1e-5
    expected = (
        (surface.loss((u + h, v)) - surface.loss((u - h, v))) / (2 * h),
        (surface.loss((u, v + h)) - surface.loss((u, v - h))) / (2 * h),
    )
    np.testing.assert_allclose(surface.slope(at), expected, rtol=1e-5, atol=1e-6)


@given(places, st.floats(1, 50), st.floats(0.01, 2.5), st.integers(0, 20))
def test_on_a_valley_each_weight_has_a_factor_of_its_own(
    start, condition: float, product: float, steps: int
) -> None:
    rate = product / condition
    path = walk(Valley(condition), start, rate, Optimizer.SGD, steps)
    factors = np.array([1 - rate, 1 - rate * condition])
    expected = np.array(start) * factors ** np.arange(steps + 1)[:, None]
    np.testing.assert_allclose(path.points, expected, rtol=1e-9, atol=1e-9)


def test_momentum_sums_what_it_has_seen_with_falling_weights() -> None:
    take, slopes = stepper(Optimizer.MOMENTUM, 0.1), [(1.0, -2.0), (0.5, 0.0), (0.0, 3.0)]
    steps = [take(one) for one in slopes]
    for k in range(3):
        seen = sum(0.9 ** (k - i) * np.array(slopes[i]) for i in range(k + 1))
        np.testing.assert_allclose(steps[k], -0.1 * seen)


@given(st.tuples(st.floats(0.01, 100), st.floats(-100, -0.01)), st.floats(1e-4, 1))
def test_the_first_step_of_adam_is_as_long_as_the_rate_whatever_the_slope(slope, rate) -> None:
    step = stepper(Optimizer.ADAM, rate)(slope)
    np.testing.assert_allclose(step, [-rate, rate], rtol=1e-5)


def test_adam_is_the_mean_over_the_root_of_the_mean_square() -> None:
    take = stepper(Optimizer.ADAM, 0.1)
    slopes = np.array([[1.0, -2.0], [0.5, 0.3], [-1.0, 3.0]])
    steps = [take(tuple(one)) for one in slopes]
    for k in range(1, 4):
        first, second = (
            (1 - beta) * beta ** np.arange(k)[::-1] / (1 - beta**k) for beta in (0.9, 0.999)
        )
        mean, square = first @ slopes[:k], second @ slopes[:k] ** 2
        np.testing.assert_allclose(steps[k - 1], -0.1 * mean / (np.sqrt(square) + 1e-8))


@pytest.mark.parametrize(
    ("name", "rate", "optimizer"),
    [
        ("lr0.02", 0.02, Optimizer.SGD),
        ("lr0.1", 0.1, Optimizer.SGD),
        ("lr0.19", 0.19, Optimizer.SGD),
        ("lr0.21", 0.21, Optimizer.SGD),
        ("momentum_lr0.05", 0.05, Optimizer.MOMENTUM),
    ],
)
def test_the_trainer_walks_the_same_valley(name: str, rate: float, optimizer: Optimizer) -> None:
    rows = np.genfromtxt(
        samples_folder() / "two_weights" / name / "metrics.csv", delimiter=",", names=True
    )
    path = walk(Valley(10.0), (-3.0, -1.0), rate, optimizer, len(rows) - 1)
    np.testing.assert_allclose(rows["weight_1"] - 3, path.points[:, 0], atol=1e-4, rtol=1e-4)
    largest = np.maximum.accumulate(np.abs(path.points[:, 1]))
    assert np.all(np.abs(rows["weight_2"] - 1 - path.points[:, 1]) < 1e-4 * (largest + 1))
