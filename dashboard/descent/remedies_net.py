"""A small net for the lesson on remedies: ŷ(x) = Σ vₕ tanh(aₕ x + bₕ) + c, one hidden layer."""

from dataclasses import dataclass

import numpy as np

from dashboard.descent.noise import Chance
from dashboard.model.table import FloatArray

SEED = 1339  # of the first weights
STEEP = 3.0  # standard deviation of the first a: a unit turns within a third of the interval
SHIFT = 2.0  # of the first b
OUT = 0.5  # of the first v, times the root of the number of units


@dataclass(frozen=True, slots=True)
class Net:
    """A net of one hidden layer; ``size`` is its number of units H.

    Its weights are one array: a (H), b (H), v (H), c.
    """

    size: int

    rate = 0.02
    momentum = 0.9  # with which a net of this size needs some hundred epochs

    def start(self) -> FloatArray:
        """Normal numbers of a fixed seed, c at zero."""
        chance = Chance(SEED)
        drawn = np.array([chance.normal() for _ in range(3 * self.size)]).reshape(3, self.size)
        scales = np.array([STEEP, SHIFT, OUT / np.sqrt(self.size)])
        return np.append((drawn * scales[:, None]).ravel(), 0.0)

    def is_penalised(self) -> FloatArray:
        """1 for each weight that a penalty shrinks: a and v, and no bias."""
        one, none = np.ones(self.size), np.zeros(self.size)
        return np.concatenate([one, none, one, [0.0]])

    def dropped(self) -> int:
        """How many units dropout may leave out."""
        return self.size

    def inputs(self, x: FloatArray) -> FloatArray:
        """Places as they are."""
        return x

    def predict(self, weights: FloatArray, inputs: FloatArray) -> FloatArray:
        """ŷ (N,)."""
        a, b, v, c = self._parts(weights)
        values: FloatArray = np.tanh(np.outer(inputs, a) + b) @ v + c
        return values

    def slopes(
        self, weights: FloatArray, inputs: FloatArray, y: FloatArray, kept: FloatArray | None
    ) -> FloatArray:
        """The gradient of the mean squared error; ``kept`` scales each unit for each example."""
        a, b, v, c = self._parts(weights)
        turned = np.tanh(np.outer(inputs, a) + b)
        scale = np.ones_like(turned) if kept is None else kept
        hidden = turned * scale
        back = 2 / len(y) * (hidden @ v + c - y)
        inner = np.outer(back, v) * scale * (1 - turned * turned)
        return np.concatenate([inputs @ inner, inner.sum(axis=0), back @ hidden, [back.sum()]])

    def _parts(self, weights: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, float]:
        h = self.size
        return weights[:h], weights[h : 2 * h], weights[2 * h : 3 * h], float(weights[3 * h])
