"""Two weights on a surface: a narrow valley or hills, and three ways to walk down.

The blindfolded walker of the lessons knows only the slope underfoot.  On a valley of curvatures 1
and κ (its condition number) the steep direction allows no rate from 2/κ on, while the flat one
needs about κ steps at such a rate: one rate serves both badly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np

from dashboard.model.table import FloatArray

Point = tuple[float, float]

MOMENTUM = 0.9  # share of the last step that is kept, the usual value
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8  # Adam's, as Kingma and Ba have them (arXiv:1412.6980)


class Surface(Protocol):
    """A loss L(u, v) of two weights."""

    def loss(self, at: Point) -> float:
        """L at a point."""
        ...

    def slope(self, at: Point) -> Point:
        """The gradient at a point."""
        ...


@dataclass(frozen=True, slots=True)
class Valley:
    """L(u, v) = (u² + κ v²) / 2, with κ the condition number."""

    condition: float

    def loss(self, at: Point) -> float:
        """L at a point."""
        u, v = at
        return (u * u + self.condition * (v * v)) / 2

    def slope(self, at: Point) -> Point:
        """(u, κ v)."""
        return at[0], self.condition * at[1]


@dataclass(frozen=True, slots=True)
class Hills:
    """A bowl with waves: L(u, v) = bowl (u² + v²) / 2 + height (2 − cos ku − cos kv)."""

    bowl: float
    height: float
    waves: float  # k

    def loss(self, at: Point) -> float:
        """L at a point."""
        u, v = at
        waves = np.cos(self.waves * u) + np.cos(self.waves * v)
        return float(self.bowl * (u * u + v * v) / 2 + self.height * (2 - waves))

    def slope(self, at: Point) -> Point:
        """(bowl u + height k sin ku, and the same of v)."""

        def of(one: float) -> float:
            return float(self.bowl * one + self.height * self.waves * np.sin(self.waves * one))

        return of(at[0]), of(at[1])


class Optimizer(StrEnum):
    """How a gradient becomes a step."""

    SGD = "sgd"  # −η g
    MOMENTUM = "momentum"  # m ← 0.9 m + g; −η m
    ADAM = "adam"  # −η m̂ / (√v̂ + ε)


def stepper(optimizer: Optimizer, rate: float) -> Callable[[Sequence[float]], list[float]]:
    """A function from the gradient to the step, which remembers what its optimizer does."""
    first, second, steps = [0.0, 0.0], [0.0, 0.0], 0

    def step(slope: Sequence[float]) -> list[float]:
        nonlocal steps
        steps += 1
        if optimizer is Optimizer.SGD:
            return [-rate * g for g in slope]
        if optimizer is Optimizer.MOMENTUM:
            first[:] = [MOMENTUM * m + g for m, g in zip(first, slope, strict=True)]
            return [-rate * m for m in first]
        first[:] = [BETA_1 * m + (1 - BETA_1) * g for m, g in zip(first, slope, strict=True)]
        second[:] = [BETA_2 * s + (1 - BETA_2) * g * g for s, g in zip(second, slope, strict=True)]
        one, two = 1 - BETA_1**steps, 1 - BETA_2**steps
        return [
            -rate * (m / one) / (float(np.sqrt(s / two)) + EPSILON)
            for m, s in zip(first, second, strict=True)
        ]

    return step


@dataclass(frozen=True, slots=True)
class Walk:
    """Where two weights went: points (K + 1, 2), losses (K + 1), slopes (K + 1, 2)."""

    points: FloatArray
    losses: FloatArray
    slopes: FloatArray


def walk(surface: Surface, start: Point, rate: float, optimizer: Optimizer, steps: int) -> Walk:
    """``steps`` updates from ``start``."""
    take, at = stepper(optimizer, float(rate)), (float(start[0]), float(start[1]))
    points, slopes = [at], [surface.slope(at)]
    for _ in range(steps):
        du, dv = take(slopes[-1])
        at = at[0] + du, at[1] + dv
        points.append(at)
        slopes.append(surface.slope(at))
    losses = np.array([surface.loss(point) for point in points])
    return Walk(np.array(points), losses, np.array(slopes))
