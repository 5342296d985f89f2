"""Fewer points, the same picture: every pixel column keeps its lowest and highest value.

Each curve is cut into buckets of equal width in x, about one a pixel, and of each bucket the
minimum, the maximum and one value that is not finite stay, in their order (after M4, Jugel et al.,
VLDB 2014, which also keeps each bucket's first and last value).  Spikes and NaN are never lost.
"""

import numpy as np

from dashboard.model.table import FloatArray, IntArray

MOST_POINTS = 50_000
"""Points of all curves of one figure; 60,000 with labels, marks, and points to point at."""

KEPT_PER_BUCKET = 3  # minimum, maximum, one that is not finite
_ENDS = 2  # the first and the last point always stay
EVEN = 2
"""Buckets are looked at all at once if rows as long as the fullest hold at most this many times the
points: where points lie evenly apart, as they nearly always do."""

FEWEST_PER_CURVE = KEPT_PER_BUCKET + _ENDS  # of a single bucket


def buckets_for(width_px: float, curves: int) -> int:
    """Buckets per curve for a panel of ``width_px`` when ``curves`` share the figure's points."""
    share = MOST_POINTS // max(curves, 1)
    return max(1, min(int(width_px), (share - _ENDS) // KEPT_PER_BUCKET))


def kept(x: FloatArray, y: FloatArray, buckets: int) -> IntArray:
    """The indices to keep, rising; ``x`` is finite and does not fall, both have shape (n,)."""
    return Reduction(buckets).kept(x, y)


class Reduction:
    """The reduction of many curves; those after each other often have the same x."""

    def __init__(self, buckets: int) -> None:
        """Cut every curve into so many buckets."""
        self._buckets = buckets
        self._x: FloatArray = np.empty(0)
        self._starts: IntArray = np.empty(0, dtype=np.int64)
        self._table: IntArray | None = None

    def kept(self, x: FloatArray, y: FloatArray) -> IntArray:
        """The indices to keep of one curve, as :func:`kept` says."""
        if len(x) <= KEPT_PER_BUCKET * self._buckets + _ENDS:
            return np.arange(len(x))
        if x is not self._x and not np.array_equal(x, self._x):
            self._x, self._starts = x, _starts(x, self._buckets)
            self._table = _table(self._starts, len(x))
        chosen = self._extremes(y)
        if chosen is None:
            chosen = _any_kept(y, self._starts)
        stays = np.zeros(len(x), dtype=bool)
        stays[[0, -1]] = True
        for places in chosen:
            stays[places] = True
        return np.flatnonzero(stays)

    def _extremes(self, y: FloatArray) -> list[IntArray] | None:
        """The indices of each bucket's extremes; ``None`` if not every value of it is finite."""
        if self._table is None:
            return None
        values = y[self._table]
        places = [self._starts + at for at in (values.argmin(axis=1), values.argmax(axis=1))]
        return places if np.isfinite(y[np.concatenate(places)]).all() else None


def _table(starts: IntArray, n: int) -> IntArray | None:
    """The indices of each bucket as a row, a shorter one with its last point again and again.

    ``None`` where buckets are too uneven for it.
    """
    lengths = np.diff(starts, append=n)
    longest = int(lengths.max())
    if longest * len(starts) > EVEN * n:
        return None
    within = np.minimum(np.arange(longest), lengths[:, None] - 1)
    return np.asarray(starts[:, None] + within, dtype=np.int64)


def _any_kept(y: FloatArray, starts: IntArray) -> list[IntArray]:
    """The indices to keep whatever the values and however uneven the buckets."""
    finite = np.isfinite(y)
    return [
        _first_equal(np.where(finite, y, np.inf), np.minimum, starts, finite),
        _first_equal(np.where(finite, y, -np.inf), np.maximum, starts, finite),
        _first_equal(finite.astype(np.float64), np.minimum, starts, ~finite),
    ]


def _starts(x: FloatArray, buckets: int) -> IntArray:
    """Where each bucket that has any points begins."""
    span = x[-1] - x[0]
    if span > 0:
        edges = np.searchsorted(x, x[0] + span * (np.arange(1, buckets) / buckets))
    else:
        edges = np.arange(1, buckets) * len(x) // buckets
    starts = np.concatenate(([0], edges[edges < len(x)]))
    return np.asarray(starts[np.diff(starts, prepend=-1) > 0], dtype=np.int64)


def _first_equal(
    values: FloatArray, pick: np.ufunc, starts: IntArray, usable: np.ndarray
) -> IntArray:
    """In each bucket the first usable index whose value is the bucket's ``pick``."""
    extremes = pick.reduceat(values, starts)
    lengths = np.diff(starts, append=len(values))
    hits = np.flatnonzero((values == np.repeat(extremes, lengths)) & usable)
    bucket_of_hit = np.searchsorted(starts, hits, side="right")
    return np.asarray(hits[np.diff(bucket_of_hit, prepend=0) > 0], dtype=np.int64)
