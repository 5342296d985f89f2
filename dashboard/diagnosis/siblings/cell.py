"""A cell: the runs of one setting, and the cells that it can be compared with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.diagnosis.siblings.member import Member, common_x

FINALISTS = 5  # best cells that a run is compared with; the others end worse at every length


@dataclass(frozen=True, eq=False)
class Cell:
    """Runs of equal settings but for the seed; ``members`` is never empty."""

    members: tuple[Member, ...]

    @property
    def first(self) -> Member:
        """The run that represents the cell."""
        return self.members[0]

    @cached_property
    def lr(self) -> float:
        """The learning rate, NaN if unknown."""
        return float(self.first.lr or np.nan)

    @cached_property
    def batch_size(self) -> float:
        """The batch size, NaN if unknown."""
        return float(self.first.batch_size or np.nan)

    @cached_property
    def diverged(self) -> bool:
        """Whether more than half of the runs diverged."""
        return 2 * sum(member.diverged for member in self.members) > len(self.members)

    @cached_property
    def score(self) -> float:
        """The median of the final scores."""
        return lower_median([m.score for m in self.members if not np.isnan(m.score)])

    def at(self, x: float) -> float:
        """The median of the scores at ``x``; NaN if no run got that far."""
        if x == np.inf:
            return self.score
        scores = [score for member in self.members if not np.isnan(score := member.at(x))]
        return lower_median(scores)

    def ended_at(self, x: float = np.inf) -> float:
        """The median of the ends up to ``x``, as people read it; NaN for a cell that diverged."""
        ends = [end for member in self.members if not np.isnan(end := member.ended_at(x))]
        return lower_median(ends) if not self.diverged else float("nan")

    @cached_property
    def mean(self) -> float:
        """The mean of the final scores of the runs that ended; NaN without one."""
        ended = [score for score in self.seeds if np.isfinite(score)]
        return float(np.mean(ended)) if ended else float("nan")

    @cached_property
    def seeds(self) -> tuple[float, ...]:
        """The final scores of different trainings: a copy of a run is no second seed."""
        scores = {member.recipe.seed or member.run_id: member.score for member in self.members}
        return tuple(sorted(set(scores.values())))


@dataclass(frozen=True, slots=True)
class Rival:
    """A cell that a run can be compared with, and both scores at the x where that is fair."""

    cell: Cell
    x: float  # infinity: at the end of both
    score: float
    mine: float


def rivals(
    mine: Member,
    ranked: Iterable[Cell],
    own: Cell | None = None,
    fair_x: Callable[[Member, Member], float] = common_x,
) -> list[Rival]:
    """The best of the ``ranked`` cells that ``mine`` can be compared with, at ``fair_x`` of both.

    A run is one of several seeds of its ``own`` cell: it scores as they do, unless it diverged.
    """
    alike = own if own is not None and not mine.diverged else mine
    found: list[Rival] = []
    for cell in ranked:
        if cell.diverged or mine in cell.members:
            continue
        x = fair_x(mine, cell.first)
        if not np.isnan(x) and not np.isnan(score := cell.at(x)):
            found.append(Rival(cell, x, score, alike.at(x)))
        if len(found) == FINALISTS:
            break
    return found


def same_length(cells: Iterable[Cell], cell: Cell) -> tuple[Cell, ...]:
    """Those of ``cells`` that trained as long as ``cell``, and those that diverged on the way."""
    return tuple(
        other for other in cells if other.diverged or common_x(cell.first, other.first) == np.inf
    )


def lower_median(values: Sequence[float]) -> float:
    """The median, of two middle values the worse, so that infinities stay themselves."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] if ordered else float("nan")
