"""What was shown of every run, look by look, beside what is true of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.early.followed import Look, looks
from benchmarks.early.known import Known
from benchmarks.early.networks import Half, asked
from dashboard.diagnosis.features import train_loss_of
from dashboard.diagnosis.features.shape import shape_of
from dashboard.diagnosis.symptoms.stays_lost import stretch_above
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LearningRate,
    Stability,
)
from dashboard.model.curve import RunCurves, first_gap

LOW = (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW)
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


def seen_of(runs: Iterable[Known], half_of: Sequence[Half]) -> Iterator[Seen]:
    """Every run, judged with the network that did not see its family; those without points not."""
    for run in runs:
        half = next((one for one in half_of if run.family in one.families), half_of[0])
        with asked(half.network), np.errstate(all="ignore"):
            found = tuple(looks(run.curves))
            if found:
                gains = [run.gains_after(look.place) for look in found]
                yield Seen(run, found, gains, _lost_at(run.curves))


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
    if state in (Stability.DIVERGED, Stability.DIVERGING):
        return run.is_lost
    if state is Stability.OK:
        return None if run.is_lost is None else not run.is_lost
    if isinstance(state, LearningRate) and run.rate:
        side = "low" if state in LOW else "high" if state in HIGH else "good"
        return side == run.rate
    if state is BatchSize.GOOD:
        return run.batch_is_good
    if state is Fit.OVERFITTING:
        return run.over
    if state is Fit.BROKEN_FROM_START:
        return run.broken
    if state is Fit.GOOD:
        faults = (run.over, run.under, run.broken)
        return False if True in faults else (True if False in faults else None)
    return None
