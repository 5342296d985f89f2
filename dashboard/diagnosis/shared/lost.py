"""A loss above its start: how far, for how many points in a row, and when the run is lost by it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.levels import middle, middle_of_many, tail_length
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.table import FloatArray

ABOVE_START = Threshold(
    "end over start",
    1.02,
    "ratio",
    "a flat curve fluctuates by less; no good run of our grids reaches it",
)
ABOVE = Threshold(
    "level over start",
    1.02,
    "ratio",
    "a flat curve fluctuates by less; higher limits find fewer and are hardly surer",
)
IN_A_ROW = Threshold(
    "points in a row",
    6,
    "points",
    "chosen on families of the world: of fewer points more than one in five came back",
)
FALL = Threshold(
    "fall over these points", 0.02, "ratio", "a loss that comes down by more may come back"
)
FAR = {"loss-exploded": "exploded", "loss-beyond-guess": "huge"}
"""Facts of a loss that ended high, and what of each says that it ended so beyond doubt."""

FEWEST_POINTS = 5
OVER_NOISE = 3.0  # times the noise of one point by which an end must lie above the start
DOUBLED = 2.0  # end over start that leaves no doubt
PART = 3  # of these points: the first third is compared with the last


def is_far_above(seen: Mapping[str, Symptom]) -> bool:
    """Whether a loss ended so far above its start, or so large, that the run was lost."""
    return any(code in seen and seen[code].evidence[name] == "yes" for code, name in FAR.items())


def ends_above(features: Features, shape: Shape) -> bool:
    """Whether the run's loss of this shape ended above its start; never of fewer than five points.

    A held-out loss alone must have doubled: it may rise by overfitting.
    """
    ratio = end_over_start(shape)
    if shape.points < FEWEST_POINTS or ratio < ABOVE_START.value:
        return False
    is_enough = features.train is not None or ratio >= DOUBLED
    return is_enough and _is_beyond_noise(features, shape)


def end_over_start(shape: Shape) -> float:
    """End over start, 0 for a loss that is not positive (it has no natural zero)."""
    return shape.end / shape.first if shape.positive else 0.0


def _is_beyond_noise(features: Features, shape: Shape) -> bool:
    """Whether the start is a level: evaluated before training, or left beyond the scatter.

    The first few points must lie below the end, too: the lowest of them may be the first.
    """
    if features.from_start and not features.is_of_batches:
        return True
    start = max(shape.first, middle(shape.y[: tail_length(len(shape.y))].tolist()))
    return shape.end - start > OVER_NOISE * shape.scatter


@dataclass(frozen=True, slots=True)
class Stretch:
    """The points in a row, up to the last one, that lie above a level."""

    points: int
    from_x: float
    fall: float  # from the first third's median to the last third's, over the former


def stretch_above(shape: Shape, level: float) -> Stretch:
    """The points at the end that lie above ``level`` times the start, all of them in a row."""
    count = trailing(shape.y > level * shape.first)
    y: FloatArray = shape.y[len(shape.y) - count :]
    part = max(1, count // PART)
    fall = 1 - middle_of_many(y[-part:]) / middle_of_many(y[:part]) if count else 0.0
    return Stretch(count, float(shape.x[len(shape.x) - max(count, 1)]), fall)


def trailing(which: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    """How many at the end are True in a row."""
    return len(which) if which.all() else int(np.argmin(which[::-1]))
