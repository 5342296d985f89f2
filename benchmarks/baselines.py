"""Published rules, re-implemented on the same curves as ours.

Each is a function of one run.  Overfitting rules answer yes or no; learning-rate rules answer
``low``, ``good`` or ``high``.  Where a tool has no such answer, the docstring says the mapping.
"""

from collections.abc import Callable

import numpy as np

from dashboard.model.curve import RunCurves
from dashboard.model.table import FloatArray, IntArray

PATIENCE = 10  # Keras: EarlyStopping and ReduceLROnPlateau
AUTOTRAINER_FROM = 0.3  # share of the run after which AutoTrainer judges
EXPLODED = 1e3  # AutoTrainer: loss


def losses(curves: RunCurves) -> tuple[FloatArray, FloatArray]:
    """Training and held-out loss on the held-out points; empty when one is missing."""
    train, held_out = curves.train("loss"), curves.held_out("loss")
    if train is None or held_out is None:
        return np.empty(0), np.empty(0)
    return train.y[nearest(train.x, held_out.x)], held_out.y


def nearest(x: FloatArray, at: FloatArray) -> IntArray:
    """For each of ``at`` the index of the nearest ``x`` (both rising)."""
    right = np.clip(np.searchsorted(x, at), 0, len(x) - 1)
    left = np.maximum(right - 1, 0)
    return np.where(np.abs(x[left] - at) <= np.abs(x[right] - at), left, right)


def spearman(first: FloatArray, second: FloatArray) -> float:
    """Spearman's rank correlation without ties' correction; NaN below five points."""
    if len(first) < 5:
        return float("nan")
    ranks = [np.argsort(np.argsort(values)) for values in (first, second)]
    n = len(first)
    squares = float(((ranks[0] - ranks[1]).astype(np.float64) ** 2).sum())
    return 1 - 6 * squares / (n * (n * n - 1))


def median_of_last_5(curves: RunCurves) -> bool:
    """Median of the last five held-out losses above 1.05 x their minimum."""
    _, held_out = losses(curves)
    return len(held_out) > 0 and bool(np.median(held_out[-5:]) > 1.05 * np.min(held_out))


def rank_correlation(curves: RunCurves) -> bool:
    """Spearman's correlation of training and held-out loss below zero."""
    train, held_out = losses(curves)
    return len(train) > 0 and spearman(train, held_out) < 0


def sagemaker_overfit(curves: RunCurves) -> bool:
    """SageMaker Debugger, Overfit: (held-out - training) / training above 0.1 at the end."""
    train, held_out = losses(curves)
    return len(train) > 0 and bool((held_out[-1] - train[-1]) / abs(train[-1]) > 0.1)


def umlaut_overfit(curves: RunCurves) -> bool:
    """UMLAUT: any epoch at which the held-out loss rises while the training loss falls."""
    train, held_out = losses(curves)
    return bool(np.any((np.diff(held_out) > 0) & (np.diff(train) < 0)))


def early_stopping(curves: RunCurves) -> bool:
    """Keras EarlyStopping with patience 10 would have stopped the run before its end."""
    _, held_out = losses(curves)
    if not len(held_out):
        return False
    best = np.minimum.accumulate(held_out)
    at = np.flatnonzero(np.r_[True, held_out[1:] < best[:-1]])
    gaps = np.diff(np.r_[at, len(held_out) - 1])
    return bool(np.any(gaps >= PATIENCE))


OVERFITTING: dict[str, Callable[[RunCurves], bool]] = {
    "median of the last 5 > 1.05 x min": median_of_last_5,
    "Spearman(train, held-out) < 0": rank_correlation,
    "SageMaker Overfit": sagemaker_overfit,
    "UMLAUT": umlaut_overfit,
    "EarlyStopping, patience 10": early_stopping,
}


def sagemaker_rate(curves: RunCurves) -> str:
    """SageMaker Debugger: NaN is high; a loss not lower than 10 points ago (half the time) low."""
    curve = curves.train("loss")
    if curve is None or not np.isfinite(curve.y).all():
        return "high"
    late = curve.y[10:] >= curve.y[:-10]
    return "low" if len(late) and late.mean() > 0.5 else "good"


def umlaut_rate(curves: RunCurves) -> str:
    """UMLAUT: a configured rate above 0.01 is high, one below 1e-7 low."""
    rate = curves.setting("lr")
    if rate is None:
        return "good"
    return "high" if rate > 0.01 else "low" if rate < 1e-7 else "good"


def autotrainer_rate(curves: RunCurves) -> str:
    """AutoTrainer: explosion or oscillating accuracy is high, slow convergence low."""
    curve = curves.train("loss")
    if curve is not None and has_exploded(curves):
        return "high"
    accuracy = curves.held_out("accuracy") or curves.train("accuracy")
    if accuracy is None:
        return "good"
    y = accuracy.y[int(AUTOTRAINER_FROM * len(accuracy)) :]
    inner = np.diff(y)
    turns = np.flatnonzero(inner[1:] * inner[:-1] < 0)
    swings = np.abs(inner[turns]) >= 0.03
    if len(inner) and swings.sum() / len(inner) >= 0.2:
        return "high"
    return "low" if is_slow(curves) else "good"


def has_exploded(curves: RunCurves) -> bool:
    """AutoTrainer, explode: NaN, infinity or a loss of 1000 and more."""
    curve = curves.train("loss")
    return curve is not None and bool(np.any(~np.isfinite(curve.y) | (curve.y >= EXPLODED)))


def is_slow(curves: RunCurves) -> bool:
    """AutoTrainer, slow: best gain between epochs below 0.01 on both splits, accuracy < 0.6."""
    pair = (curves.train("accuracy"), curves.held_out("accuracy"))
    known = [curve.y for curve in pair if curve is not None and len(curve) > 1]
    return bool(known) and all(np.diff(y).max() < 0.01 and y[-1] < 0.6 for y in known)


RATE: dict[str, Callable[[RunCurves], str]] = {
    "SageMaker": sagemaker_rate,
    "UMLAUT (needs the rate)": umlaut_rate,
    "AutoTrainer's curve rules": autotrainer_rate,
}
