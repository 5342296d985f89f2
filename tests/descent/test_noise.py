"""The floor that a constant rate leaves: closed forms against simulation and against each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.descent.noise import (
    Chance,
    expected_losses,
    floor,
    noisy_distances,
    stationary_variance,
    updates_per_epoch,
)

rates = st.floats(0.01, 1.9)  # ηλ
WALKS = 300


@given(rates, st.floats(0.1, 10), st.floats(0.1, 5), st.integers(1, 256), st.floats(-10, 10))
def test_the_expected_loss_settles_on_the_floor(
    product: float, curvature: float, noise: float, batch: int, start: float
) -> None:
    rate = product / curvature
    steps = 4000
    mean = expected_losses(start, np.full(steps, rate), curvature, noise, batch)
    assert mean[0] == pytest.approx(curvature / 2 * start**2)
    assert mean[-1] == pytest.approx(floor(rate, curvature, noise, batch), rel=1e-6)


@given(rates, st.floats(0.1, 10), st.floats(0.1, 5), st.integers(1, 256))
def test_the_stationary_variance_is_left_as_it_is_by_a_step(
    product: float, curvature: float, noise: float, batch: int
) -> None:
    rate = product / curvature
    variance = stationary_variance(rate, curvature, noise, batch)
    assert variance == pytest.approx(
        (1 - product) ** 2 * variance + rate**2 * noise**2 / batch, rel=1e-9
    )
    assert variance == pytest.approx(
        rate * noise**2 / (curvature * (2 - rate * curvature) * batch), rel=1e-12
    )


@pytest.mark.parametrize("product", [0.1, 1.0, 1.5])
def test_many_walks_scatter_as_the_variance_says(product: float) -> None:
    walks = np.array(
        [noisy_distances(5.0, np.full(200, product), 1.0, 2.0, seed) for seed in range(WALKS)]
    )
    late = walks[:, 100:]
    # The mean of a sample variance; the standard error of 300 walks is well below a tenth.
    assert np.var(late) == pytest.approx(stationary_variance(product, 1.0, 2.0, 1), rel=0.1)
    mean = expected_losses(5.0, np.full(200, product), 1.0, 2.0, 1)
    simulated = (walks**2 / 2).mean(axis=0)
    assert simulated[100:].mean() == pytest.approx(mean[100:].mean(), rel=0.1)


def test_a_smaller_rate_lowers_the_floor_and_a_decaying_one_removes_it() -> None:
    constant = expected_losses(5.0, np.full(2000, 0.5), 1.0, 1.0, 1)[-1]
    decaying = expected_losses(5.0, 0.5 / (1 + 0.05 * np.arange(2000)), 1.0, 1.0, 1)[-1]
    assert floor(0.05, 1.0, 1.0, 1) < constant / 5
    assert decaying < constant / 20


@pytest.mark.parametrize("rate", [0.0, 2.0, 3.0])
def test_a_rate_that_never_settles_has_no_floor(rate: float) -> None:
    with pytest.raises(ValueError, match="never settles"):
        stationary_variance(rate, 1.0, 1.0, 1)


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_an_epoch_sees_every_example(examples: int, batch: int) -> None:
    updates = updates_per_epoch(examples, batch)
    assert (updates - 1) * batch < examples <= updates * batch


def test_chance_is_normal_and_the_same_for_a_seed() -> None:
    chance = Chance(1)
    drawn = np.array([chance.normal() for _ in range(20_000)])
    assert abs(drawn.mean()) < 0.03
    assert drawn.std() == pytest.approx(1, abs=0.02)
    uniform = Chance(2)
    assert all(0 <= uniform.uniform() < 1 for _ in range(1000))
    again = Chance(1)
    assert [again.normal() for _ in range(5)] == list(drawn[:5])
