"""What was shown of every run, look by look, beside what is true of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from benchmarks.early.followed import Look, looks
from benchmarks.early.known import Known
from benchmarks.early.networks import Half, asked
from dashboard.diagnosis.ensemble.network import Network
from dashboard.diagnosis.features import train_loss_of
from dashboard.diagnosis.features.measured_shapes import shape_of
from dashboard.diagnosis.shared.lost import stretch_above
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
)
from dashboard.model.curve import RunCurves, first_gap

LOW = (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW)
TOGETHER = 20  # runs that a worker is given at once
HIGH = (LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH)


@dataclass(frozen=True, slots=True)
class Seen:
    """One run, what was shown of it, and whether it still gained after each look."""

    run: Known
    looks: Sequence[Look]
    gains: Sequence[bool]
    lost_at: float  # share of its x at which the numbers were lost, NaN where they were not

    @property
    def early(self) -> Iterator[int]:
        """The looks while the run had not ended."""
        return (i for i, look in enumerate(self.looks) if look.share < 1 or self.run.length > 1)


def seen_of(runs: Iterable[Known], half_of: Sequence[Half], workers: int = 1) -> Iterator[Seen]:
    """Every run, judged with the network that did not see its family; those without points not."""
    many = list(runs)
    halves = [_half(run, half_of) for run in many]
    networks = [one.network for one in half_of]
    with ProcessPoolExecutor(workers, initializer=_know, initargs=(networks,)) as pool:
        curves = [run.curves for run in many]
        found = pool.map(_followed, curves, halves, chunksize=TOGETHER)
        for run, (shown, lost_at) in zip(many, found, strict=True):
            if shown:
                yield Seen(run, shown, [run.gains_after(look.place) for look in shown], lost_at)


def _half(run: Known, half_of: Sequence[Half]) -> int:
    """Which half left the run's family out; for what is not of the world, the first."""
    return next((k for k, one in enumerate(half_of) if run.family in one.families), 0)


_networks: list[Network] = []  # of a worker


def _know(networks: Sequence[Network]) -> None:
    _networks[:] = networks


def _followed(curves: RunCurves, half: int) -> tuple[tuple[Look, ...], float]:
    with asked(_networks[half]), np.errstate(all="ignore"):
        return tuple(looks(curves)), _lost_at(curves)


def _lost_at(curves: RunCurves) -> float:
    """Where the training loss is lost for good: from there on above its start, or no number."""
    loss = train_loss_of(curves)
    if loss is None or not len(loss) or not loss.x[-1] > 0:
        return float("nan")
    last = max(float(curve.x[-1]) for curve in curves.curves.values() if len(curve))
    if not np.isfinite(loss.y[-1]):
        return first_gap(loss) / last
    shape = shape_of(loss)
    found = stretch_above(shape, 1.0) if shape is not None and shape.positive else None
    return found.from_x / last if found is not None and found.points else float("nan")


def is_right(lamp: Lamp, run: Known) -> bool | None:
    """Whether what a lamp says is true of the run in the end; ``None`` where nobody knows."""
    state = lamp.state
    if isinstance(state, LearningRate) and run.rate:
        side = "low" if state in LOW else "high" if state in HIGH else "good"
        return side == run.rate
    faults = (run.over, run.under, run.broken)
    sound = False if True in faults else (True if False in faults else None)
    true: Mapping[tuple[LampName, str], bool | None] = {  # states of two lamps may share a word
        (LampName.STABILITY, Stability.DIVERGED): run.is_lost,
        (LampName.STABILITY, Stability.DIVERGING): run.is_lost,
        (LampName.STABILITY, Stability.OK): None if run.is_lost is None else not run.is_lost,
        (LampName.BATCH_SIZE, BatchSize.GOOD): run.batch_is_good,
        (LampName.FIT, Fit.OVERFITTING): run.over,
        (LampName.FIT, Fit.BROKEN_FROM_START): run.broken,
        (LampName.FIT, Fit.GOOD): sound,
    }
    return true.get((lamp.name, state))
