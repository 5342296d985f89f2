"""A smooth curve through noisy points over the logarithm of a rate, with its uncertainty.

It is a Gaussian process with a Matérn 5/2 kernel and an unknown mean (Rasmussen & Williams 2006,
chapters 2 and 5).  How fast the curve bends, how far it moves and how large the noise really is are
not chosen: every combination of :data:`LENGTHS`, :data:`HEIGHTS` and :data:`NOISES` counts with its
marginal likelihood.  What follows is read from curves drawn from that mixture, the same ones at
every call.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.model.table import FloatArray

LENGTHS = (0.5, 1.0, 2.0, 4.0)  # decades in which the curve bends
HEIGHTS = (0.7, 1.4, 2.8)  # by how much it moves about its mean
NOISES = (0.6, 1.0, 1.7)  # times the noise as estimated: from few points that is a rough estimate
NOISE_WEIGHTS = (0.25, 0.5, 0.25)
LEVEL = 3.0  # how far the mean may lie from zero
DRAWS = 400  # curves; a share of one half is known to within 2.5 points
JITTER = 1e-9
WIDEST = 6.0  # standard deviations: beyond them lies next to nothing
BISECTIONS = 24  # of a range of some ten; what remains is far below a pixel
LEAST_WEIGHT = 0.02  # a combination that hardly counts is not drawn from


@dataclass(frozen=True, eq=False)
class Smooth:
    """Points ``x`` in decades, their values and the standard deviations of their noise, (n,)."""

    x: FloatArray
    y: FloatArray
    noise: FloatArray

    @cached_property
    def _choices(self) -> tuple[FloatArray, FloatArray]:
        """Length, height and noise factor of every combination, (H, 3), and their weights."""
        made = np.array([(a, b, c) for a in LENGTHS for b in HEIGHTS for c in NOISES])
        prior = np.array([w for _ in LENGTHS for _ in HEIGHTS for w in NOISE_WEIGHTS])
        cov = _kernel(self.x, self.x, made[:, 0], made[:, 1])
        cov = (
            cov
            + made[:, 2, None, None] ** 2 * np.diag(self.noise**2)
            + JITTER * np.eye(len(self.x))
        )
        lower = np.linalg.cholesky(cov)
        half = np.linalg.solve(lower, np.broadcast_to(self.y[:, None], (len(made), len(self.y), 1)))
        fit = -0.5 * (half[..., 0] ** 2).sum(axis=1)
        size = -np.log(np.diagonal(lower, axis1=1, axis2=2)).sum(axis=1)
        log = fit + size + np.log(prior)
        weights = np.exp(log - log.max())
        weights = np.where(weights >= LEAST_WEIGHT * weights.max(), weights, 0.0)
        return made, weights / weights.sum()

    def draws(self, at: FloatArray) -> FloatArray:
        """Curves that the points leave possible, read at ``at``: shape (draws, len(at))."""
        return np.concatenate(list(self._parts(at)))

    def quantiles(self, at: FloatArray, shares: FloatArray) -> FloatArray:
        """What a share of all possible curves stays below at each place: (shares, len(at)).

        Of the mixture itself, by bisection: quantiles of draws would make a ragged band.
        """
        made, weights = self._choices
        found = [self._posterior(at, *one) for one in made[weights > 0]]
        middles = np.array([mean for mean, _ in found])
        widths = np.sqrt([np.maximum(np.diagonal(cov), JITTER) for _, cov in found])
        weights = weights[weights > 0]
        below = np.tile((middles - WIDEST * widths).min(axis=0), (len(shares), 1))
        above = np.tile((middles + WIDEST * widths).max(axis=0), (len(shares), 1))
        for _ in range(BISECTIONS):
            between = (below + above) / 2
            under = normal((between[:, None] - middles) / widths)
            is_low = np.einsum("h,qhn->qn", weights, under) < shares[:, None]
            below, above = np.where(is_low, between, below), np.where(is_low, above, between)
        middle: FloatArray = (below + above) / 2
        return middle

    def _parts(self, at: FloatArray) -> Iterator[FloatArray]:
        made, weights = self._choices
        counts = np.diff(np.round(DRAWS * np.cumsum(weights)).astype(int), prepend=0)
        chance = np.random.default_rng(0)
        for (length, height, factor), count in zip(made, counts, strict=True):
            if count:
                mean, cov = self._posterior(at, length, height, factor)
                root = np.linalg.cholesky(cov + 1e-6 * np.eye(len(at)))
                yield mean + chance.standard_normal((count, len(at))) @ root.T

    def _posterior(
        self, at: FloatArray, length: float, height: float, factor: float
    ) -> tuple[FloatArray, FloatArray]:
        shape = np.array([length]), np.array([height])
        own = _kernel(self.x, self.x, *shape)[0] + np.diag((factor * self.noise) ** 2 + JITTER)
        cross = _kernel(at, self.x, *shape)[0]
        gain = np.linalg.solve(own, cross.T).T
        return gain @ self.y, _kernel(at, at, *shape)[0] - gain @ cross.T


def normal(z: FloatArray) -> FloatArray:
    """The normal distribution function, by the logistic of Bowling et al. 2009 (error < 0.0002)."""
    below: FloatArray = 1 / (1 + np.exp(-np.clip(0.07056 * z**3 + 1.5976 * z, -500, 500)))
    return below


def _kernel(
    one: FloatArray, other: FloatArray, length: FloatArray, height: FloatArray
) -> FloatArray:
    """Matérn 5/2 and an unknown level, for H lengths and heights: shape (H, n, m)."""
    gap = np.sqrt(5.0) * np.abs(one[:, None] - other[None, :]) / length[:, None, None]
    bends: FloatArray = (1 + gap + gap**2 / 3) * np.exp(-gap)
    return LEVEL**2 + height[:, None, None] ** 2 * bends
