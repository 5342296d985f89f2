"""The course of the metric that counts where the loss is no measure: start, best, end.

Start and end are levels of a few points each, as of any curve (:mod:`.shape`), so that one lucky
evaluation is neither.
"""

import math
from dataclasses import dataclass

from dashboard.diagnosis.features.measured_shapes import shape_of
from dashboard.diagnosis.features.objective import Counts, Objective, counted_in
from dashboard.model.curve import Curve, RunCurves

OVER_NOISE = 2.0  # times the noise of one point from which a change of level is one
BACK = 0.5  # of the gain: given back, the metric has fallen from its best


@dataclass(frozen=True, slots=True)
class Counted:
    """Levels in the metric's own unit; ``x`` in the unit of the run's axis."""

    metric: str
    split: str
    first: float
    best: float
    best_x: float
    end: float
    from_x: float
    to_x: float
    points: int
    went: str  # "better", "back" (lost half of its gain), "worse", "nowhere" or "unknown"


def counted(curves: RunCurves, counts: Counts) -> Counted | None:
    """Measure the metric that counts; ``None`` where the log has no finite value of it."""
    curve = curves.get(counts.metric, counts.split)
    if curve is None:
        return None
    sign = -1.0 if counts.is_upward else 1.0
    shape = shape_of(Curve(curve.metric, curve.split, curve.x, sign * curve.y))
    if shape is None:
        return None
    noise = shape.noise_share * shape.descent if math.isfinite(shape.noise_share) else 0.0
    return Counted(
        metric=counts.metric,
        split=counts.split.value,
        first=sign * shape.first,
        best=sign * shape.best,
        best_x=shape.best_x,
        end=sign * shape.end,
        from_x=float(shape.x[0]),
        to_x=shape.last_x,
        points=shape.points,
        went=_way(shape.first - shape.end, shape.descent, OVER_NOISE * noise, shape.points),
    )


NUMBERS = ("first", "best", "best_x", "end", "from", "to")
FEWEST_POINTS = 5  # fewer points have no level at either end


def _way(gain: float, most: float, noise: float, points: int) -> str:
    """The direction of the metric, from its gain at the end and at its best."""
    if points < FEWEST_POINTS:
        return "unknown"
    if most > noise and most - gain > max(BACK * most, noise):
        return "back" if gain > 0 else "worse"
    if abs(gain) <= noise or gain == 0:
        return "nowhere"
    return "better" if gain > 0 else "worse"


def facts(curves: RunCurves, objective: Objective) -> dict[str, float | int | str]:
    """The objective, how it was recognised, and the course of its metric, as evidence."""
    went = counted(curves, objective.counts) if objective.counts else None
    about_loss = {
        "objective": objective.kind.value.replace("_", "-"),
        "told_by": objective.told_by,
        "unit": counted_in(curves, objective),
    }
    if went is None:
        numbers = dict.fromkeys((f"counts_{name}" for name in NUMBERS), math.nan)
        return {
            **about_loss,
            "counts": "none",
            "counts_split": "none",
            "went": "unknown",
            **numbers,
        }
    return {
        **about_loss,
        "counts": went.metric,
        "counts_split": went.split,
        "went": went.went,
        "counts_first": went.first,
        "counts_best": went.best,
        "counts_best_x": went.best_x,
        "counts_end": went.end,
        "counts_from": went.from_x,
        "counts_to": went.to_x,
    }
