"""The values that say why a lamp is as it is: reasons, margins, and both of one lamp."""

import math
from dataclasses import dataclass

from dashboard.diagnosis.verdict import State

LEAST = 0.05
"""Of probability: what moves the verdict by less, when it is left out, is no reason.

Five points; seeds move the probability of a run by about as much.  With it 99 of 100 rates called
low or high have a reason on the curve (``docs/diagnosis.md``)."""

LEAST_ODDS = math.log(3)
"""The same of the logarithm of the odds: where a state is all but certain, no single thing moves
its probability by five points, and one that makes its odds three times worse is a reason."""


@dataclass(frozen=True, slots=True)
class Read:
    """A reading as a person reads it, and the curve that it was taken from."""

    name: str  # as the network's, ``loss.late_fall``; "" where a finding says it all
    value: float  # of this run
    usual: float  # the median of healthy runs
    metric: str = ""  # of the curve, "accuracy" for an error; "" for a setting or a pair
    split: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a state, or against it."""

    group: str  # of :mod:`dashboard.diagnosis.reasons.groups`; "" for a fact that is in none
    symptom: str  # the code of the finding that says it; "" where none does
    read: Read  # the reading of the group that moves most by itself
    moves: float  # by how much the probability falls without it; below 0 it rises
    by_curve: bool  # whether that is the probability by the curves alone, without the settings
    decides: bool  # whether without the finding the state would not be named


@dataclass(frozen=True, slots=True)
class Margin:
    """How far one reading is from where the verdict becomes another, all else being equal."""

    read: Read
    turns_at: float  # the first value at which it does, in the unit of ``read``
    kept_at: float  # the last value on the way there at which it was found to stay
    state: State  # what the verdict then is
    reason: str = ""  # why it is unknown, if it is


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a lamp judged from the run alone has its state."""

    chance: float  # of the state by the networks; NaN where they do not decide it
    named_from: float  # the probability from which this run's state is named; NaN likewise
    reasons: tuple[Reason, ...]  # the strongest first
    against: tuple[Reason, ...]  # the strongest first
    margins: tuple[Margin, ...] = ()

    @property
    def rests_on(self) -> str:
        """``curve`` where a reason can be seen there, else ``settings``; ``whole`` without any."""
        if not self.reasons:
            return "whole"
        return "curve" if any(_is_on_curve(one) for one in self.reasons) else "settings"


def _is_on_curve(reason: Reason) -> bool:
    return bool(reason.symptom) or not reason.read.name.startswith("set.")
