"""The measures of one curve and of a pair: what they must be on curves whose answer is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.features.levels import running_median
from dashboard.diagnosis.features.measured_shapes import LONG, shape_of, shapes_of
from dashboard.diagnosis.features.train_and_held_out import pair_of
from dashboard.model.curve import Curve
from dashboard.model.table import Split

values = st.lists(
    st.floats(0.01, 100, allow_nan=False, allow_infinity=False), min_size=2, max_size=60
)


def shape(y, x=None, split=Split.TRAIN):
    y = np.asarray(y, dtype=float)
    axis = np.arange(len(y), dtype=float) if x is None else np.asarray(x, dtype=float)
    return shape_of(Curve("loss", split, axis, y))


def test_a_curve_without_a_finite_value_has_no_shape():
    assert shape([np.nan, np.inf]) is None


numbers = st.floats(-1e3, 1e3) | st.sampled_from([np.nan, np.inf, 0.0])


@given(st.lists(st.lists(numbers, min_size=0, max_size=30), max_size=8), st.integers(0, 3))
def test_curves_that_are_measured_together_have_the_shapes_of_each_alone(many, times):
    ys = [np.array(y * 8**times) for y in many]  # up to curves that are reduced
    curves = [Curve("loss", Split.TRAIN, np.arange(len(y), dtype=float), y) for y in ys]
    found = shapes_of([*curves, None, *curves])  # each length at least twice
    assert found[len(curves)] is None
    for curve, one in zip((*curves, None, *curves), found, strict=True):
        alone = None if curve is None else shape_of(curve)
        assert (one is None) == (alone is None)
        for ours, theirs in zip(as_numbers(one), as_numbers(alone), strict=True):
            if isinstance(theirs, str | bool | None):
                assert ours == theirs
            else:
                np.testing.assert_allclose(ours, theirs, rtol=1e-9)  # NaN equals itself


def as_numbers(found):
    """Every field; none of no shape."""
    if found is None:
        return []
    return [getattr(found, name) for name in found.__dataclass_fields__]


def test_a_geometric_descent_falls_by_its_factor_per_epoch():
    assert shape(2.0 * 0.9 ** np.arange(40)).fall_per_x == pytest.approx(0.1, rel=1e-6)


@pytest.mark.parametrize("end", [0.0, -0.1])
def test_a_long_curve_whose_last_points_reach_zero_has_no_relative_measures(end):
    y = np.full(2000, 0.5)
    y[-40:-19] = end  # most of the 40 points that the end is read from, but no block of 31
    found = shape(y)
    assert found.end == end
    assert not found.positive
    assert np.isnan(found.rise)


def test_a_saw_turns_at_every_point_and_a_slope_at_none():
    assert shape(1 + 0.1 * (-1.0) ** np.arange(30)).zigzag == 1
    assert shape(np.linspace(2, 1, 30)).zigzag == 0


def test_the_noise_measured_is_the_noise_that_was_added():
    rng = np.random.default_rng(0)
    measured = shape(1 + rng.normal(0, 0.05, LONG)).noise
    assert measured == pytest.approx(0.05, rel=0.2)


def test_a_rise_is_measured_from_the_best_point():
    y = np.r_[np.linspace(2, 1, 20), np.linspace(1, 1.5, 20)]
    found = shape(y)
    assert found.best_x == pytest.approx(19, abs=1)
    assert found.rise == pytest.approx(0.45, abs=0.06)


@given(values, st.floats(0.001, 1000))
def test_no_share_depends_on_the_unit_of_the_loss(y, factor):
    one, other = shape(y), shape(np.array(y) * factor)
    for name in ("rise", "late_fall", "half_fall", "noise", "zigzag", "best_x"):
        assert getattr(other, name) == pytest.approx(
            getattr(one, name), rel=1e-6, abs=1e-9, nan_ok=True
        )


@given(values, st.floats(0.001, 1000))
def test_no_share_depends_on_the_unit_of_the_axis(y, factor):
    axis = np.arange(len(y)) * factor
    one, other = shape(y), shape(y, axis)
    assert other.late_fall == one.late_fall
    assert other.best_x == pytest.approx(one.best_x * factor)


@given(values)
def test_the_best_is_never_above_the_end_and_the_descent_never_negative(y):
    found = shape(y)
    assert found.best <= found.end
    assert found.descent >= 0
    assert found.first == y[0]


@given(st.integers(LONG + 1, 5000))
def test_a_long_curve_keeps_its_ends_and_its_trend(n):
    y = np.linspace(3, 1, n)
    found = shape(y)
    assert (found.points, len(found.x) <= LONG) == (n, True)
    assert (found.x[0], found.x[-1], found.first) == (0, n - 1, 3)
    assert np.all(np.diff(found.y) < 0)
    assert found.end == pytest.approx(1, abs=0.1)


@given(values)
def test_a_running_median_stays_between_the_extremes(y):
    smooth = running_median(np.array(y))
    assert len(smooth) == len(y)
    assert min(y) <= smooth.min()
    assert smooth.max() <= max(y)


def test_levels_on_different_scales_are_not_compared():
    train, val = shape(np.geomspace(4, 1, 20)), shape(np.geomspace(0.004, 0.002, 20))
    pair = pair_of(train, val)
    assert not pair.same_scale
    assert np.isnan(pair.gap)
