"""What a noisy gradient does: the floor that a constant rate leaves, a smaller rate lowers.

The gradient of a minibatch of B examples is the true one plus noise of variance σ²/B.  On a
parabola of curvature λ the distance d to the minimum then follows d ← (1 − ηλ) d − η ξ, and its
variance settles where it equals (1 − ηλ)² itself + η²σ²/B (Mandt et al. 2017, arXiv:1704.04289).
"""

from dataclasses import dataclass

import numpy as np

from dashboard.model.table import FloatArray


def stationary_variance(rate: float, curvature: float, noise: float, batch: float) -> float:
    """Variance of the weight in the long run: η σ² / (λ (2 − η λ) B).

    Args:
        rate: η, in (0, 2/λ).
        curvature: λ.
        noise: σ, the standard deviation of the gradient of one example.
        batch: B.

    Raises:
        ValueError: The rate is not in (0, 2/λ): the walk never settles.
    """
    if not 0 < rate * curvature < 2:
        raise ValueError(f"a rate of {rate} never settles at curvature {curvature}")
    return rate * noise * noise / (curvature * (2 - rate * curvature) * batch)


def floor(rate: float, curvature: float, noise: float, batch: float) -> float:
    """The mean loss above the minimum in the long run: λ/2 times the variance."""
    return curvature / 2 * stationary_variance(rate, curvature, noise, batch)


def expected_losses(
    start: float, rates: FloatArray, curvature: float, noise: float, batch: float
) -> FloatArray:
    """The mean of the loss above the minimum before each step and after the last (K + 1).

    Args:
        start: The first distance to the minimum.
        rates: η of each step (K).
        curvature: λ.
        noise: σ.
        batch: B.
    """
    square = start * start
    found = [square]
    for rate in rates:
        factor = 1 - rate * curvature
        square = factor * factor * square + rate * rate * noise * noise / batch
        found.append(square)
    return curvature / 2 * np.array(found)


def updates_per_epoch(examples: int, batch: int) -> int:
    """⌈N/B⌉: the last batch may be smaller."""
    return -(-examples // batch)


MASK = 0xFFFFFFFF


@dataclass(slots=True)
class Chance:
    """Chance from a seed, the same in the browser: mulberry32, and Box and Muller for the normal.

    Not numpy's, because the browser has no such generator, and the numbers of both are compared.
    """

    state: int

    def uniform(self) -> float:
        """A number in [0, 1) of 32 bits."""
        self.state = (self.state + 0x6D2B79F5) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 15)) * (mixed | 1)) & MASK
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & MASK)) & MASK
        return ((mixed ^ (mixed >> 14)) & MASK) / 4294967296

    def normal(self) -> float:
        """A number of mean 0 and variance 1."""
        radius = float(np.sqrt(-2 * np.log(1 - self.uniform())))
        return radius * float(np.cos(2 * np.pi * self.uniform()))


def noisy_distances(
    start: float, rates: FloatArray, curvature: float, noise: float, seed: int
) -> FloatArray:
    """One walk (K + 1) of the distance to the minimum; ``noise`` is that of a batch, σ/√B."""
    chance, distance = Chance(seed), start
    found = [distance]
    for rate in rates:
        distance -= float(rate) * (curvature * distance + noise * chance.normal())
        found.append(distance)
    return np.array(found)
