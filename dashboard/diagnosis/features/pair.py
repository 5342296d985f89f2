"""What training and held-out curve say together: do they move the same way, how far apart are they.

Levels are read off each curve by itself, never by joining points: logs often hold them on different
steps.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.features.shape import TINY, Shape

SAME_SCALE = 0.35
"""Relative difference of the first values (train against held-out) up to which both losses are on
one scale.  A template that divides the held-out loss by the data set's size differs by ~1000; one
epoch's running mean differs by some tens of per cent (published training logs)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Training and held-out curve of one metric, side by side."""

    same_scale: bool  # the first values agree, so levels may be compared
    gap: float  # (held-out end - train end) / train end, NaN on different scales or signs
    train_fall_after_best: float  # 1 - train end / train level at the held-out best


def pair_of(train: Shape | None, held_out: Shape | None) -> Pair | None:
    """Compare two shapes of one metric, or ``None`` when one is missing."""
    if train is None or held_out is None:
        return None
    same = abs(held_out.first - train.first) <= SAME_SCALE * max(
        abs(train.first), abs(held_out.first), TINY
    )
    gap = (held_out.end - train.end) / max(train.end, TINY)
    at_best = float(np.interp(held_out.best_x, train.x, train.y))
    return Pair(
        same_scale=same,
        gap=gap if same and train.positive else np.nan,
        train_fall_after_best=1 - train.end / at_best if train.positive else np.nan,
    )
