"""What becomes of a probability when something is left out: set to what is usual in healthy runs.

What a log lacks stays missing: that is no fact about the run.  Setting a group to what is usual was
preferred to hiding it, because networks that learned with single readings hidden have never seen a
log that lacks a whole group.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from dashboard.diagnosis.ensemble.network import Floats, Network
from dashboard.diagnosis.features.settings import RECIPE
from dashboard.diagnosis.reasons.chances import Chance, Said, log_odds
from dashboard.diagnosis.reasons.groups import GROUPS, columns_of
from dashboard.diagnosis.reasons.ordinary import usual_of
from dashboard.diagnosis.reasons.reason import LEAST, LEAST_ODDS

SUREST = 1 - 1e-9  # of a probability: odds stay finite
NAMES = [group.name for group in GROUPS]


@dataclass(frozen=True, slots=True)
class Fall:
    """How far a probability falls without something; below 0 it rises."""

    by: float
    by_curve: bool  # the probability by the curves alone, without the settings
    odds: float  # natural logarithm of how many times its odds fall

    @property
    def is_reason(self) -> bool:
        """Whether it falls by enough to be a reason."""
        return self.by >= LEAST or self.odds >= LEAST_ODDS

    @property
    def may_be_reason(self) -> bool:
        """Whether it falls by enough, or nothing weighs it."""
        return self.is_reason or math.isnan(self.by)

    @property
    def is_against(self) -> bool:
        """Whether it rises by enough to speak against."""
        return self.by <= -LEAST or self.odds <= -LEAST_ODDS


UNWEIGHED = Fall(float("nan"), by_curve=False, odds=float("nan"))
"""Of what nothing weighs."""

UNMOVED = Fall(0.0, by_curve=False, odds=0.0)
"""Where nothing is left out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The answers for a run as it is, in the first row, and with something left out in others."""

    net: Network
    told: Said  # (B,) rows
    untold: Said  # the same without the settings

    def fall(self, row: int, chance: Chance) -> Fall:
        """What leaving out does to a probability; of two that the state asks for, the larger."""
        fall = self._fall(self.told, row, chance, by_curve=False)
        if not chance.by_curve_too:
            return fall
        other = self._fall(self.untold, row, chance, by_curve=True)
        return max(fall, other, key=lambda one: abs(one.by))

    def answers(self) -> tuple[Mapping[str, Mapping[str, float]], ...]:
        """The answers for the run as it is, with the settings and without them."""
        return answers_at(self.net, self.told, 0), answers_at(self.net, self.untold, 0)

    def _fall(self, said: Said, row: int, chance: Chance, *, by_curve: bool) -> Fall:
        likely = chance.of(said, self.net)
        before, after = float(likely[0]), float(likely[row])
        return Fall(before - after, by_curve, log_odds(before, SUREST) - log_odds(after, SUREST))


@dataclass(frozen=True, slots=True)
class EachLeftOut:
    """The answers for a run without each group, and without each reading."""

    every: LeftOut

    def of_group(self, name: str, chance: Chance) -> Fall:
        """What leaving a group out does to a probability."""
        return self.every.fall(1 + NAMES.index(name), chance)

    def of_reading(self, name: str, chance: Chance) -> Fall:
        """The same for one reading."""
        return self.every.fall(1 + len(NAMES) + self.every.net.readings.index(name), chance)


def each_left_out(net: Network, row: Floats) -> EachLeftOut:
    """Ask about a run (1, F) without each group and without each reading, in one pass."""
    groups = columns_of(net.readings)
    single = [[place] for place in range(len(net.readings))]
    return EachLeftOut(left_out(net, row, [*(groups[name] for name in NAMES), *single]))


def left_out(net: Network, row: Floats, without: Sequence[Sequence[int]]) -> LeftOut:
    """Ask about a run (1, F) as it is and with each of some sets of columns left out, in one pass.

    The probabilities are those of 1 + len(without) rows.
    """
    return left_out_each(net, [(row, without)])[0]


def left_out_each(
    net: Network, runs: Sequence[tuple[Floats, Sequence[Sequence[int]]]]
) -> list[LeftOut]:
    """The same for several runs, each with sets of columns of its own, in one pass."""
    blocks = [_with_and_without(net, row, without) for row, without in runs]
    return [LeftOut(net, *_halves(said)) for said in net.ask_each(blocks)]


def told_and_untold(net: Network, rows: Floats) -> tuple[Said, Said]:
    """The answers for rows (B, F), and for the same rows without the settings, in one pass."""
    return _halves(net.ask(_also_untold(net, rows)))


def _with_and_without(net: Network, row: Floats, without: Sequence[Sequence[int]]) -> Floats:
    """A run (1, F) as it is and without each set of columns; all that without the settings too."""
    rows = row.repeat(1 + len(without), axis=0)
    if without:
        usual = np.where(np.isnan(row[0]), row[0], usual_of(net.readings))
        for i, columns in enumerate(without, start=1):
            rows[i, columns] = usual[columns]
    return _also_untold(net, rows)


def _also_untold(net: Network, rows: Floats) -> Floats:
    """Rows (B, F), and below them the same without the settings, (2B, F)."""
    both = np.concatenate([rows, rows])
    both[len(rows) :, _of_recipe(net.readings)] = np.nan
    return both


def _halves(said: Said) -> tuple[Said, Said]:
    """The answers with the settings, and without them."""
    half = len(next(iter(said.values()))) // 2
    return (
        {question: chances[:half] for question, chances in said.items()},
        {question: chances[half:] for question, chances in said.items()},
    )


@cache
def _of_recipe(readings: tuple[str, ...]) -> list[int]:
    return [readings.index(name) for name in RECIPE]


def answers_at(net: Network, said: Said, row: int) -> Mapping[str, Mapping[str, float]]:
    """The answers of one row by their names."""
    return {
        question: dict(zip(names, said[question][row].tolist(), strict=True))
        for question, names in net.answers.items()
    }
