"""The examples of runs that train together, kept once where they are the same for all."""

from collections.abc import Sequence

import torch
from torch import Tensor


class Examples:
    """Inputs or targets of K runs, (N, ...) each.

    `is_shared` tells whether all runs have equal ones, of which then a single copy is kept.
    """

    def __init__(self, of_runs: Sequence[Tensor]) -> None:
        """Compare them; copy those that differ into one tensor (K*N, ...)."""
        first = of_runs[0]
        self.is_shared = all(one is first or torch.equal(one, first) for one in of_runs[1:])
        self._n = len(first)
        self._all = first if self.is_shared else torch.cat(list(of_runs))

    def __len__(self) -> int:
        return self._n

    def take(self, which: Tensor, runs: Sequence[int]) -> Tensor:
        """The examples that `which` names to `runs`.

        Args:
            which: (B,), the same for all runs, or (K, B).
            runs: the numbers of the K runs.

        Returns:
            (B, ...) where `which` and the examples are the same for all runs, else (K, B, ...).
        """
        if self.is_shared and which.dim() == 1:
            return self._all.index_select(0, which)
        which = which.expand(len(runs), which.shape[-1])
        if not self.is_shared:
            offsets = torch.tensor(runs, device=which.device) * self._n
            which = which + offsets[:, None]
        taken = self._all.index_select(0, which.flatten())
        return taken.view(*which.shape, *taken.shape[1:])
