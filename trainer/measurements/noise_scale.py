"""The simple gradient noise scale: the batch size at which noise and gradient are equally large.

    B_simple = tr(S) / |G|^2

G is the gradient of the expected loss, S the covariance of one example's gradient. Below it a
larger batch saves updates almost in proportion; far above it one hardly gains by more examples.
McCandlish et al. 2018, "An Empirical Model of Large-Batch Training", arXiv 1812.06162, equation
2.9. Appendix A.1 gives unbiased estimates from gradient norms at two batch sizes, here the
minibatch of b examples and the union of all M minibatches that are drawn, with g_i their gradients
and g their mean:

    |G|^2   = (M |g|^2 - mean |g_i|^2) / (M - 1)
    tr(S)   = b M (mean |g_i|^2 - |g|^2) / (M - 1)

The two are unbiased, their ratio is not, and where |G|^2 is not above its own error the ratio can
be anything: then there is no estimate. The interval is Fieller's (1954, "Some problems in interval
estimation") with the covariance of the two from a jackknife over groups of minibatches, for every
pair of minibatches enters |G|^2 and single pairs are not independent.
"""

import math
from copy import deepcopy
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from trainer.data import Data
from trainer.measurements.descent import Descent

GROUPS = 16  # of the jackknife: each keeps one gradient in memory
STUDENT = 2.131  # t of 95% for GROUPS - 1 degrees of freedom: half the width of the interval


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is kept of M minibatch gradients of P numbers, all at the same weights.

    The i-th is of group i % GROUPS; M is at least `GROUPS`.
    """

    squares: NDArray[np.float64]  # (M,) squared L2 norms
    sums: Tensor  # (GROUPS, P) float64, of the gradients of each group
    losses: NDArray[np.float64]  # (M,) minibatch losses
    batch_size: int


@dataclass(frozen=True, slots=True)
class NoiseScale:
    """The estimate at one point of a training, in examples; NaN where it cannot be estimated.

    `low` and `high` bound the interval. `gradient` is the estimate of |G|^2 and may be negative,
    `gradient_error` its standard error; `noise` is that of tr(S).
    """

    value: float
    low: float
    high: float
    gradient: float
    gradient_error: float
    noise: float

    @property
    def is_estimable(self) -> bool:
        """Whether |G|^2 is above its error, so that the scale has an interval."""
        return math.isfinite(self.value)


def draw(
    descent: Descent, data: Data, batch_size: int, batches: int, stream: torch.Generator
) -> Drawn:
    """The gradients of `batches` minibatches at the weights where `descent` stands.

    Examples are drawn with replacement, so that minibatches are independent. The training is left
    as it is: its network is copied, and what dropout draws does not move its random numbers.
    """
    squares, losses = np.empty(batches), np.empty(batches)
    sums: list[Tensor | int] = [0] * GROUPS
    own = descent.model
    with torch.random.fork_rng(devices=[]):
        descent.model = deepcopy(own).train()
        weights = list(descent.model.parameters())
        for i in range(batches):
            batch = torch.randint(len(data.train_x), (batch_size,), generator=stream)
            loss = descent.loss(batch.to(data.train_x.device))
            found = torch.autograd.grad(loss, weights, allow_unused=True, materialize_grads=True)
            flat = torch.cat([one.flatten() for one in found]).double()
            squares[i], losses[i] = flat.square().sum().item(), loss.item()
            sums[i % GROUPS] = flat + sums[i % GROUPS]
    descent.model = own
    return Drawn(squares, torch.stack([torch.as_tensor(one) for one in sums]), losses, batch_size)


def estimate(drawn: Drawn) -> NoiseScale:
    """The noise scale from the gradients that were drawn at one point."""
    group = np.arange(len(drawn.squares)) % GROUPS
    counts = np.bincount(group, minlength=GROUPS)
    squares = np.bincount(group, drawn.squares, minlength=GROUPS)
    total = drawn.sums.sum(0)

    def both(of: Tensor, square: float, m: int) -> tuple[float, float]:
        """|G|^2 and tr(S) from the sum of m gradients and that of their squared norms."""
        mean_square, square_mean = square / m, of.square().sum().item() / m**2
        gradient = (m * square_mean - mean_square) / (m - 1)
        return gradient, drawn.batch_size * m * (mean_square - square_mean) / (m - 1)

    square, m = float(squares.sum()), int(counts.sum())
    gradient, noise = both(total, square, m)
    without = np.array(
        [
            both(total - drawn.sums[i], square - squares[i], m - int(counts[i]))
            for i in range(GROUPS)
        ]
    )
    off = without - without.mean(0)
    covariance = off.T @ off * (GROUPS - 1) / GROUPS
    low, high = fieller(noise, gradient, covariance[::-1, ::-1])
    error = math.sqrt(max(covariance[0, 0], 0.0))
    value = math.nan
    if math.isfinite(high):
        value, low = noise / gradient, max(low, 0.0)
    return NoiseScale(*map(float, (value, low, high, gradient, error, noise)))


def fieller(above: float, below: float, covariance: NDArray[np.float64]) -> tuple[float, float]:
    """The interval of above / below, or two NaN where `below` is not above zero by its error.

    Args:
        above: an estimate, as of tr(S).
        below: another, as of |G|^2.
        covariance: (2, 2) of the two, in this order, from `GROUPS` groups.

    The interval holds every ratio r for which above - r * below does not differ from zero:
    (above - r below)^2 <= t^2 (v11 - 2 r v12 + r^2 v22).
    """
    t2 = STUDENT**2
    (v11, v12), (_, v22) = covariance
    a = below**2 - t2 * v22
    if not below > 0 or not a > 0:
        return math.nan, math.nan
    b = above * below - t2 * v12
    c = above**2 - t2 * v11
    root = math.sqrt(max(b * b - a * c, 0.0))
    return (b - root) / a, (b + root) / a
