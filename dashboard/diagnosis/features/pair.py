"""What training and held-out curve say together: do they move the same way, how far apart are they.

Points are aligned to the nearest x, never inner-joined: logs often hold them on different steps.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.features.shape import TINY, Shape
from dashboard.logs.table import FloatArray

SAME_SCALE = 0.35
"""Relative difference of the first values (train against held-out) up to which both losses are on
one scale.  A template that divides the held-out loss by the data set's size differs by ~1000; one
epoch's running mean differs by some tens of per cent (published training logs)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Training and held-out curve of one metric, side by side."""

    correlation: float  # Spearman's rank correlation over the run, NaN under 5 points
    late_correlation: float  # the same over the last half
    same_scale: bool  # the first values agree, so levels may be compared
    gap: float  # (held-out end - train end) / train end, NaN on different scales or signs
    gap_share: float  # the same difference over the held-out descent
    train_fall_after_best: float  # 1 - train end / train level at the held-out best


def pair_of(train: Shape | None, held_out: Shape | None) -> Pair | None:
    """Compare two shapes of one metric, or ``None`` when one is missing."""
    if train is None or held_out is None:
        return None
    along = train.y[nearest(train.x, held_out.x)]
    half = len(along) // 2
    same = abs(held_out.first - train.first) <= SAME_SCALE * max(
        abs(train.first), abs(held_out.first), TINY
    )
    difference = held_out.end - train.end
    at_best = float(np.interp(held_out.best_x, train.x, train.y))
    return Pair(
        correlation=spearman(along, held_out.y),
        late_correlation=spearman(along[half:], held_out.y[half:]),
        same_scale=same,
        gap=difference / max(train.end, TINY) if same and train.positive else np.nan,
        gap_share=difference / held_out.descent if same and held_out.descent > TINY else np.nan,
        train_fall_after_best=1 - train.end / at_best if train.positive else np.nan,
    )


def nearest(x: FloatArray, at: FloatArray) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """For each of ``at`` the index of the nearest ``x`` (both rising)."""
    right = np.clip(np.searchsorted(x, at), 0, len(x) - 1)
    left = np.maximum(right - 1, 0)
    return np.where(np.abs(x[left] - at) <= np.abs(x[right] - at), left, right)


def spearman(first: FloatArray, second: FloatArray) -> float:
    """Spearman's rank correlation without ties' correction; NaN below five points."""
    if len(first) < 5:
        return float("nan")
    ranks = [np.argsort(np.argsort(values)) for values in (first, second)]
    n = len(first)
    squares = float(((ranks[0] - ranks[1]).astype(np.float64) ** 2).sum())
    return 1 - 6 * squares / (n * (n * n - 1))
