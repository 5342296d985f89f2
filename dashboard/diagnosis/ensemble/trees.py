"""Boosted trees that weigh the readings of a run for the question of its learning rate.

They are evaluated without a walk from node to node.  Every split that sends a run to the right
rules out the leaves at its left, and the leftmost leaf that no split rules out is the run's
(Lucchese et al., QuickScorer, SIGIR 2015).  So all splits of all trees are looked at together.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Masks = npt.NDArray[np.uint16]

LEAVES = 16  # of a tree, at most: one bit each


@dataclass(frozen=True, slots=True)
class Trees:
    """T trees of at most S splits for A answers; tree t speaks for the answer t mod A."""

    base: Floats  # (A,), the score of each answer before any tree
    column: npt.NDArray[np.int32]  # (S * T,), the reading of a split; F more: missing goes left
    limit: Floats  # (S * T,), of the reading: up to here left
    ruled_out: Masks  # (S * T,), the leaves that a run cannot reach once it goes right
    value: Floats  # (T, 16), the score of each leaf

    def ask(self, values: Floats) -> Floats:
        """The probability of every answer (B, A) for readings (B, F), NaN where missing."""
        runs, trees, answers = len(values), len(self.value), len(self.base)
        missing = np.isnan(values)
        ends = [np.where(missing, end, values) for end in (np.inf, -np.inf)]
        goes_right = np.concatenate(ends, axis=1).take(self.column, axis=1) > self.limit
        # A product with 0 or 1 takes a fraction of the time of np.where.
        out = goes_right.view(np.uint8) * self.ruled_out
        out = np.bitwise_or.reduce(out.reshape(runs, -1, trees), axis=1)
        leaf = _first_open().take(out) + np.arange(0, trees * LEAVES, LEAVES)  # (B, T)
        total = self.value.take(leaf).reshape(runs, -1, answers).sum(axis=1) + self.base
        odds = np.exp(total - total.max(axis=1, keepdims=True))
        chances: Floats = odds / odds.sum(axis=1, keepdims=True)
        return chances


@cache
def _first_open() -> npt.NDArray[np.int64]:
    """The place of the lowest 0 of every mask (65536,)."""
    still_open = ~np.arange(2**LEAVES, dtype=np.int64) & (2**LEAVES - 1)
    still_open[-1] = 1  # no run rules out every leaf
    places: npt.NDArray[np.int64] = np.log2(still_open & -still_open).astype(np.int64)
    return places
