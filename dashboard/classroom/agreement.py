"""How far several people agree who each named one category for each of several items.

Per cent is plain, and flattered by chance: where nearly everybody always says *healthy*, most pairs
agree without looking.  Fleiss' kappa takes off what chance would give (Fleiss, *Measuring nominal
scale agreement among many raters*, Psychological Bulletin 76, 1971): κ = (P − Pₑ) / (1 − Pₑ), with
P the share of pairs of people who agree on an item, on average over the items, and Pₑ = Σ pⱼ² the
share that would agree if all answered by the shares pⱼ of the categories.  Where not everybody
answered every item, each item's share is of the pairs that it has.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 2
"""People on an item from which there is a pair."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree.

    Attributes:
        share: Of the pairs of people that agree, averaged over the items, in [0, 1]; NaN without a
            pair.
        kappa: Fleiss' kappa, at most 1; NaN where all answers are the same or there is no pair.
        items: Items with at least two answers.
        answers: On these items.
    """

    share: float
    kappa: float
    items: int
    answers: int


def among(items: Iterable[Sequence[Hashable]]) -> Agreement:
    """The agreement of people, given the answers to each item."""
    counts = [Counter(answers) for answers in items if len(answers) >= FEWEST]
    if not counts:
        return Agreement(math.nan, math.nan, 0, 0)
    share = math.fsum(map(_pairs, counts)) / len(counts)
    total = sum(counts, Counter[Hashable]())
    answers = total.total()
    chance = math.fsum((count / answers) ** 2 for count in total.values())
    kappa = math.nan if len(total) == 1 else (share - chance) / (1 - chance)
    return Agreement(share, kappa, len(counts), answers)


def _pairs(counts: Counter[Hashable]) -> float:
    """The share of the pairs of people that agree on one item."""
    people = counts.total()
    alike = sum(count * (count - 1) for count in counts.values())
    return alike / (people * (people - 1))


@dataclass(frozen=True, slots=True)
class Met:
    """How many answers were what somebody else says of the same item."""

    met: int
    asked: int

    @property
    def share(self) -> float:
        """In [0, 1], NaN where nothing was asked."""
        return self.met / self.asked if self.asked else math.nan


def with_said(
    answers: Iterable[tuple[str, Hashable]], said: Mapping[str, Iterable[Hashable]]
) -> Met:
    """How many ``answers``, each an item and a category, are among what is ``said`` of the item.

    Items of which nothing is said are passed over.
    """
    known = {item: frozenset(some) for item, some in said.items()}
    asked = [(item, answer) for item, answer in answers if known.get(item)]
    return Met(sum(answer in known[item] for item, answer in asked), len(asked))
