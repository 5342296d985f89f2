"""Which of the networks' probabilities stands behind a state, and what it would be to judge by."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

import numpy as np

from dashboard.diagnosis.ensemble.network import Floats, Network
from dashboard.diagnosis.verdict import BatchSize, Fit, Lamp, LampName, LearningRate, State

YES = ("yes",)
SIDES = (
    (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW),
    (LearningRate.SLIGHTLY_HIGH, LearningRate.TOO_HIGH),
)
"""States of a rate that ask for the same change."""

Answers: TypeAlias = Mapping[str, Mapping[str, float]]
"""The probability of every answer, by question; those of one add up to 1."""

Said: TypeAlias = Mapping[str, Floats]
"""The probabilities (B, answers) of every question, for B rows of readings."""


@dataclass(frozen=True, slots=True)
class Chance:
    """The probability of a state: of some answers, or that none of several questions is a yes."""

    answers: Mapping[str, tuple[str, ...]]  # by question
    is_none: bool = False
    by_curve_too: bool = False  # whether the state also asks for it by the curves alone

    def of(self, said: Said, net: Network) -> Floats:
        """The probability (B,) for each row."""
        each = [
            reduce(np.add, (said[question][:, net.answers[question].index(name)] for name in names))
            for question, names in self.answers.items()
        ]
        most: Floats = each[0] if len(each) == 1 else np.max(each, axis=0)
        return 1 - most if self.is_none else most

    def supposed(self, answers: Answers, chance: float) -> Answers:
        """The answers of one run as if the probability were ``chance``, its shares kept."""
        sums = {
            question: sum(answers[question][name] for name in names)
            for question, names in self.answers.items()
        }
        first = max(sums, key=lambda question: sums[question])
        target = 1 - chance if self.is_none else chance
        return {**answers, first: _with(answers[first], self.answers[first], sums[first], target)}


def _with(
    likely: Mapping[str, float], names: tuple[str, ...], total: float, target: float
) -> Mapping[str, float]:
    """Probabilities of which those of ``names``, that add up to ``total``, do to ``target``."""
    rest = 1 - total
    return {
        name: value * target / max(total, TINY)
        if name in names
        else value * (1 - target) / max(rest, TINY)
        for name, value in likely.items()
    }


TINY = 1e-12


def log_odds(likely: float, surest: float) -> float:
    """ln(p / (1 - p)), of a probability that is cut at ``surest`` either way."""
    cut = min(max(likely, 1 - surest), surest)
    return math.log(cut / (1 - cut))


def side_of(state: LearningRate) -> tuple[str, ...]:
    """The states of a rate that are named together: low, good or high."""
    return next((each for each in SIDES if state in each), (state,))


def chance_of_rate(state: LearningRate) -> Chance:
    """The probability of the side of a rate; of a wrong one the curves alone are asked too."""
    return Chance({"rate": side_of(state)}, by_curve_too=state is not LearningRate.GOOD)


def chance_of(lamp: Lamp) -> Chance | None:
    """The probability behind the state of a lamp; ``None`` where rules alone name it."""
    state = lamp.state
    if state.value == "unknown":
        return None
    if isinstance(state, LearningRate):
        return chance_of_rate(state)
    return CHANCES.get((lamp.name, state))


CHANCES: Mapping[tuple[LampName, State], Chance] = {
    (LampName.FIT, Fit.STOPPED_TOO_EARLY): Chance({"short": YES}),
    (LampName.FIT, Fit.GOOD): Chance({"over": YES, "under": YES, "short": YES}, is_none=True),
    (LampName.BATCH_SIZE, BatchSize.TOO_LARGE): Chance({"batch_large": YES}),
    (LampName.BATCH_SIZE, BatchSize.GOOD): Chance(
        {"batch_large": YES, "batch_small": YES}, is_none=True
    ),
}
"""States of different lamps have the same value, so that the lamp is part of the key."""
