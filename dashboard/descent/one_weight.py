"""Gradient descent of one weight: w ← w − η dL/dw."""

from dataclasses import dataclass

import numpy as np

from dashboard.descent.losses import OneWeightLoss
from dashboard.model.table import FloatArray


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a weight went: arrays of K + 1 numbers, the first before any step."""

    weights: FloatArray
    losses: FloatArray
    slopes: FloatArray


def walk(loss: OneWeightLoss, start: float, rate: float, steps: int) -> Walk:
    """``steps`` updates from ``start`` at a constant rate η.

    What grows beyond a double is infinite or NaN from there on, as in a real training.
    """
    w, found = float(start), []
    for _ in range(steps + 1):
        slope = loss.slope(w)
        found.append((w, loss.loss(w), slope))
        w -= float(rate) * slope
    weights, losses, slopes = np.array(found, dtype=np.float64).T
    return Walk(weights, losses, slopes)
