"""A scorecard: a sum of weights of evidence, read from a data file, for one lamp.

Each reading falls into one of a few bins, each bin carries one weight per state, and the weights
add up to the log-odds of the states: p(state) = exp(sum) / sum over states of exp(sum).  The file
is fitted offline (``make calibrate``) and names its data; here it is only read.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("scorecard.json")


@dataclass(frozen=True, slots=True)
class Line:
    """One reading's bins: ``weights`` has one row per bin, one column per state.

    Plain lists: a run looks up one number in each, and NumPy would take most of the time for that.
    """

    cuts: Sequence[float]  # one fewer than bins, rising; a value on a cut is in the lower bin
    weights: Sequence[Sequence[float]]  # (bins, states), log-odds


@dataclass(frozen=True, slots=True)
class Gate:
    """The probabilities from which a state is named.

    Fitted with the weights: the pair with the best macro-F1 of those that call at most a tenth of
    the good runs bad, on problems left out.
    """

    alarm_from: float = 0.65  # of a side, where a fact on the curve speaks for it
    clear: float = 0.9  # of a side, without any such fact


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The weights of one lamp."""

    states: tuple[str, ...]
    base: Sequence[float]  # (states,), log-odds before any evidence
    lines: Mapping[str, Line]
    gate: Gate = Gate()


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a scorecard for one run."""

    probability: Mapping[str, float]  # by state, adding up to 1
    weights: Mapping[str, Sequence[float]]  # by reading, log-odds of each state

    @property
    def contributions(self) -> dict[str, dict[str, float]]:
        """What each reading adds to the log-odds of each state."""
        states = tuple(self.probability)
        return {
            name: dict(zip(states, weights, strict=True)) for name, weights in self.weights.items()
        }


@cache
def scorecard(lamp: str, path: Path = FILE) -> Scorecard:
    """The scorecard of a lamp from the data file.

    Raises:
        KeyError: if the file holds none for ``lamp``.
    """
    card = json.loads(path.read_text(encoding="utf-8"))["lamps"][lamp]
    lines = {name: Line(line["cuts"], line["weights"]) for name, line in card["readings"].items()}
    return Scorecard(tuple(card["states"]), card["base"], lines, Gate(**card["gate"]))


def score(card: Scorecard, readings: Mapping[str, float]) -> Score:
    """Add up the weights of the readings that are known."""
    known = {
        name: line.weights[bisect_left(line.cuts, value)]
        for name, line in card.lines.items()
        if not math.isnan(value := readings.get(name, math.nan))
    }
    totals = [sum(column) for column in zip(card.base, *known.values(), strict=True)]
    odds = [math.exp(total - max(totals)) for total in totals]
    shares = [one / sum(odds) for one in odds]
    return Score(dict(zip(card.states, shares, strict=True)), known)
