"""Slopes against differences, and the valleys where they are said to be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.descent.losses import Parabola, TwoValleys
from dashboard.descent.one_weight import walk
from dashboard.descent.presets import PRESETS, preset_of

VALLEYS = preset_of("valleys")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.name)
@given(share=st.floats(0, 1))
def test_the_slope_is_that_of_a_small_difference(preset, share: float) -> None:
    low, high = preset.window
    w, h = low + share * (high - low), 1e-5 * (high - low)
    difference = (preset.loss.loss(w + h) - preset.loss.loss(w - h)) / (2 * h)
    assert preset.loss.slope(w) == pytest.approx(difference, rel=1e-4, abs=1e-4)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.name)
def test_at_the_bottom_the_slope_is_zero_and_bends_as_said(preset) -> None:
    w, h = preset.loss.minimum_near(preset.start), 1e-4
    bend = (preset.loss.slope(w + h) - preset.loss.slope(w - h)) / (2 * h)
    assert preset.loss.slope(w) == pytest.approx(0, abs=1e-9)
    assert preset.loss.curvature_near(preset.start) == pytest.approx(bend, rel=1e-5)


def test_each_side_of_the_top_belongs_to_its_own_valley_and_the_left_is_deeper() -> None:
    assert isinstance(VALLEYS.loss, TwoValleys)
    left, top, right = VALLEYS.loss.turning_points()
    assert left < top < right
    assert VALLEYS.loss.minimum_near(top - 0.01) == left
    assert VALLEYS.loss.minimum_near(top + 0.01) == right
    assert VALLEYS.loss.loss(left) < VALLEYS.loss.loss(right) < VALLEYS.loss.loss(top)


def test_small_steps_stay_in_the_valley_and_larger_ones_jump_into_the_deeper() -> None:
    left, _, right = VALLEYS.loss.turning_points()
    ends = [walk(VALLEYS.loss, VALLEYS.start, rate, 100).weights[-1] for rate in VALLEYS.rates]
    np.testing.assert_allclose(ends, [right, right, left, left], atol=1e-3)


def test_a_weight_beyond_all_bounds_is_no_error() -> None:
    with np.errstate(all="ignore"):
        path = walk(VALLEYS.loss, 5.0, 1.0, 30)
    assert not np.isfinite(path.weights[-1])
    assert np.isfinite(walk(Parabola(2.0, 0.0), 1.0, 1.5, 30).losses).all()
