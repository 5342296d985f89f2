"""The four learning rates of the course as a training shows them: two directions, noisy gradients.

On one parabola without noise a rate above 2/λ diverges from the first step, and one just below it
arrives in the end.  A training has flat and steep directions, and its gradient is noisy: then a
rate above 2/λ of the steepest direction lets the loss fall first, along the flat one, and diverge
later, and a rate just below it comes to rest well above the minimum.
"""

from enum import StrEnum

import numpy as np

from dashboard.descent.noise import floor, noisy_distances
from dashboard.model.table import FloatArray

CURVATURES = (1.0, 4.0)  # of the flat and of the steep direction
START = (4.0, 0.06)  # distances to the minimum in them
NOISE = 0.5  # standard deviation of each slope
SEEDS = (3, 4)  # of the noise in each direction
STEPS = 60


class Course(StrEnum):
    """The four cases, from the highest rate to the lowest."""

    VERY_HIGH = "very-high"
    HIGH = "high"
    GOOD = "good"
    LOW = "low"


PRODUCTS = {Course.VERY_HIGH: 2.15, Course.HIGH: 1.95, Course.GOOD: 0.8, Course.LOW: 0.08}
"""ηλ of the steep direction."""


def rate(course: Course) -> float:
    """η of a case."""
    return PRODUCTS[course] / CURVATURES[1]


def losses(course: Course, steps: int = STEPS) -> FloatArray:
    """The loss above the minimum before each step and after the last (K + 1)."""
    rates = np.full(steps, rate(course))
    walks = [
        noisy_distances(start, rates, curvature, NOISE, seed)
        for start, curvature, seed in zip(START, CURVATURES, SEEDS, strict=True)
    ]
    found: FloatArray = sum(
        (curvature / 2 * walk**2 for curvature, walk in zip(CURVATURES, walks, strict=True)),
        np.zeros(steps + 1),
    )
    return found


def rests_at(course: Course) -> float:
    """The mean loss above the minimum in the long run.

    Raises:
        ValueError: The rate never settles.
    """
    return sum(floor(rate(course), curvature, NOISE, 1) for curvature in CURVATURES)
