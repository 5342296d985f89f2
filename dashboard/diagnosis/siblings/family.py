"""A family: the runs of one set that train the same model on the same data.

Within it, runs that differ in one respect only are compared.  A *slice* of the family is all runs
that differ in nothing but the learning rate (and the seed); its *cells* are the runs of one rate.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge

import numpy as np

from dashboard.diagnosis.siblings.cell import Cell, lower_median
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.name_parts import rest_of
from dashboard.diagnosis.siblings.score import ACCURACY, Measure
from dashboard.model.table import Split

POINT = 0.01  # of accuracy: "ends better by more than a point"
GOOD = 0.02  # of normalised regret: what a good run may lack, as in the labelled sweeps
SLIGHTLY = 0.10  # of normalised regret: up to here a setting is only slightly worse
GUESS_OF_TWO = 0.5  # accuracy: the most that an untrained model has among equal classes
UNSAID = 0.3  # of the largest gain: runs without a seed that end further apart are no repeats
KEPT = 0.05  # of the same: what ends with less is where it began
LEARNED = 0.15  # of the largest gain that a run ever had: what gained less has not learned


@dataclass(frozen=True, eq=False)
class Family:
    """Members in the order of batch size, rate and id; at least two of them."""

    members: tuple[Member, ...]
    measure: Measure
    unfit: frozenset[str] = frozenset()  # runs that learned nothing, or from broken data, by id
    assumed: tuple[str, ...] = ()  # names that differ, though the runs are compared: see kin.py

    @cached_property
    def floor(self) -> float:
        """The score of an untrained model, on the families' scale (higher is better).

        Accuracy: one over the number of classes where the settings tell it.  Otherwise the median
        of what the runs scored before their first update, else the worst first value, but no
        accuracy above a guess between two classes.  Results without a curve are all of trained
        models: the worst of them is taken to be half-way up, so that none is said to have learned
        nothing.
        """
        is_accuracy = self.measure.metric == ACCURACY
        classes = [n for m in self.members if (n := m.curves.setting("classes"))]
        if is_accuracy and classes:
            return 1.0 / classes[0]
        untrained = [m.untrained for m in self.members if not np.isnan(m.untrained)]
        if untrained:
            return lower_median(untrained)
        curves = [m.quality.finite for m in self.members if m.quality is not None]
        curves = [curve for curve in curves if len(curve)]
        worst = float(min((curve.y[0] for curve in curves), default=np.nan))
        if all(len(curve) == 1 for curve in curves):
            return worst / 2 if is_accuracy else worst - abs(worst)
        return min(worst, GUESS_OF_TWO) if is_accuracy else worst

    @cached_property
    def split(self) -> Split:
        """The split that the family is compared on."""
        splits = (self.measure.split(member.curves) for member in self.members)
        return next((split for split in splits if split is not Split.NONE), Split.NONE)

    @cached_property
    def is_rateless(self) -> bool:
        """Whether nobody knows any member's rate: then it is taken to be one and the same."""
        return all(member.lr is None and not member.is_frozen for member in self.members)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Plain runs (no switch half-way) by rate, batch size, optimizer, schedule and length."""
        cells: dict[object, list[Member]] = defaultdict(list)
        for member in self.members:
            is_placed = member.lr is not None or self.is_rateless
            if is_placed and not member.phases and member.quality is not None:
                key = slice_key(member), member.lr, _length(member), self._name(member)
                cells[key].append(member)
        return tuple(
            Cell(tuple(repeats))
            for members in cells.values()
            for repeats in ([members] if self._are_repeats(members) else [[m] for m in members])
        )

    def _name(self, member: Member) -> tuple[str, ...]:
        """What a run's name says where that may matter: in doubt another name is no repeat."""
        return rest_of(member.curves.run).words if self.assumed and not member.recipe.seed else ()

    def _are_repeats(self, members: Sequence[Member]) -> bool:
        """Whether runs of equal settings end so alike that only chance can differ.

        Runs that tell their seeds are repeats however they end.  Of others, something that the
        settings do not tell, such as shuffled labels, must have made a difference that large.
        """
        scores = [m.score for m in members if np.isfinite(m.score)]
        if len(scores) < 2 or all(m.recipe.seed for m in members):
            return True
        return not self.falls_short(min(scores), max(scores), UNSAID)

    @cached_property
    def _largest_gain(self) -> float:
        peaks = [m.peak for m in self.members if not m.diverged and np.isfinite(m.peak)]
        return max(peaks, default=np.nan) - self.floor

    def has_learned(self, cell: Cell) -> bool:
        """Whether a cell was ever far better than untrained, and ends better than that.

        What stays near a guess may end ahead of a run that overfitted; it shows no better setting.
        Nor does a run that gave back all that it had gained.
        """
        if not cell.score > self.floor:
            return False
        peak = lower_median([m.peak for m in cell.members if np.isfinite(m.peak)])
        kept = cell.score - self.floor >= KEPT * self._largest_gain
        return bool(kept and peak - self.floor >= LEARNED * self._largest_gain)

    def falls_short(self, mine: float, other: float, share: float) -> bool:
        """Whether a score lies below another by more than a ``share`` of the largest gain."""
        return bool(other - mine > share * max(self._largest_gain, 0.0))

    def can_judge(self, cell: Cell, score: float, mine: float) -> bool:
        """Whether a cell that scores so can be held against a run that scores ``mine``.

        One that never learned may show what is worse, not what is better.
        """
        return score > self.floor and (score <= mine or self.has_learned(cell))

    @cached_property
    def optimizers(self) -> frozenset[str]:
        """The optimizers that the runs name."""
        named = (member.recipe.optimizer for member in self.members)
        return frozenset(name for name in named if name)

    @cached_property
    def ranked(self) -> tuple[Cell, ...]:
        """All cells, the best final score first."""
        return tuple(sorted(self.cells, key=_rank))

    @cached_property
    def slices(self) -> Mapping[object, tuple[Cell, ...]]:
        """Cells that differ in nothing but rate and length, by what they share, best first."""
        slices: dict[object, list[Cell]] = defaultdict(list)
        for cell in self.ranked:
            slices[slice_key(cell.first)].append(cell)
        return {key: tuple(cells) for key, cells in slices.items()}

    @cached_property
    def by_rate(self) -> Mapping[object, tuple[Cell, ...]]:
        """The cells of every slice, the lowest rate first."""
        return {
            key: tuple(sorted(cells, key=lambda cell: cell.lr))
            for key, cells in self.slices.items()
        }

    @cached_property
    def _drawers(self) -> Mapping[tuple[str, float], Mapping[int, Sequence[Cell]]]:
        """Cells by optimizer and batch size, then by the decade of their rate, each best first."""
        drawers: dict[tuple[str, float], dict[int, list[Cell]]] = {}
        for cell in self.ranked:
            if not np.isnan(cell.batch_size):
                drawer = drawers.setdefault((cell.first.recipe.optimizer, cell.batch_size), {})
                drawer.setdefault(_decade(cell.lr), []).append(cell)
        return drawers

    def batch_sizes(self, optimizer: str) -> list[float]:
        """The batch sizes that were tried with an optimizer, the smallest first."""
        return sorted(size for name, size in self._drawers if name == optimizer)

    def between(self, optimizer: str, batch_size: float, low: float, high: float) -> Iterator[Cell]:
        """Cells of one batch size whose rates lie between two limits, the best first."""
        drawer = self._drawers.get((optimizer, batch_size), {})
        decades = [drawer.get(d, ()) for d in range(_decade(low), _decade(high) + 1)]
        for cell in merge(*decades, key=_rank):
            if low <= cell.lr <= high:
                yield cell

    def of_batch(self, optimizer: str, batch_size: float) -> Iterator[Cell]:
        """Cells of one batch size at any rate, the best first."""
        drawer = self._drawers.get((optimizer, batch_size), {})
        yield from merge(*drawer.values(), key=_rank)

    @cached_property
    def switched(self) -> tuple[Member, ...]:
        """Members whose batch size or rate was switched half-way."""
        return tuple(member for member in self.members if member.phases)

    @cached_property
    def best(self) -> Cell | None:
        """The cell with the best final score; ``None`` when nobody learned anything."""
        return max(self.contenders, key=lambda cell: cell.score, default=None)

    @cached_property
    def contenders(self) -> tuple[Cell, ...]:
        """The cells of :attr:`ranked` that can be best, for they came to an end and learned."""
        return tuple(
            cell
            for cell in self.ranked
            if self.has_learned(cell) and not cell.diverged and not self._is_unfit(cell)
        )

    def _is_unfit(self, cell: Cell) -> bool:
        return 2 * sum(one.run_id in self.unfit for one in cell.members) > len(cell.members)

    @cached_property
    def walked(self) -> Mapping[bool, float]:
        """The longest τ = Σ lr of a cell that ends near the best, by whether τ is absolute."""
        longest: dict[bool, float] = {}
        for cell in self.cells:
            travel = cell.first.travel
            if travel is None or cell.diverged or self.best is None:
                continue
            if self.is_near(cell.score, self.best.score):
                known = longest.get(travel.absolute, 0.0)
                longest[travel.absolute] = max(known, float(travel.tau[-1]))
        return longest

    def is_near(self, score: float, reference: float) -> bool:
        """Whether a score falls short of another by no more than is forgiven.

        That is a point of accuracy, or for a loss the regret that a good run may have.
        """
        if self.measure.metric == ACCURACY:
            return reference - score <= POINT
        return self.regret(score, reference) <= GOOD

    def regret(self, mine: float, other: float) -> float:
        """Normalised regret of a score against another: (other - mine) / (other - untrained).

        0 or less: no better one; 1: as if untrained, or worse; NaN when the other learned nothing.
        """
        if not other > self.floor:
            return float("nan")
        return float(min(1.0, (other - mine) / (other - self.floor)))


def own_cell(family: Family, member: Member) -> Cell:
    """The cell of a member: its seeds, unless it ends far below them and stands for itself."""
    cells = family.slices.get(slice_key(member), ())
    own = next((cell for cell in cells if member in cell.members), None)
    if own is None or member.diverged or family.falls_short(member.score, own.score, SLIGHTLY):
        return Cell((member,))
    return own


def slice_key(member: Member) -> tuple[object, ...]:
    """What the members of a slice share: all but rate, length and seed."""
    recipe = member.recipe
    return (member.batch_size, recipe.optimizer, recipe.optimizer_settings, member.schedule)


def _rank(cell: Cell) -> tuple[float, str]:
    return (-cell.score, cell.first.run_id)


def _decade(lr: float) -> int:
    """Tenths of a decade, so that few cells share a drawer; 0 for a rate that nobody knows."""
    return 0 if math.isnan(lr) else math.floor(10 * math.log10(lr))


def _length(member: Member) -> object:
    """Runs that diverge stop anywhere: their length tells nothing."""
    return "diverged" if member.diverged else round(member.end, 6)
