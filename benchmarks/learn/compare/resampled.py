"""The curves of a log at a fixed number of places, for a network that reads curves themselves."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.world.rows import read
from dashboard.diagnosis.features import as_error, loss_name
from dashboard.diagnosis.features.shape import TINY
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.table import FloatArray, Split

PLACES = 32  # evenly from the first point after an update to the last
CHANNELS = 3  # training loss, held-out loss, held-out error rate
LARGEST = 3.0  # of a value, either way: a factor of a thousand of the first


def read_with_curves(curves: RunCurves) -> Mapping[str, Any]:
    """What the networks weigh, and the curves."""
    return {**read(curves), "curves": resampled(curves)}


def resampled(curves: RunCurves) -> FloatArray:
    """A run as (2 * CHANNELS, PLACES): values, then a 1 wherever a curve is not logged.

    A loss is the logarithm of its share of the first value (of its range where it is not positive);
    an error rate stands as it is.
    """
    name = loss_name(curves)
    train = (curves.train(name) or curves.get(name, Split.NONE)) if name else None
    losses = [train, curves.held_out(name) if name else None]
    values = [_loss(curve) for curve in losses]
    values.append(_places(as_error(curves.held_out("accuracy"))))
    found = np.stack([np.zeros(PLACES) if one is None else one for one in values])
    lacks = np.stack([np.full(PLACES, float(one is None)) for one in values])
    return np.concatenate([found, lacks])


def _loss(curve: Curve | None) -> FloatArray | None:
    y = _places(curve)
    if y is None:
        return None
    with np.errstate(all="ignore"):
        share = (y - y[0]) / max(float(np.ptp(y)), TINY)
        scaled = np.log10(y / y[0]) if (y > 0).all() else share
    return np.asarray(np.clip(np.nan_to_num(scaled, nan=LARGEST), -LARGEST, LARGEST))


def _places(curve: Curve | None) -> FloatArray | None:
    """A curve's finite values after the first update at even places; none where it has none."""
    if curve is None:
        return None
    finite = curve.finite
    after = finite.x > 0 if (finite.x > 0).sum() > 1 else np.ones(len(finite), bool)
    x, y = finite.x[after], finite.y[after]
    if not len(x):
        return None
    return np.interp(np.linspace(x[0], x[-1], PLACES), x, y)
