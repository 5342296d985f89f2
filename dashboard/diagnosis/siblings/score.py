"""How well a run ended, as one number that runs of a family share: higher is better everywhere.

The score is the held-out accuracy where every run of the family logs one, else the held-out loss
turned round (minus the loss), else the same of the training data; of boosting that has neither,
what serves as the loss of all of its runs.  A run's score at a point of its x axis is the median of
its last few values up to there, as the public learning-curve studies take it (median of the last
five).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.features import loss_name
from dashboard.diagnosis.features.levels import end_length
from dashboard.diagnosis.features.objective import objective_of
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.model.curve import PERCENT_ABOVE, Curve, RunCurves
from dashboard.model.table import FloatArray, Split

FEW = 50  # values that Python sorts faster than NumPy takes their median
EXPLODED = 1.5  # times the initial loss: above it at the end, the run is worse than untrained
DOUBLED, TENFOLD = 2.0, 10.0  # of a held-out loss alone, and beside a held-out accuracy

ACCURACY = "accuracy"
LOSS = "loss"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a family is compared by: a metric on a split, and whether it is a share of 1."""

    metric: str
    held_out: bool

    def curve(self, curves: RunCurves) -> Curve | None:
        """The run's values of this measure, higher is better; ``None`` without a finite one."""
        curve = curves.held_out(self.metric) if self.held_out else curves.train(self.metric)
        if curve is None or not np.isfinite(curve.y).any():
            return None
        return Curve(curve.metric, curve.split, curve.x, _upward(self.metric, curve.y))

    def split(self, curves: RunCurves) -> Split:
        """The split that the measure is taken on in this run."""
        curve = curves.held_out(self.metric) if self.held_out else curves.train(self.metric)
        return curve.split if curve is not None else Split.NONE


MEASURES = (
    Measure(ACCURACY, held_out=True),
    Measure(LOSS, held_out=True),
    Measure(ACCURACY, held_out=False),
    Measure(LOSS, held_out=False),
)
"""In the order of preference."""


def measure_of(runs: Sequence[RunCurves]) -> Measure | None:
    """The first measure that all runs that can be scored at all have; ``None`` when none is.

    Runs whose loss is no measure of training, such as agents', are not compared by it.
    """
    if not all(objective_of(run).level_is_evidence for run in runs):
        return None
    rows = [[measure.curve(run) is not None for measure in MEASURES] for run in runs]
    useful = [row for row in rows if any(row)]
    if not useful:
        return _of_boosting(runs)
    common = [all(column) for column in zip(*useful, strict=True)]
    best = common.index(True) if True in common else useful[0].index(True)
    return MEASURES[best]


def _of_boosting(runs: Sequence[RunCurves]) -> Measure | None:
    """What all runs of boosting minimise, by the library's own name for it (``rmse``, ``l2``)."""
    names = {loss_name(run) for run in runs if objective_of(run).kind is Kind.BOOSTING}
    name = names.pop() if len(names) == 1 else None
    if name is None:
        return None
    measures = (Measure(name, held_out=True), Measure(name, held_out=False))
    return next((one for one in measures if all(one.curve(run) is not None for run in runs)), None)


def level(curve: Curve, x: float = np.inf) -> float:
    """The median of the last few finite values up to ``x``, NaN when there is none."""
    keep = (curve.x <= x) & np.isfinite(curve.y)
    values = curve.y[keep]
    if not len(values):
        return float("nan")
    return _median(values[-end_length(len(values)) :])


def _median(values: FloatArray) -> float:
    """The median of finite values, at least one; of a few, without NumPy's hundred calls."""
    if len(values) > FEW:
        return float(np.median(values))
    ordered: list[float] = sorted(values.tolist())
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def has_diverged(curves: RunCurves) -> bool:
    """Whether the run ends with a loss that is not finite or far above where it began.

    A held-out loss rises by overfitting as well: it counts where there is no other, from twice its
    beginning, and from ten times beside an accuracy.  A loss whose level is no measure of training
    never counts.
    """
    train, held_out = (
        loss if loss is not None and len(loss) else None
        for loss in (curves.train(LOSS), curves.held_out(LOSS))
    )
    if any(loss is not None and not np.isfinite(loss.y[-1]) for loss in (train, held_out)):
        return True
    if not objective_of(curves).level_is_evidence:
        return False
    if train is not None:
        return _is_above(train.y, EXPLODED)
    times = DOUBLED if curves.held_out(ACCURACY) is None else TENFOLD
    return held_out is not None and _is_above(held_out.y, times)


def _is_above(y: FloatArray, times: float) -> bool:
    """Whether the values end so many times above the first: their last few, or beyond all before.

    The last few, since one minibatch may be loud; beyond all, since a run may stop as it blows up.
    """
    values = y[np.isfinite(y)]
    if values[0] <= 0:
        return False
    end = _median(values[-end_length(len(values)) :])
    return bool(end > times * values[0] or values[-1] > times * values[:-1].max(initial=0.0))


def _upward(metric: str, y: FloatArray) -> FloatArray:
    if metric != ACCURACY:
        return -y
    finite = y[np.isfinite(y)]
    return y / 100.0 if len(finite) and finite.max() > PERCENT_ABOVE else y
