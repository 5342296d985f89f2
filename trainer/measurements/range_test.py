"""The range test: one short training whose rate rises geometrically until the loss explodes.

Smith 2017, "Cyclical Learning Rates for Training Neural Networks", arXiv 1506.01186, section 3.3;
the geometric rise and the stop are fastai's and torch-lr-finder's.

Several trainings with seeds of their own go side by side at the same rates. Their mean is what is
logged: one training's minibatch losses scatter so much that the suggestions jump with the seed.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.data import Data
from trainer.measurements.descent import Descent
from trainer.measurements.suggested_rates import SMOOTHING
from trainer.settings import Settings

EXPLODED = 4.0  # times the best smoothed loss: fastai's and PyTorch Lightning's stop
FEWEST_UPDATES = 10  # before which the test never stops: the first losses are noise


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a range test saw at each of K updates, up to the one at which it stopped.

    `losses` is (R, K), one row a seed: the minibatch loss before the update. The last column may
    hold what is no number.
    """

    rates: NDArray[np.float64]  # (K,)
    losses: NDArray[np.float64]  # (R, K)
    grad_norms: NDArray[np.float64]  # (R, K)
    exploded: bool  # whether it stopped for the loss rather than at the highest rate


def sweep(
    settings: Settings,
    data: Data,
    low: float,
    high: float,
    updates: int,
    seeds: int,
    tell: Callable[[int, float], None] | None = None,
) -> Sweep:
    """Train from the rate `low` to `high` in `updates` updates, `seeds` networks side by side.

    After each, `tell` takes how many are done, and the loss before it, averaged over the seeds.

    It stops after the update at which the smoothed loss, averaged over the seeds, is above
    `EXPLODED` times its best, or is no number.
    """
    started = [
        Descent(replace(settings, seed=(settings.seed + i) % 2**32), data) for i in range(seeds)
    ]
    rates = np.geomspace(low, high, updates)
    losses: list[list[float]] = []
    norms: list[list[float]] = []
    average, weight, best = 0.0, 0.0, math.inf
    exploded = False
    for rate in rates:
        seen = [one.update(float(rate)) for one in started]
        losses.append([loss for loss, _ in seen])
        norms.append([norm for _, norm in seen])
        if tell is not None:
            tell(len(losses), float(np.mean(losses[-1])))
        average = SMOOTHING * average + (1 - SMOOTHING) * float(np.mean(losses[-1]))
        weight = SMOOTHING * weight + (1 - SMOOTHING)
        now = average / weight
        best = min(best, now)
        is_early = len(losses) < FEWEST_UPDATES
        if not math.isfinite(now) or (now > EXPLODED * best and not is_early):
            exploded = True
            break
    return Sweep(rates[: len(losses)], np.array(losses).T, np.array(norms).T, exploded)
