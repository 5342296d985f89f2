"""A sum of weights of evidence, read from a data file: what a run's readings say of one lamp.

Each reading falls into one of a few bins, each bin carries one weight per state, and the weights
add up to the log-odds of the states: p(state) = exp(sum) / sum over states of exp(sum).  The file
is fitted offline (``make calibrate``) and says on what; here it is only looked up.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dashboard.logs.table import FloatArray

FILE = Path(__file__).with_name("scorecard.json")


@dataclass(frozen=True, slots=True)
class Line:
    """One reading's bins: ``weights`` has one row per bin, one column per state."""

    cuts: FloatArray  # shape (bins - 1,), rising; a value on a cut belongs to the lower bin
    weights: FloatArray  # shape (bins, states), log-odds


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The weights of one lamp."""

    states: tuple[str, ...]
    base: FloatArray  # shape (states,), log-odds before any evidence
    lines: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class Score:
    """What a scorecard makes of one run."""

    probability: Mapping[str, float]  # by state, adding up to 1
    contributions: Mapping[str, Mapping[str, float]]  # by reading and state, log-odds


@cache
def scorecard(lamp: str, path: Path = FILE) -> Scorecard:
    """The scorecard of a lamp from the data file.

    Raises:
        KeyError: if the file holds none for ``lamp``.
    """
    card = json.loads(path.read_text(encoding="utf-8"))["lamps"][lamp]
    lines = {
        name: Line(np.array(line["cuts"], float), np.array(line["weights"], float))
        for name, line in card["readings"].items()
    }
    return Scorecard(tuple(card["states"]), np.array(card["base"], float), lines)


def score(card: Scorecard, readings: Mapping[str, float]) -> Score:
    """Add up the weights of the readings that are known."""
    total = card.base.copy()
    contributions = {}
    for name, line in card.lines.items():
        value = readings.get(name, float("nan"))
        if np.isnan(value):
            continue
        weights = line.weights[np.searchsorted(line.cuts, value)]
        total += weights
        contributions[name] = dict(zip(card.states, weights.tolist(), strict=True))
    odds = np.exp(total - total.max())
    shares = (odds / odds.sum()).tolist()
    return Score(dict(zip(card.states, shares, strict=True)), contributions)
