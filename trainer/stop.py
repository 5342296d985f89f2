"""When a run ends before all its epochs are done, and why.

loss_not_finite   the training loss is NaN or infinite: every later number would be, too
target_loss       the training loss is at most `stop_at_loss`
early_stopping    the test loss had no new best for `patience` epochs
diverged          asked for by `--stop-on-divergence`: the training loss lies above LOST times
its value before the first update, for LOST_EPOCHS epochs in a row. A run that
                  only stays at chance is not told from one that learns late, and is not stopped
"""

import math
from collections.abc import Mapping

from trainer.row import Row
from trainer.settings import Settings

LOST = 1.5  # times the start; of 39 runs of digits (rates to 100, dropout, half the labels redrawn)
# and the 15 bundled ones, none that learns was ever above 1.21; those that fly off were above 10
LOST_EPOCHS = 3
KEPT = ("_start", "_best", "_since_best", "_lost", "why")  # of the attributes of `Stop`


class Stop:
    """Sees every row of a run and says when it is to end."""

    def __init__(self, settings: Settings, on_divergence: bool) -> None:
        """Nothing has been seen yet."""
        self._settings, self._on_divergence = settings, on_divergence
        self._start = self._best = math.inf
        self._since_best = self._lost = 0
        self.why = ""  # the reason that the last row gave

    def seen(self, row: Row) -> str:
        """Take in one row; the reason to stop after it, or ""."""
        if row.epoch == 0:
            self._start = row.train_loss
        self._lost = self._lost + 1 if row.train_loss > LOST * self._start else 0
        is_best = row.test_loss < self._best
        self._since_best = 0 if is_best else self._since_best + 1
        self._best = min(self._best, row.test_loss)
        self.why = self._why(row)
        return self.why

    def _why(self, row: Row) -> str:
        if not math.isfinite(row.train_loss):
            return "loss_not_finite"
        if row.train_loss <= self._settings.stop_at_loss:
            return "target_loss" if self._settings.stop_at_loss else ""
        if self._on_divergence and self._lost >= LOST_EPOCHS:
            return "diverged"
        if self._settings.patience and self._since_best >= self._settings.patience:
            return "early_stopping"
        return ""

    def state(self) -> dict[str, float | str]:
        """What was seen so far, for a checkpoint."""
        return {name: getattr(self, name) for name in KEPT}

    def restore(self, state: Mapping[str, float | str]) -> None:
        """Go on from such a state."""
        for name in KEPT:
            setattr(self, name, state[name])
