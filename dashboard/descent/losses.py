"""Losses of one weight whose slope is known everywhere: a parabola, and two valleys."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np


class OneWeightLoss(Protocol):
    """A loss L(w) of one weight."""

    def loss(self, w: float) -> float:
        """L(w)."""
        ...

    def slope(self, w: float) -> float:
        """dL/dw at w."""
        ...

    def curvature_near(self, w: float) -> float:
        """The second derivative at the bottom of the valley that ``w`` lies in."""
        ...

    def minimum_near(self, w: float) -> float:
        """The weight at the bottom of that valley."""
        ...


@dataclass(frozen=True, slots=True)
class Parabola:
    """L(w) = (λ/2) (w − w*)² + c, with λ the curvature, w* the minimum, c the floor."""

    curvature: float
    minimum: float
    floor: float = 0.0

    def loss(self, w: float) -> float:
        """L(w)."""
        apart = w - self.minimum
        return self.curvature / 2 * (apart * apart) + self.floor

    def slope(self, w: float) -> float:
        """λ (w − w*)."""
        return self.curvature * (w - self.minimum)

    def curvature_near(self, w: float) -> float:
        """λ, wherever."""
        del w
        return self.curvature

    def minimum_near(self, w: float) -> float:
        """w*, from wherever."""
        del w
        return self.minimum


@dataclass(frozen=True, slots=True)
class TwoValleys:
    """L(w) = height (w² − 1)² + tilt w + floor: two valleys, the left one the deeper.

    With 0 < ``tilt`` and small beside ``height`` the bottoms lie near −1 and 1.
    """

    height: float
    tilt: float
    floor: float

    def loss(self, w: float) -> float:
        """L(w)."""
        inner = w * w - 1
        return self.height * (inner * inner) + self.tilt * w + self.floor

    def slope(self, w: float) -> float:
        """4 height w (w² − 1) + tilt."""
        return 4 * self.height * w * (w * w - 1) + self.tilt

    def turning_points(self) -> tuple[float, float, float]:
        """The left bottom, the top between the valleys, the right bottom."""
        left, top, right = sorted(
            float(np.real(root))
            for root in np.roots([4 * self.height, 0, -4 * self.height, self.tilt])
        )
        return left, top, right

    def curvature_near(self, w: float) -> float:
        """4 height (3 w² − 1) at the bottom of the valley that ``w`` lies in."""
        return 4 * self.height * (3 * self.minimum_near(w) ** 2 - 1)

    def minimum_near(self, w: float) -> float:
        """The bottom on the side of the top on which ``w`` lies."""
        left, top, right = self.turning_points()
        return left if w < top else right
