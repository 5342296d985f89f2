"""A perceptron with two inputs, trained one example at a time: forward, loss, backward, update.

Its output is the probability p = σ(z) of the class 1, z = w₁ x₁ + w₂ x₂ + b; its loss the
cross-entropy −y ln p − (1 − y) ln(1 − p), of which the slope by z is just p − y.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Example = tuple[float, float, int]
"""Two inputs and the class, 0 or 1."""

TASKS: dict[str, tuple[Example, ...]] = {
    "and": ((0.0, 0.0, 0), (0.0, 1.0, 0), (1.0, 0.0, 0), (1.0, 1.0, 1)),
    "or": ((0.0, 0.0, 0), (0.0, 1.0, 1), (1.0, 0.0, 1), (1.0, 1.0, 1)),
    "xor": ((0.0, 0.0, 0), (0.0, 1.0, 1), (1.0, 0.0, 1), (1.0, 1.0, 0)),
}
"""AND and OR can be parted by a line, XOR cannot: its loss stays near ln 2."""

START = (0.5, -0.5, 0.0)  # w1, w2, b


@dataclass(frozen=True, slots=True)
class Step:
    """All numbers of one example on its way through: forward, loss, backward, update."""

    example: Example
    before: tuple[float, float, float]  # w1, w2, b
    z: float
    p: float
    loss: float
    dz: float  # dL/dz = p - y
    slopes: tuple[float, float, float]  # dL/dw1, dL/dw2, dL/db
    after: tuple[float, float, float]


def sigmoid(z: float) -> float:
    """1 / (1 + e⁻ᶻ), without overflow on either side."""
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    grown = math.exp(z)
    return grown / (1 + grown)


def cross_entropy(z: float, y: int) -> float:
    """−y ln σ(z) − (1 − y) ln(1 − σ(z)), from z, so that no logarithm is of zero."""
    return max(z, 0.0) - z * y + math.log1p(math.exp(-abs(z)))


def step(weights: tuple[float, float, float], example: Example, rate: float) -> Step:
    """Show the perceptron one example and update it."""
    (w1, w2, b), (x1, x2, y) = weights, example
    z = w1 * x1 + w2 * x2 + b
    p = sigmoid(z)
    dz = p - y
    slopes = dz * x1, dz * x2, dz
    after = w1 - rate * slopes[0], w2 - rate * slopes[1], b - rate * slopes[2]
    return Step(example, weights, z, p, cross_entropy(z, y), dz, slopes, after)


def train(task: Sequence[Example], rate: float, steps: int) -> list[Step]:
    """``steps`` updates, the examples in turn."""
    weights, taken = START, []
    for number in range(steps):
        taken.append(step(weights, task[number % len(task)], rate))
        weights = taken[-1].after
    return taken


def mean_loss(weights: tuple[float, float, float], task: Sequence[Example]) -> float:
    """The mean loss over all examples."""
    w1, w2, b = weights
    return sum(cross_entropy(w1 * x1 + w2 * x2 + b, y) for x1, x2, y in task) / len(task)
