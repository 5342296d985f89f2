"""What siblings leave open of a rate that none of them beats: it is the best of those tried.

A rate beside which nothing was tried for two decades has beaten nobody near it.  So what the run's
own curve says of its rate (calibrated, one run alone) stays, and what was tried takes away from it:
the chance that a better rate lies on a side is multiplied by what a sibling on that side that ended
no better leaves of it.  Measured on the world (``python -m benchmarks.best_of_few``): the best of
two rates by itself was good in 58 of 100 cases, and in 9 or 97 by what its curve says alone.
"""

import math
from collections.abc import Iterable, Sequence

from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.family import GOOD, Family, own_cell, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.verdict import RateChances

BEST_OF_FEW = "best-of-few"
"""The reason of an unknown rate that no sibling beats, where one that was not tried likely does."""

LEAVES = ((1.0, 0.5), (2.0, 0.7))
"""Decades to the nearest such sibling, at most, and what is left of the chance of its side; all of
it beyond the last."""

MANY = 5  # rates that ended: a better one would show between them
MANY_LEAVE = 0.25  # times the chance, on a side where such a grid goes on within a decade


def chances_beside(alone: RateChances, family: Family, member: Member) -> RateChances:
    """How likely the rate of a run that no sibling beats is low, good or high, beside them.

    Args:
        alone: the same by the run alone.
        family: its siblings; those that differ in the rate alone count.
        member: the run, whose rate is known.
    """
    own = own_cell(family, member)
    cells = [cell for cell in family.by_rate.get(slice_key(member), ()) if cell.lr > 0]
    ended = {cell.lr for cell in cells if not cell.diverged}
    below = _left(family, own, [cell for cell in reversed(cells) if cell.lr < own.lr], len(ended))
    above = _left(family, own, [cell for cell in cells if cell.lr > own.lr], len(ended))
    low, good, high = above * alone.low, alone.good, below * alone.high
    whole = low + good + high
    return RateChances(low / whole, good / whole, high / whole)


def _left(family: Family, own: Cell, outwards: Sequence[Cell], ended: int) -> float:
    """What is left of the chance that a better rate lies on a side, its cells nearest first."""
    if not outwards or _is_beaten(family, own, outwards):
        return 1.0
    decades = abs(math.log10(outwards[0].lr / own.lr))
    if ended >= MANY and decades <= LEAVES[0][0]:
        return MANY_LEAVE
    return next((left for most, left in LEAVES if decades <= most), 1.0)


def _is_beaten(family: Family, own: Cell, others: Iterable[Cell]) -> bool:
    """Whether one ends better by more than a good rate may lack, if only by chance."""
    return any(not cell.diverged and family.regret(own.score, cell.score) > GOOD for cell in others)
