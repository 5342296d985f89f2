"""When a run ends before all its epochs are done, and why.

loss_not_finite   the training loss is NaN or infinite: every later number would be, too
target_loss       the training loss is at most `stop_at_loss`
early_stopping    the test loss had no new best for `patience` epochs
diverged          asked for by `--stop-on-divergence`: the training loss lies above LOST times
                  its value before the first update, for LOST_EPOCHS epochs in a row
at_chance         asked for by `--stop-on-divergence`: the training loss lies at what a guess gets
                  and has no new best there, for STUCK_EPOCHS epochs and STUCK_UPDATES updates
"""

import math
from collections.abc import Mapping

from trainer.row import Row
from trainer.settings import Settings

LOST = 1.5  # times the start; of 39 runs of digits (rates to 100, dropout, half the labels redrawn)
# and the 15 bundled ones, none that learns was ever above 1.21; those that fly off were above 10
LOST_EPOCHS = 3
CHANCE = 0.99, 1.1  # times the loss of a guess: below it something is learned, above it the loss is
# lost rather than stuck, and runs of far too high rates came back from there
GAIN = 1e-3  # times the loss of a guess: by less than that no loss is a new best
STUCK_EPOCHS, STUCK_UPDATES = 20, 800  # both; of 215 runs of classes (bundled, deep, sigmoid,
# moons, spirals, parity, copy) none that still learned stood there for more than 440 updates,
# and of 1,136 (bundled, our grids) none would be stopped wrongly by epochs alone from 8 on
KEPT = (  # of the attributes of `Stop`
    *("_start", "_best", "_since_best", "_lost", "why"),
    *("_lowest", "_moved_epoch", "_moved_step"),
)


class Stop:
    """Sees every row of a run and says when it is to end."""

    def __init__(self, settings: Settings, on_divergence: bool, guess: float = math.nan) -> None:
        """Nothing has been seen yet; `guess` is the loss of one, see `trainer/guess.py`."""
        self._settings, self._on_divergence, self._guess = settings, on_divergence, guess
        self._start = self._best = math.inf
        self._since_best = self._lost = 0
        self._lowest = math.inf  # training loss after an update, by steps of GAIN
        self._moved_epoch = self._moved_step = 0  # when it last fell, or lay elsewhere
        self.why = ""  # the reason that the last row gave

    def seen(self, row: Row) -> str:
        """Take in one row; the reason to stop after it, or ""."""
        if row.epoch == 0:
            self._start = row.train_loss
        self._lost = self._lost + 1 if row.train_loss > LOST * self._start else 0
        self._see_chance(row)
        is_best = row.test_loss < self._best
        self._since_best = 0 if is_best else self._since_best + 1
        self._best = min(self._best, row.test_loss)
        self.why = self._why(row)
        return self.why

    def _see_chance(self, row: Row) -> None:
        low, high = (times * self._guess for times in CHANCE)
        is_there = low <= row.train_loss <= high
        falls = row.train_loss < self._lowest - GAIN * self._guess
        if row.epoch == 0 or falls or not is_there:
            self._moved_epoch, self._moved_step = row.epoch, row.step
        if row.epoch and (falls or not is_there):
            self._lowest = min(self._lowest, row.train_loss)

    def _is_stuck(self, row: Row) -> bool:
        epochs, updates = row.epoch - self._moved_epoch, row.step - self._moved_step
        return epochs >= STUCK_EPOCHS and updates >= STUCK_UPDATES

    def _why(self, row: Row) -> str:
        if not math.isfinite(row.train_loss):
            return "loss_not_finite"
        if row.train_loss <= self._settings.stop_at_loss:
            return "target_loss" if self._settings.stop_at_loss else ""
        if self._on_divergence and self._lost >= LOST_EPOCHS:
            return "diverged"
        if self._on_divergence and self._is_stuck(row):
            return "at_chance"
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
