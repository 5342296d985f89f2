"""The updates of a run, and τ, the integral of its learning rate over them.

    U(x) = ∫ N / B dx             updates after x epochs
    τ(x) = ∫ lr · N / B dx        the path length, apart from the size of the gradients

For plain SGD at a constant rate below the limit of stability, runs that differ in batch size and
rate pass through the same losses at the same τ: a gradient step is a step of a differential
equation with time lr per update (Smith & Le 2017, arXiv 1710.06451, section 5).  It does not hold
for Adam and its kin, whose step does not grow with the gradient.

Where the log counts updates, N / B is not needed.  Where neither the number of training examples
nor the number of updates is known, N = 1: then only ratios between siblings mean something.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray, Split

EXAMPLES = ("train_examples", "train_size", "n_train", "num_train_examples", "num_train")
"""Spellings of the number of training examples among the settings."""


@dataclass(frozen=True, slots=True)
class Travel:
    """Cumulated updates and τ at the points ``x``; both start at 0 at x = 0.

    ``absolute`` is false where they are known only up to the factor N.
    """

    x: FloatArray
    updates: FloatArray
    tau: FloatArray
    absolute: bool

    def updates_at(self, x: float) -> float:
        """Updates done at ``x``."""
        return float(np.interp(x, self.x, self.updates))

    def tau_at(self, x: float) -> float:
        """Σ lr over the updates done at ``x``."""
        return float(np.interp(x, self.x, self.tau))

    def x_at_tau(self, tau: float) -> float:
        """Where a sum of learning rates is reached; NaN beyond the run's end."""
        if tau > self.tau[-1]:
            return float("nan")
        return float(np.interp(tau, self.tau, self.x))


def travel_of(curves: RunCurves, lr: float | None, batch_size: float | None) -> Travel | None:
    """Updates and τ of a run, from its logged rate and batch size, else from its settings.

    ``None`` when the rate is unknown, or the updates follow neither from a count nor from the batch
    size.
    """
    end = max((float(curve.x[-1]) for curve in curves.curves.values()), default=0.0)
    if end <= 0:
        return None
    x = _grid(curves, end)
    rates = _in_force(curves.schedule(), x, lr)
    per_x, absolute = _updates_per_x(curves, x, batch_size)
    if rates is None or per_x is None:
        return None
    width = np.diff(x)
    return Travel(
        x,
        np.concatenate([[0.0], np.cumsum(per_x * width)]),
        np.concatenate([[0.0], np.cumsum(rates * per_x * width)]),
        absolute,
    )


def _grid(curves: RunCurves, end: float) -> FloatArray:
    """0, every x at which a rate or batch size is logged, and the end."""
    logged = (curves.schedule(), curves.get("batch_size", Split.NONE))
    points = [curve.x for curve in logged if curve is not None]
    x = np.unique(np.concatenate([*points, [0.0, end]]))
    return np.asarray(x[(x >= 0) & (x <= end)], dtype=np.float64)


def _in_force(curve: Curve | None, x: FloatArray, otherwise: float | None) -> FloatArray | None:
    """A logged setting on each interval of ``x``: the value logged at its end, shape (n - 1,)."""
    finite = curve.finite if curve is not None else None
    if finite is None or not len(finite):
        return None if otherwise is None else np.full(len(x) - 1, otherwise)
    at = np.minimum(np.searchsorted(finite.x, x[1:]), len(finite) - 1)
    return finite.y[at]


def _updates_per_x(
    curves: RunCurves, x: FloatArray, batch_size: float | None
) -> tuple[FloatArray | None, bool]:
    if curves.x_unit is XUnit.STEP:
        return np.ones(len(x) - 1), True
    sizes = _in_force(curves.get("batch_size", Split.NONE), x, batch_size)
    examples = next((n for name in EXAMPLES if (n := curves.setting(name))), None)
    if sizes is not None:
        if examples:
            return np.ceil(examples / sizes), True
        return 1.0 / sizes, False
    if np.isfinite(curves.steps) and curves.epochs > 0:
        return np.full(len(x) - 1, curves.steps / curves.epochs), True
    return None, False
