"""Fewer points, the same picture: every pixel column keeps its lowest and highest value.

Each curve is cut into buckets of equal width in x, about one a pixel, and of each bucket the
minimum, the maximum and one value that is not finite stay, in their order (after M4, Jugel et al.,
VLDB 2014, which also keeps each bucket's first and last value).  Spikes and NaN are never lost.
"""

import numpy as np

from dashboard.logs.table import FloatArray, IntArray

MOST_POINTS = 50_000
"""Points of all curves of one figure; 60,000 with labels, marks, and points to point at."""

KEPT_PER_BUCKET = 3  # minimum, maximum, one that is not finite
_ENDS = 2  # the first and the last point always stay
FEWEST_PER_CURVE = KEPT_PER_BUCKET + _ENDS  # of a single bucket


def buckets_for(width_px: float, curves: int) -> int:
    """Buckets per curve for a panel of ``width_px`` when ``curves`` share the figure's points."""
    share = MOST_POINTS // max(curves, 1)
    return max(1, min(int(width_px), (share - _ENDS) // KEPT_PER_BUCKET))


def kept(x: FloatArray, y: FloatArray, buckets: int) -> IntArray:
    """The indices to keep, rising; ``x`` is finite and does not fall, both have shape (n,)."""
    n = len(x)
    if n <= KEPT_PER_BUCKET * buckets + _ENDS:
        return np.arange(n)
    bucket = _bucket(x, buckets)
    starts = np.flatnonzero(np.append(True, bucket[1:] != bucket[:-1]))
    finite = np.isfinite(y)
    chosen = [
        np.array([0, n - 1]),
        _first_equal(np.where(finite, y, np.inf), np.minimum, starts, finite),
        _first_equal(np.where(finite, y, -np.inf), np.maximum, starts, finite),
        _first_equal(finite.astype(np.float64), np.minimum, starts, ~finite),
    ]
    return np.unique(np.concatenate(chosen))


def _bucket(x: FloatArray, buckets: int) -> IntArray:
    span = x[-1] - x[0]
    if span <= 0:
        return np.asarray(np.arange(len(x)) * buckets // len(x), dtype=np.int64)
    bucket = ((x - x[0]) / span * buckets).astype(np.int64)
    return np.asarray(np.minimum(bucket, buckets - 1), dtype=np.int64)


def _first_equal(
    values: FloatArray, pick: np.ufunc, starts: IntArray, usable: np.ndarray
) -> IntArray:
    """In each bucket the first usable index whose value is the bucket's ``pick``."""
    extremes = pick.reduceat(values, starts)
    lengths = np.diff(np.append(starts, len(values)))
    hits = np.flatnonzero((values == np.repeat(extremes, lengths)) & usable)
    bucket_of_hit = np.searchsorted(starts, hits, side="right")
    first = np.append(True, bucket_of_hit[1:] != bucket_of_hit[:-1]) if len(hits) else slice(None)
    return np.asarray(hits[first], dtype=np.int64)
