"""The small set of the lesson on remedies: noisy points of a sine, some to train on, some to check.

Every number follows from a seed and is the same in the browser: places come from the golden ratio,
noise from :class:`~dashboard.descent.noise.Chance`.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.descent.noise import MASK, Chance
from dashboard.model.table import FloatArray

MOST_EXAMPLES = 96  # for training; of these the first are used, so that more only fill the gaps
VALIDATION = 48  # for validation, evenly spaced
NOISE = 0.3  # standard deviation of what is added to the function
GOLDEN = 0.6180339887498949  # (√5 − 1)/2: its multiples fill an interval evenly at every length


@dataclass(frozen=True, slots=True)
class Points:
    """Places x and values y, both (N,)."""

    x: FloatArray
    y: FloatArray


def target(x: FloatArray) -> FloatArray:
    """The function behind the points: sin πx on [−1, 1]."""
    values: FloatArray = np.sin(np.pi * x)
    return values


def points(seed: int, examples: int) -> tuple[Points, Points]:
    """The first ``examples`` points to train on, and those of the validation, of a seed."""
    chance = Chance(seed)
    noise = np.array([chance.normal() for _ in range(MOST_EXAMPLES + VALIDATION)])
    places = np.arange(MOST_EXAMPLES, dtype=np.float64)
    x: FloatArray = 2 * ((0.5 + places * GOLDEN) % 1) - 1
    y = target(x) + NOISE * noise[:MOST_EXAMPLES]
    between = 2 * (np.arange(VALIDATION) + 0.5) / VALIDATION - 1
    held_out = target(between) + NOISE * noise[MOST_EXAMPLES:]
    return Points(x[:examples], y[:examples]), Points(between, held_out)


def noise_loss(seed: int) -> float:
    """The validation loss of the function itself: no model is better but by chance."""
    _, held_out = points(seed, 1)
    return float(np.mean((held_out.y - target(held_out.x)) ** 2))


def uniforms(seed: int, count: int) -> FloatArray:
    """The first ``count`` numbers of ``Chance(seed).uniform()``, all at once.

    The generator only counts and mixes, so that each number follows from its place.
    """
    steps = np.arange(1, count + 1, dtype=np.uint64)
    state = (np.uint64(seed) + steps * np.uint64(0x6D2B79F5)) & np.uint64(MASK)
    mixed = state.astype(np.uint32)
    mixed = (mixed ^ (mixed >> 15)) * (mixed | 1)
    mixed ^= mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)
    found: FloatArray = (mixed ^ (mixed >> 14)) / 4294967296
    return found
