"""The limits of "stop it now", chosen on families of the world and tested on those left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from benchmarks.early.followed import LEVELS
from benchmarks.early.measures import Call, stop
from benchmarks.early.seen import Seen

IN_A_ROW = (4, 5, 6, 8, 10)
FALLS = (0.0, 0.02, 0.1)
FOLDS = 4
MOST_FALSE = 0.2  # of the told: good in the end, or better than when they were told
MOST_OF_GOOD = 0.005


@dataclass(frozen=True, slots=True)
class Limits:
    """When a run is told to stop."""

    level: float  # over its start; 1 where the accuracy is that of a guess
    in_a_row: int
    fall: float

    def call(self, one: Seen) -> int | None:
        """The first look at which these limits say so."""
        return next((i for i in one.early if self._says(one, i)), None)

    def _says(self, one: Seen, at: int) -> bool:
        look = one.looks[at]
        if look.is_no_number:
            return True
        level = 1.0 if look.is_guess else self.level
        found = look.above.get(level)
        if found is None:
            return False
        return found.points >= self.in_a_row and found.fall < self.fall


def all_limits() -> Iterator[Limits]:
    """Every combination that is tried."""
    return (Limits(*one) for one in product(LEVELS[1:], IN_A_ROW, FALLS))


def chosen(seen: Sequence[Seen]) -> Limits:
    """Those that find most of the lost runs while few of the told are not lost."""
    return max(all_limits(), key=lambda one: _worth(seen, one.call))


def _worth(seen: Sequence[Seen], call: Call) -> float:
    at = [call(one) for one in seen]
    told = [(one, i) for one, i in zip(seen, at, strict=True) if i is not None]
    lost = [i is not None for one, i in zip(seen, at, strict=True) if one.run.is_lost]
    of_good = [i is not None for one, i in zip(seen, at, strict=True) if one.run.is_good]
    false = _share([one.run.is_good or one.gains[i] for one, i in told])
    over = max(0.0, false - MOST_FALSE) + max(0.0, _share(of_good) - MOST_OF_GOOD)
    return -over if over else _share(lost)


def _share(which: Sequence[bool]) -> float:
    return sum(which) / len(which) if which else 0.0


def left_out(seen: Sequence[Seen]) -> Iterator[tuple[Limits, list[Seen]]]:
    """Limits chosen without each fourth of the families, and the runs of that fourth."""
    families = sorted({one.run.family for one in seen})
    order = np.random.default_rng(0).permutation(len(families))
    for k in range(FOLDS):
        out = {families[i] for i in order[k::FOLDS]}
        limits = chosen([one for one in seen if one.run.family not in out])
        yield limits, [one for one in seen if one.run.family in out]


def told_by(limits: Limits, one: Seen) -> Seen:
    """The run as it would have been told by other limits."""
    at = limits.call(one)
    looks = [replace(look, is_to_stop=i == at) for i, look in enumerate(one.looks)]
    return replace(one, looks=looks)


__all__ = ["Limits", "all_limits", "chosen", "left_out", "stop", "told_by"]
