"""A run as it was earlier: its curves up to one of its points."""

import math
from dataclasses import replace

import numpy as np

from dashboard.diagnosis.features import loss_name
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray


def places_of(curves: RunCurves) -> FloatArray:
    """The x of the finite points of the run's best-sampled loss or accuracy."""
    return max((curve.finite.x for curve in counted(curves)), key=len, default=np.empty(0))


def counted(curves: RunCurves) -> tuple[Curve, ...]:
    """The curves whose points are the points of a run: of the loss, whatever its name; accuracy."""
    names = {loss_name(curves), "accuracy"}
    return tuple(curve for (metric, _), curve in sorted(curves.curves.items()) if metric in names)


def up_to(curves: RunCurves, x: float) -> RunCurves:
    """The run as it stood at ``x``: without the points after it."""
    kept = {}
    for key, curve in curves.curves.items():
        count = int(np.searchsorted(curve.x, x, side="right"))
        if count == len(curve):
            kept[key] = curve
        elif count:
            kept[key] = Curve(
                curve.metric, curve.split, curve.x[:count], curve.y[:count], curve.tag
            )
    last = max((float(curve.x[-1]) for curve in curves.curves.values()), default=math.nan)
    share = min(1.0, x / last) if last > 0 else 1.0
    is_epoch = curves.x_unit is XUnit.EPOCH
    return replace(
        curves,
        curves=kept,
        steps=curves.steps * share,
        epochs=min(curves.epochs, x) if is_epoch else curves.epochs * share,
    )


def same(one: RunCurves, other: RunCurves) -> bool:
    """Whether two readings of a run are equal, NaN included."""
    return (
        one.run == other.run
        and one.x_unit == other.x_unit
        and np.array_equal([one.steps, one.epochs], [other.steps, other.epochs], equal_nan=True)
        and same_points(one, other)
    )


def same_points(one: RunCurves, other: RunCurves) -> bool:
    """Whether two runs have the same curves, NaN included."""
    return one.curves.keys() == other.curves.keys() and all(
        curve is other.curves[key] or _same_curve(curve, other.curves[key])
        for key, curve in one.curves.items()
    )


def _same_curve(one: Curve, other: Curve) -> bool:
    return np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y, equal_nan=True)
