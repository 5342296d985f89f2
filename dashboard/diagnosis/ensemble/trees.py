"""Boosted trees that weigh the readings of a run for the question of its learning rate.

They are evaluated without a walk from node to node.  Every split that sends a run to the right
rules out the leaves at its left, and the leftmost leaf that no split rules out is the run's
(Lucchese et al., QuickScorer, SIGIR 2015).  So all splits of all trees are looked at together.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Masks = npt.NDArray[np.uint16]

LEAVES = 16  # of a tree, at most: one bit each
FEW = 16  # runs that are asked about together: more would leave the processor's cache


@dataclass(frozen=True)
class Trees:
    """T trees of at most S splits for A answers; tree t speaks for the answer t mod A."""

    base: Floats  # (A,), the score of each answer before any tree
    column: npt.NDArray[np.int32]  # (S * T,), the reading of a split; F more: missing goes left
    limit: Floats  # (S * T,), of the reading: up to here left
    ruled_out: Masks  # (S * T,), the leaves that a run cannot reach once it goes right
    value: Floats  # (T, 16), the score of each leaf
    _kept: dict[int, "_ForEach"] = field(default_factory=dict, repr=False, compare=False)

    def ask(self, values: Floats) -> Floats:
        """The probability of every answer (B, A) for readings (B, F), NaN where missing."""
        runs, trees, answers = len(values), len(self.value), len(self.base)
        if runs > FEW:
            return np.concatenate([self.ask(values[i : i + FEW]) for i in range(0, runs, FEW)])
        each = self._for_each_of(runs)
        # The runs lie beside each other in every array: whole rows are copied, in a fifth of the
        # time of single numbers, and all that follows goes through memory from end to end.
        turned = values.T
        missing = np.isnan(turned)
        ends = [np.where(missing, end, turned) for end in (np.inf, -np.inf)]
        goes_right = np.concatenate(ends).take(self.column, axis=0).ravel() > each.limit
        # A product with 0 or 1 takes a fraction of the time of np.where.
        out = goes_right.view(np.uint8) * each.ruled_out
        out = np.bitwise_or.reduce(out.reshape(-1, trees * runs), axis=0)
        leaf = _first_open().take(out) + each.first_leaf  # (T * B,)
        by_round = self.value.take(leaf).reshape(-1, answers * runs)
        total = by_round.sum(axis=0).reshape(answers, runs).T + self.base
        odds = np.exp(total - total.max(axis=1, keepdims=True))
        chances: Floats = odds / odds.sum(axis=1, keepdims=True)
        return chances

    def _for_each_of(self, runs: int) -> "_ForEach":
        """What is compared with the readings, repeated for every run; kept, as there are few."""
        if runs not in self._kept:
            first_leaf = np.arange(0, len(self.value) * LEAVES, LEAVES)
            self._kept[runs] = _ForEach(
                self.limit.repeat(runs), self.ruled_out.repeat(runs), first_leaf.repeat(runs)
            )
        return self._kept[runs]


@dataclass(frozen=True, slots=True)
class _ForEach:
    limit: Floats  # (S * T * B,)
    ruled_out: Masks  # (S * T * B,)
    first_leaf: npt.NDArray[np.int64]  # (T * B,), of each tree among all leaves


@cache
def _first_open() -> npt.NDArray[np.int64]:
    """The place of the lowest 0 of every mask (65536,)."""
    still_open = ~np.arange(2**LEAVES, dtype=np.int64) & (2**LEAVES - 1)
    still_open[-1] = 1  # no run rules out every leaf
    places: npt.NDArray[np.int64] = np.log2(still_open & -still_open).astype(np.int64)
    return places
