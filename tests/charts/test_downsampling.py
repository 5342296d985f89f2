"""Fewer points, the same picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.data.downsampling import KEPT_PER_BUCKET, MOST_POINTS, buckets_for, kept

values = arrays(np.float64, st.integers(1, 400), elements=st.floats(width=32))
buckets = st.integers(1, 60)


@given(values, buckets)
def test_the_extremes_of_the_curve_stay(y: np.ndarray, n: int) -> None:
    shown = y[kept(np.arange(len(y), dtype=float), y, n)]
    finite = y[np.isfinite(y)]
    if len(finite):
        assert np.nanmin(shown[np.isfinite(shown)]) == finite.min()
        assert np.nanmax(shown[np.isfinite(shown)]) == finite.max()


@given(values, buckets)
def test_the_extremes_of_every_bucket_stay(y: np.ndarray, n: int) -> None:
    x = np.linspace(0, 1, len(y))
    rows = kept(x, y, n)
    bucket = np.minimum((x * n).astype(int), n - 1)
    for one in np.unique(bucket):
        inside = y[(bucket == one) & np.isfinite(y)]
        shown = y[rows][(bucket[rows] == one) & np.isfinite(y[rows])]
        if len(inside):
            assert (shown.min(), shown.max()) == (inside.min(), inside.max())


@given(values, buckets)
def test_a_value_that_is_no_number_is_never_lost(y: np.ndarray, n: int) -> None:
    rows = kept(np.arange(len(y), dtype=float), y, n)
    assert np.isfinite(y).all() == np.isfinite(y[rows]).all()


@given(values, buckets)
def test_no_more_is_kept_than_allowed_and_in_order(y: np.ndarray, n: int) -> None:
    rows = kept(np.arange(len(y), dtype=float), y, n)
    assert len(rows) <= KEPT_PER_BUCKET * n + 2
    assert (np.diff(rows) > 0).all()
    assert rows[0] == 0
    assert rows[-1] == len(y) - 1


@given(values)
def test_points_at_one_x_are_reduced_too(y: np.ndarray) -> None:
    rows = kept(np.zeros(len(y)), y, 3)
    assert len(rows) <= KEPT_PER_BUCKET * 3 + 2


@pytest.mark.parametrize("curves", [1, 4, 40, 400, 4000, 10_000])
def test_any_number_of_curves_fits(curves: int) -> None:
    n = buckets_for(500, curves)
    assert curves * (KEPT_PER_BUCKET * n + 2) <= MOST_POINTS
