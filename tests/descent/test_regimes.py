"""The closed forms of one weight on a parabola, against the walk itself."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.descent.losses import Parabola
from dashboard.descent.one_weight import walk
from dashboard.descent.presets import LEFT, PRESETS, preset_of
from dashboard.descent.regimes import Regime, factor, regime, steps_until, twin_rate

curvatures = st.floats(0.01, 100)
products = st.floats(0.01, 3)  # ηλ
distances = st.floats(0.01, 100) | st.floats(-100, -0.01)


@given(curvatures, products, distances, st.integers(0, 30))
def test_each_step_multiplies_the_distance_by_one_minus_rate_times_curvature(
    curvature: float, product: float, start: float, steps: int
) -> None:
    rate = product / curvature
    path = walk(Parabola(curvature, 0.0), start, rate, steps)
    expected = start * factor(rate, curvature) ** np.arange(steps + 1)
    np.testing.assert_allclose(path.weights, expected, rtol=1e-9, atol=1e-9 * abs(start))
    np.testing.assert_allclose(path.losses, curvature / 2 * path.weights**2)
    np.testing.assert_allclose(path.slopes, curvature * path.weights)


@given(curvatures, products, distances)
def test_the_regime_says_what_the_next_steps_do(
    curvature: float, product: float, start: float
) -> None:
    assume(min(abs(product - 1), abs(product - 2)) > 1e-6)
    weights = walk(Parabola(curvature, 0.0), start, product / curvature, 4).weights
    nearer = bool(np.all(np.diff(np.abs(weights)) < 0))
    jumps = bool(np.all(weights[1:] * weights[:-1] < 0))
    told = {
        (True, False): Regime.SLOW,
        (True, True): Regime.ZIGZAG,
        (False, True): Regime.DIVERGENT,
    }
    assert regime(product / curvature, curvature) is told[nearer, jumps]


@given(curvatures)
def test_the_boundaries_are_hit_in_spite_of_rounding(curvature: float) -> None:
    assert regime(1 / curvature, curvature) is Regime.ONE_STEP
    assert regime(2 / curvature, curvature) is Regime.ENDLESS


@given(curvatures, st.floats(0.02, 1.98), distances, st.floats(0.001, 0.5))
def test_the_steps_until_a_share_is_left_are_those_of_the_walk(
    curvature: float, product: float, start: float, share: float
) -> None:
    each = abs(1 - product)
    assume(each > 1e-3)
    exact = math.log(share) / math.log(each)
    assume(abs(exact - round(exact)) > 1e-6)  # at a boundary rounding decides
    steps = steps_until(share, product / curvature, curvature)
    assert steps is not None
    weights = np.abs(walk(Parabola(curvature, 0.0), start, product / curvature, steps).weights)
    assert weights[-1] < share * abs(start) <= weights[-2]


@pytest.mark.parametrize(("rate", "steps"), [(0.1, 81), (1.0, 6), (1.6, 1), (2.0, 4), (3.0, 39)])
def test_the_public_exercise_takes_the_steps_of_its_answers(rate: float, steps: int) -> None:
    assert steps_until(LEFT, rate, 0.625) == steps


@pytest.mark.parametrize("rate", [3.2, 4.0])
def test_the_public_exercise_never_ends_at_a_rate_from_two_over_the_curvature_on(
    rate: float,
) -> None:
    assert steps_until(LEFT, rate, 0.625) is None


@given(curvatures, st.floats(0.01, 1.99), distances)
def test_the_twin_of_a_rate_has_the_same_losses_and_other_weights(
    curvature: float, product: float, start: float
) -> None:
    assume(abs(product - 1) > 0.01)
    loss, rate = Parabola(curvature, 0.0), product / curvature
    other = twin_rate(rate, curvature)
    assert other is not None
    one, two = (walk(loss, start, each, 12) for each in (rate, other))
    np.testing.assert_allclose(one.losses, two.losses, rtol=1e-6, atol=1e-12 * one.losses[0])
    assert one.weights[1] * two.weights[1] < 0


@pytest.mark.parametrize("rate", [1.0, 1.5])
def test_a_rate_that_never_arrives_has_no_twin(rate: float) -> None:
    assert twin_rate(rate, 2.0) is None


@pytest.mark.parametrize(("rate", "curvature"), [(0.0, 1.0), (-1.0, 1.0), (1.0, 0.0)])
def test_a_rate_or_curvature_of_zero_has_no_regime(rate: float, curvature: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        regime(rate, curvature)


def test_the_numbers_of_the_lesson_by_hand() -> None:
    preset = PRESETS[0]
    small = walk(preset.loss, preset.start, 0.1, 2)
    np.testing.assert_allclose(small.weights, [0, 0.6, 1.08])
    np.testing.assert_allclose(small.losses, [9, 5.76, 3.6864])
    np.testing.assert_allclose(small.slopes, [-6, -4.8, -3.84])
    large = walk(preset.loss, preset.start, 1.1, 1)
    np.testing.assert_allclose(large.weights, [0, 6.6])
    np.testing.assert_allclose(large.losses, [9, 12.96])


def test_the_story_goes_from_a_tenth_in_small_steps_or_to_six_tenths_and_back() -> None:
    preset = preset_of("story")
    small, large = (walk(preset.loss, preset.start, rate, 2) for rate in preset.rates)
    np.testing.assert_allclose(small.weights[:2], [0.1, 0.11])
    np.testing.assert_allclose(large.weights, [0.1, 0.6, 0.1])
    assert small.losses[0] == pytest.approx(0.8)
    assert small.losses[1] < 0.8
    assert large.losses[1] == pytest.approx(0.8)
