"""Under-trained or overfitted: a run that ended worse, compared with a better sibling.

An overfitted run fits its training data too well. A run that ends worse than its sibling *and* fits
its training data worse has not trained as far: it stopped too early, whatever the shape of its
curves.
"""

import numpy as np

from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.score import ACCURACY, Measure, level
from dashboard.model.curve import RunCurves

HIGHER_TRAIN_LOSS = 1.5  # times the sibling's final training loss: the run has not come as far
WIDER_GAP = 0.005  # of accuracy: train minus held-out may exceed the sibling's by half a point
TINY = 1e-6  # a training loss below it is zero


def is_under_trained(mine: Member, better: Member, x: float = np.inf) -> bool:
    """Whether ``mine`` ended worse than ``better`` because it has learned less, at ``x``.

    False where no training loss is logged, or where it is not positive.
    """
    losses = [_train_loss(member, x) for member in (mine, better)]
    if not all(np.isfinite(loss) and loss >= 0 for loss in losses):
        return False
    behind = losses[0] > HIGHER_TRAIN_LOSS * max(losses[1], TINY)
    gaps = [generalisation_gap(member.curves, x) for member in (mine, better)]
    wider = gaps[0] is not None and gaps[1] is not None and gaps[0] > gaps[1] + WIDER_GAP
    return bool(behind and not wider)


def generalisation_gap(curves: RunCurves, x: float = np.inf) -> float | None:
    """Training minus held-out accuracy at ``x``, in [-1, 1]; ``None`` without both."""
    train = Measure(ACCURACY, held_out=False).curve(curves)
    held_out = Measure(ACCURACY, held_out=True).curve(curves)
    if train is None or held_out is None:
        return None
    gap = level(train, x) - level(held_out, x)
    return gap if np.isfinite(gap) else None


def _train_loss(member: Member, x: float) -> float:
    curve = member.curves.train("loss")
    return level(curve, x) if curve is not None else float("nan")
