"""Training and held-out curve of one metric compared: direction, gap, scale.

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
DENSER = 2.0  # times as many training points as held-out points: no longer one of each an epoch
EVALUATIONS = 8  # held-out points from which they can stand in for the training loss
ROUGHER = 3.0
"""Times the held-out noise (both as shares of their descent) from which the training noise is its
own: what the weights do shows on both curves.  Reached by no good or high run of our grids and of
DeepOBS, where a training point is the mean of an epoch."""
VISIBLE = 0.02  # training noise over the descent below which nothing needs to be explained


@dataclass(frozen=True, slots=True)
class Pair:
    """Training and held-out curve of one metric, side by side."""

    same_scale: bool  # the first values agree, so levels may be compared
    gap: float  # (held-out end - train end) / train end, NaN on different scales or signs
    train_fall_after_best: float  # 1 - train end / train level at the held-out best
    is_sampled: bool  # the training points are of minibatches: their scatter is of the samples


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
        is_sampled=_is_sampled(train, held_out),
    )


def _is_sampled(train: Shape, held_out: Shape) -> bool:
    """Training points that are much denser, or much rougher, than a usable held-out curve's."""
    if held_out.points < EVALUATIONS:
        return False
    is_rough = train.noise_share >= max(ROUGHER * held_out.noise_share, VISIBLE)
    return train.points >= DENSER * held_out.points or is_rough
