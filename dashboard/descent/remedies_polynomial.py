"""A polynomial for the lesson on remedies: ŷ(x) = Σ wₖ √(2k + 1) Pₖ(x), with Legendre's Pₖ.

Of all ways to write a polynomial of a degree this one suits gradient descent: over [−1, 1] the
terms have mean square 1 and do not overlap, so that one rate serves all of them.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.model.table import FloatArray


def features(x: FloatArray, degree: int) -> FloatArray:
    """The terms (N, degree + 1) at places x, by (k + 1) Pₖ₊₁ = (2k + 1) x Pₖ − k Pₖ₋₁."""
    columns = [np.ones_like(x), x]
    for k in range(1, degree):
        columns.append(((2 * k + 1) * x * columns[k] - k * columns[k - 1]) / (k + 1))
    scaled = [np.sqrt(2 * k + 1) * column for k, column in enumerate(columns[: degree + 1])]
    return np.stack(scaled, axis=1)


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A model that is linear in its weights; ``size`` is the degree."""

    size: int

    rate = 0.03
    momentum = 0.0  # plain descent, so that the closed forms hold

    def start(self) -> FloatArray:
        """All weights at zero."""
        return np.zeros(self.size + 1)

    def is_penalised(self) -> FloatArray:
        """1 for each weight that a penalty shrinks: all but the constant."""
        return np.array([0.0, *[1.0] * self.size])

    def dropped(self) -> int:
        """How many inputs dropout may leave out: all terms but the constant."""
        return self.size

    def inputs(self, x: FloatArray) -> FloatArray:
        """What is worked out once for places x."""
        return features(x, self.size)

    def predict(self, weights: FloatArray, inputs: FloatArray) -> FloatArray:
        """ŷ (N,)."""
        values: FloatArray = inputs @ weights
        return values

    def slopes(
        self, weights: FloatArray, inputs: FloatArray, y: FloatArray, kept: FloatArray | None
    ) -> FloatArray:
        """The gradient of the mean squared error; ``kept`` scales each term of each example."""
        if kept is not None:
            inputs = np.column_stack([inputs[:, 0], inputs[:, 1:] * kept])
        gradient: FloatArray = 2 / len(y) * (inputs.T @ (inputs @ weights - y))
        return gradient
