"""What another setting would have done to a run: its labels, from the outcomes of other runs alone.

A run's outcome at an epoch is the median of the last few values up to there of the measure that
counts: the held-out accuracy of classes, minus the held-out loss of everything else.  Outcomes of
two ways to train differ when they are further apart than :data:`WORTH` of what training gains at
all (the best outcome of the grid minus the value before training) *and* than the seeds make.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from dashboard.diagnosis.features.levels import end_length, running_median
from dashboard.model.table import FloatArray

WORTH, SLIGHT = (
    0.02,
    0.10,
)  # of the gain: up to here two runs are as good; up to here slightly worse
SURE = 2.0  # standard deviations of the difference of two outcomes between seeds
LEARNS = 0.05  # of its first value, or of accuracy: a grid that gains less learns nothing
LEARNED = 0.1  # of the gain of the mended problem: a run that has less is broken
ROSE = 0.05  # of the descent of the held-out loss: risen again by more, an earlier stop is better
LOST_AGAIN = 0.1  # of the best held-out loss itself: Prechelt's generalization loss (1998)
NOT_TINY = 0.05  # of the first loss: below that a rise is too small to be worth a stop
NEAR = 0.15  # of the gain: rates that lack less show how much seeds differ where it counts
PROBE = 0.5  # of the gain: a run that lacks more is spoiled by its rate alone
UNSETTLED = 0.05  # of the gain: what is within the seeds' noise but lacks more is neither
LONGER = 3  # times the epochs that the variation ``long`` trains, at most

LABELS = ("rate", "over", "under", "short", "broken", "batch_large", "batch_small")
"""``rate`` is one of :data:`RATE`, the others 1, 0, or NaN where no intervention tells."""
RATE = ("too_low", "slightly_low", "good", "slightly_high", "too_high")


@dataclass(frozen=True, slots=True)
class Labels:
    """What is true of one run at one epoch."""

    rate: str  # one of RATE, "" where the grid does not tell
    over: float
    under: float
    short: float
    broken: float
    batch_large: float
    batch_small: float


class Grid:
    """All runs of one variation of a problem: rates by seeds."""

    def __init__(self, runs: pd.DataFrame) -> None:
        """Sort them; a rate without a run of some seed has no outcome."""
        self.rates = np.sort(runs["lr"].unique())
        self.seeds = np.sort(runs["seed"].unique())
        place = {lr: i for i, lr in enumerate(self.rates)}
        rows: list[Any] = list(runs.itertuples())
        self.runs: Mapping[tuple[int, int], Any] = {(place[r.lr], r.seed): r for r in rows}
        self._means: dict[int, FloatArray] = {}
        self._noise: dict[int, float] = {}
        first = next(iter(self.runs.values()))
        metric = np.asarray(first.test_metric, float)
        self.is_accuracy = bool(np.isfinite(metric[0])) and _is_classes(first)
        self.epochs = max(len(row.test_loss) for row in self.runs.values()) - 1

    def outcome(self, rate: int, seed: int, epoch: int) -> float:
        """How a run stood at an epoch; minus infinity where it was lost before."""
        row = self.runs[rate, seed]
        return _at(self.curve(row), epoch, is_whole=len(row.test_loss) - 1 < epoch)

    def curve(self, row: Any) -> FloatArray:
        """The measure that counts, higher is better."""
        if self.is_accuracy:
            return np.asarray(row.test_metric, np.float64)
        return -np.asarray(row.test_loss, np.float64)

    @cached_property
    def start(self) -> float:
        """The outcome before training, over all runs."""
        firsts = [self.curve(row)[0] for row in self.runs.values()]
        return float(np.median([one for one in firsts if np.isfinite(one)] or [np.nan]))

    def means(self, epoch: int) -> FloatArray:
        """By rate, over the seeds; minus infinity where one was lost."""
        if epoch not in self._means:
            self._means[epoch] = np.array(
                [
                    np.mean([self.outcome(i, seed, epoch) for seed in self.seeds])
                    for i in range(len(self.rates))
                ]
            )
        return self._means[epoch]

    def noise(self, epoch: int) -> float:
        """Standard deviation between the seeds of one rate, pooled over those near the best."""
        if epoch not in self._noise:
            self._noise[epoch] = self._noise_at(epoch)
        return self._noise[epoch]

    def _noise_at(self, epoch: int) -> float:
        if len(self.seeds) < 2:
            return float("nan")
        means = self.means(epoch)
        gain = means.max() - self.start
        near = [i for i, one in enumerate(means) if one >= means.max() - NEAR * gain]
        spread = [
            np.var([self.outcome(i, seed, epoch) for seed in self.seeds], ddof=1) for i in near
        ]
        return float(np.sqrt(np.mean(spread))) if spread else float("nan")


def _is_classes(row: Any) -> bool:
    """Whether the metric is an accuracy that stands for the task: not of values, not of tokens."""
    text = str(row.settings)
    names = ("diabetes", "friedman", "teacher_student", "grammar_text", "documentation", "copy_seq")
    return not any(f'"{name}' in text for name in names) and '"autoencoder"' not in text


def _at(curve: FloatArray, epoch: int, *, is_whole: bool) -> float:
    """The median of the last few values up to an epoch."""
    values = curve[: epoch + 1]
    lost = is_whole and not np.isfinite(values[-1])
    if lost or not np.isfinite(values[-1]):
        return -np.inf
    return float(np.median(values[-end_length(len(values)) :]))


class Truth:
    """The labels of every run of one problem."""

    def __init__(self, problem: pd.DataFrame) -> None:
        """Divide it into its grids."""
        self.grids: Mapping[str, Grid] = {
            str(name): Grid(runs) for name, runs in problem.groupby("variation")
        }
        self.base = self.grids["base"]

    def labels(self, variation: str, rate: int, seed: int, epoch: int) -> Labels:
        """The labels of a run as it was after so many epochs (all of them, or of a constant rate).

        Args:
            variation: of the run, ``base`` for none.
            rate: the number of its rate in the grid, from 0.
            seed: its seed.
            epoch: the last epoch that is looked at.
        """
        grid = self.grids[variation]
        return Labels(
            rate=self._rate(grid, rate, epoch),
            over=self._over(grid, rate, seed, epoch),
            under=self._under(variation, rate, epoch),
            short=self._short(variation, rate, seed, epoch),
            broken=self._broken(variation, rate, epoch),
            batch_large=self._better_at(variation, rate, epoch, ("base", "batch_up"), "batch_down"),
            batch_small=self._better_at(variation, rate, epoch, ("base", "batch_down"), "batch_up"),
        )

    def gain(self, grid: Grid, epoch: int) -> float:
        """What the best rate of a grid gains over no training."""
        return float(grid.means(epoch).max() - grid.start)

    def learns(self, grid: Grid, epoch: int) -> bool:
        """Whether any rate of the grid learns at all."""
        scale = 1.0 if grid.is_accuracy else abs(grid.start)
        return self.gain(grid, epoch) > LEARNS * scale

    def tolerance(self, grid: Grid, epoch: int, runs: int = 1) -> float:
        """By how much two outcomes must differ; each the mean of so many runs."""
        noise = self.base.noise(min(epoch, self.base.epochs))
        by_chance = 0.0 if np.isnan(noise) else SURE * noise * np.sqrt(2 / runs)
        return max(WORTH * self.gain(grid, epoch), by_chance)

    def regret(self, grid: Grid, rate: int, epoch: int) -> float:
        """What a rate lacks of the best one, as a share of the gain; infinite where lost."""
        means = grid.means(epoch)
        return float((means.max() - means[rate]) / self.gain(grid, epoch))

    def _rate(self, grid: Grid, rate: int, epoch: int) -> str:
        if not self.learns(grid, epoch):
            return ""
        means = grid.means(epoch)
        best = int(np.argmax(means))
        lacks, gain = means[best] - means[rate], self.gain(grid, epoch)
        by_chance = self.tolerance(grid, epoch, len(grid.seeds))
        if lacks <= by_chance:
            return "good" if lacks <= UNSETTLED * gain else ""
        if best in (0, len(means) - 1):  # the best rate may lie beyond the grid
            inner = means[1:-1].max()
            if means[best] - inner > by_chance:
                return ""
        side = "low" if rate < best else "high"
        is_slight = lacks <= SLIGHT * gain
        return f"slightly_{side}" if is_slight else f"too_{side}"

    def _over(self, grid: Grid, rate: int, seed: int, epoch: int) -> float:
        """An earlier stop was better, of the loss or of the metric, while training went on."""
        row = grid.runs[rate, seed]
        loss = np.asarray(row.test_loss, float)[: epoch + 1]
        train = np.asarray(row.train_loss, float)[: epoch + 1]
        if len(loss) < 5 or not np.isfinite(loss).all() or not np.isfinite(train).all():
            return float("nan")
        tail = end_length(len(loss))
        smooth = running_median(loss)
        best = int(np.argmin(smooth))
        end, descent = float(np.median(loss[-tail:])), float(loss[0] - smooth[best])
        if descent <= LEARNS * abs(loss[0]):
            return float("nan")
        went_on = np.median(train[-tail:]) < train[best]
        lowest = abs(float(smooth[best]))
        rose = end - smooth[best] > ROSE * max(descent, lowest)
        if lowest > NOT_TINY * abs(loss[0]):
            rose = rose or end - smooth[best] > LOST_AGAIN * lowest
        fell = False
        if grid.is_accuracy:
            metric = running_median(grid.curve(row)[: epoch + 1])
            fell = metric.max() - metric[-tail:].max() > self.tolerance(grid, epoch)
        return float(went_on and (rose or fell))

    def _under(self, variation: str, rate: int, epoch: int) -> float:
        """A larger or a freer network is better, at the best rate of each."""
        freer = {"base": ("wide", "set_free"), "narrow": ("base",), "held_back": ("base",)}
        others = [self.grids[name] for name in freer.get(variation, ()) if name in self.grids]
        grid = self.grids[variation]
        if not others or not self.learns(self.base, min(epoch, self.base.epochs)):
            return float("nan")
        if self.learns(grid, epoch) and self.regret(grid, rate, epoch) > SLIGHT:
            return float("nan")  # the rate is what spoils it
        ends = [other.means(min(epoch, other.epochs)).max() for other in others]
        gain = max(self.gain(grid, epoch), max(ends) - grid.start)
        lacks = max(ends) - grid.means(epoch).max()
        return float(lacks > max(SLIGHT / 2 * gain, self.tolerance(grid, epoch)))

    def _short(self, variation: str, rate: int, seed: int, epoch: int) -> float:
        """More epochs are better, by more than one run differs from another."""
        if variation not in ("base", "long") or "long" not in self.grids:
            return float("nan")
        grid, longer = self.grids[variation], self.grids["long"]
        if (rate, seed) not in longer.runs or LONGER * epoch > longer.epochs:
            return float("nan")
        if not self.learns(grid, epoch):
            return float("nan")
        now = grid.outcome(rate, seed, epoch)
        later = longer.outcome(rate, seed, min(LONGER * epoch, longer.epochs))
        return float(later - now > self.tolerance(grid, epoch)) if np.isfinite(now) else np.nan

    def _broken(self, variation: str, rate: int, epoch: int) -> float:
        """Without its fault it learns, and with it hardly; no other variation is broken."""
        grid = self.grids[variation]
        if "mended" not in self.grids or variation in ("mended", "more_data"):
            return 0.0 if self.learns(grid, epoch) else float("nan")
        mended = self.grids["mended"]
        at = min(epoch, mended.epochs)
        if not self.learns(mended, at) or rate >= len(mended.rates):
            return float("nan")
        gained = mended.means(at)[rate] - mended.start
        if gained < PROBE * self.gain(mended, at):
            return float("nan")  # the rate alone is enough to spoil it
        mine = grid.means(epoch)[rate] - mended.start
        if mine <= LEARNED * gained:
            return 1.0
        return 0.0 if mine > PROBE * gained else float("nan")

    def _better_at(
        self, variation: str, rate: int, epoch: int, of: tuple[str, str], towards: str
    ) -> float:
        """Whether the batch one step further, at the same rate and epochs, is better."""
        if variation not in of:
            return float("nan")
        other = self.grids.get(towards if variation == "base" else "base")
        grid = self.grids[variation]
        if other is None or not self.learns(other, min(epoch, other.epochs)):
            return float("nan")
        mine, its = grid.means(epoch)[rate], other.means(min(epoch, other.epochs))[rate]
        if not np.isfinite(mine):
            return float(np.isfinite(its))
        gain = max(self.gain(grid, epoch), self.gain(other, min(epoch, other.epochs)))
        return float(its - mine > max(WORTH * gain, self.tolerance(grid, epoch)))
