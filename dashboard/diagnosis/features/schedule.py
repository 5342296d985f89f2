"""The schedule of the learning rate: warm-up at the start, decay later.

Read from the logged rate where there is one, else from what the settings say.  A curve that bends
where its rate changes is no evidence on the size of the rate.
"""

import numpy as np

from dashboard.model.curve import RunCurves
from dashboard.model.run import Setting, XUnit

SCHEDULE = frozenset({"schedule", "scheduler", "lr_schedule", "lr_scheduler", "lr_decay", "decay"})
"""Settings that name how the rate changes."""

UNCHANGING = frozenset({"", "none", "constant", "null", "false"})
"""Values of such a setting, and zero, that mean that it does not."""

FLAT = 0.99  # of the highest rate: from there on the warm-up is over
LOWERED = 0.5  # of the rate at half of the run, at the end: what the last half gains is its doing
ANNEALED = 0.1  # of the highest rate, at the end: a schedule that ends the run


def is_warm_up(name: str) -> bool:
    """Whether a setting's name is that of a warm-up."""
    return name.lower().startswith(("warmup", "warm_up"))


def changes(value: Setting) -> bool:
    """Whether a schedule's setting means a change; a list of one phase is none, nor is zero."""
    if isinstance(value, tuple):
        return len(value) > 1
    if isinstance(value, int | float):
        return bool(value)
    return str(value).strip().lower() not in UNCHANGING | {"0", "0.0"}


def warm_up_ends(curves: RunCurves) -> float:
    """The x at which the rate stops rising, 0 without a warm-up."""
    rate = curves.schedule()
    finite = rate.finite if rate is not None else None
    if finite is not None and len(finite) > 1:
        at_top = int(np.argmax(finite.y >= FLAT * finite.y.max()))
        return float(finite.x[at_top]) if finite.y[0] < FLAT * finite.y.max() else 0.0
    unit = "epochs" if curves.x_unit is XUnit.EPOCH else "steps"
    names = [f"{spelling}_{unit}" for spelling in ("warmup", "warm_up")]
    return next((length for name in names if (length := curves.setting(name))), 0.0)


def is_lowered_late(curves: RunCurves) -> bool:
    """Whether the rate goes down in the second half of the run."""
    rate = curves.schedule()
    finite = rate.finite if rate is not None else None
    if finite is not None and len(finite) > 1:
        middle = np.interp((finite.x[0] + finite.x[-1]) / 2, finite.x, finite.y)
        return bool(finite.y[-1] <= LOWERED * middle) and bool(middle > 0)
    config = curves.run.config
    return any(changes(config[name]) for name in SCHEDULE & config.keys())


def is_annealed(curves: RunCurves) -> bool:
    """Whether a logged rate goes down to a small part of its peak."""
    rate = curves.schedule()
    if rate is None or not len(rate.finite):
        return False
    y = rate.finite.y
    return bool(y[-1] <= ANNEALED * y.max()) and bool(y.max() > 0)


def falls_to_its_end(curves: RunCurves) -> bool:
    """Whether the rate comes down by the end: then a loss comes to rest with it, on no plateau."""
    return is_lowered_late(curves) or is_annealed(curves)
