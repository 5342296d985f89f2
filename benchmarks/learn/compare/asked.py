"""Every way of weighing, asked about logs whose whole family of problems it had not seen."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.learn.compare.model import Model
from benchmarks.learn.examples import Examples
from benchmarks.learn.left_out import LeftOut, folds
from benchmarks.world.regularised import FIRST as FIRST_REGULARISED
from dashboard.model.table import FloatArray

NUMBER_BYTES = 4  # of a number that is kept, in single precision
TOGETHER: Mapping[str, Sequence[str]] = {
    "networks and extra trees": ("networks", "extra trees"),
    "networks and boosted trees": ("networks", "boosted trees"),
}
"""Means of several ways, by name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one way of weighing said of all logs, and what it cost."""

    found: LeftOut
    fit_s: float  # of all folds
    ask_ms: float  # of a thousand logs, once their readings are there
    megabytes: float  # of one fitted to a fold, the largest


def asked(model: Model, examples: Examples) -> Asked:
    """Every log, told and untold, answered by a model that was fitted without its fold."""
    told, untold = (np.full((len(examples), 5), np.nan) for _ in range(2))
    fit_s = ask_s = 0.0
    numbers = 0
    for out in folds(examples):
        started = time.process_time()
        fitted = model.fit(examples.only(~out))
        fit_s += time.process_time() - started
        held = examples.only(out)
        started = time.process_time()
        told[out] = fitted.chances(held)
        ask_s += time.process_time() - started
        untold[out] = fitted.chances(held.without_settings())
        numbers = max(numbers, fitted.numbers)
    found = LeftOut(examples, {"rate": told}, {"rate": untold})
    return Asked(found, fit_s, 1e6 * ask_s / len(examples), NUMBER_BYTES * numbers / 1e6)


def together(parts: Sequence[Asked]) -> Asked:
    """The mean of the probabilities of several."""

    def mean(answers: Sequence[FloatArray]) -> FloatArray:
        return np.asarray(np.mean(answers, axis=0))

    found = LeftOut(
        parts[0].found.examples,
        {"rate": mean([part.found.told["rate"] for part in parts])},
        {"rate": mean([part.found.untold["rate"] for part in parts])},
    )
    return Asked(
        found,
        sum(part.fit_s for part in parts),
        sum(part.ask_ms for part in parts),
        sum(part.megabytes for part in parts),
    )


def part_of(world: pd.DataFrame, every: int) -> pd.DataFrame:
    """The runs of every so manieth problem of the world, of those before the regularised ones."""
    numbers = world["problem"].str[1:].astype(int)
    return world[(numbers % every == 0) & (numbers < FIRST_REGULARISED)]
