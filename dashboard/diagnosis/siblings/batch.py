"""The batch size, measured: does another batch end better at this rate and number of epochs?

Or, where nobody trained for as many epochs, after as many steps, or after fewer epochs even.

A run is compared with siblings of another batch size at the same rate: what a person would have got
who changed the batch alone.  Where nobody tried that, those count whose rate was scaled with the
batch (linear scaling: Goyal et al. 2017, arXiv 1706.02677), or lies between the two.  Where no log
of the family tells a rate, it is taken to be the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakKeyDictionary

import numpy as np

from dashboard.diagnosis.siblings.cell import Cell, Rival, rivals
from dashboard.diagnosis.siblings.family import GOOD, POINT, Family, own_cell
from dashboard.diagnosis.siblings.member import Member, at_equal_steps, common_x
from dashboard.diagnosis.siblings.rate import SURELY, is_outdone_by_its_like
from dashboard.diagnosis.siblings.rate_fit.noise import chance_of_more, run_noise
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.diagnosis.verdict import BatchSize
from dashboard.model.run import XUnit

ROUNDING = 0.01  # relative; rates such as 0.0125 are often logged as 0.013 or 0.0124


class Budget(StrEnum):
    """What a run and its reference had alike when they were compared."""

    EPOCHS = "epochs"
    STEPS = "steps"  # the larger batch saw more examples, and still ended worse
    FEWER = "fewer"  # the reference trained for fewer epochs, and still ended better


class Reach(StrEnum):
    """How like a run its reference is."""

    SAME_SCHEDULE = "same"
    OTHER_SCHEDULE = "other"


@dataclass(frozen=True, slots=True)
class BatchVerdict:
    """What the siblings' outcomes say of a run's batch size."""

    state: BatchSize
    gap: float  # reference's score minus the run's, in the measure's unit (1 is all of accuracy)
    regret: float  # normalised
    reference: Cell  # the sibling that ends best
    reference_score: float
    mine: float
    x: float
    reach: Reach
    sure: float  # by the noise of two runs alone: of a good one, that none gains what is forgiven
    budget: Budget = Budget.EPOCHS


_JUDGED: WeakKeyDictionary[Family, dict[Member, BatchVerdict | None]] = WeakKeyDictionary()
"""The verdicts of the families that are in use: lamps, comparisons and advice need the same."""


def judge_batch(family: Family, member: Member) -> BatchVerdict | None:
    """Compare ``member`` with runs of other batch sizes; ``None`` when there is none that can be.

    Runs of the same schedule count first; another schedule's are asked when there is no other.
    """
    known = _JUDGED.setdefault(family, {})
    if member not in known:
        known[member] = _judged(family, member)
    return known[member]


def _judged(family: Family, member: Member) -> BatchVerdict | None:
    if not _can_be_compared(family, member) or is_outdone_by_its_like(family, member):
        return None
    own = own_cell(family, member)
    for reach in Reach:
        smaller = _best(family, member, own, reach, smaller=True)
        larger = _best(family, member, own, reach, smaller=False)
        if smaller is not None and _is_better(family, own, smaller, reach):
            return _verdict(family, member, BatchSize.TOO_LARGE, smaller, reach)
        if larger is not None and _is_better(family, own, larger, reach):
            return _verdict(family, member, BatchSize.TOO_SMALL, larger, reach)
        nearest = smaller or larger
        if nearest is not None and (smaller or reach is Reach.OTHER_SCHEDULE):
            return _verdict(family, member, BatchSize.GOOD, nearest, reach)
    return None


def _can_be_compared(family: Family, member: Member) -> bool:
    is_placed = member.lr is not None or family.is_rateless
    return is_placed and member.batch_size is not None and not (member.phases or member.diverged)


def _best(
    family: Family, member: Member, own: Cell, reach: Reach, *, smaller: bool
) -> Rival | None:
    """The best comparable sibling of a smaller, or of a larger, batch; at the same rate if any."""
    for scale in (0.0, 1.0):
        found = [
            rival
            for cells in _counterparts(family, member, reach, scale, smaller=smaller)
            for rival in rivals(member, cells, own, _fair_x if smaller else common_x)
            if family.can_judge(rival.cell, rival.score, rival.mine)
            and (rival.score > rival.mine or budget_of(member, rival.cell) is Budget.EPOCHS)
        ]
        if found:
            return max(found, key=lambda rival: rival.score - rival.mine)
    return None


def budget_of(member: Member, reference: Cell) -> Budget:
    """What a run and a cell of another batch size had alike."""
    if not np.isnan(common_x(member, reference.first)):
        return Budget.EPOCHS
    return Budget.STEPS if at_equal_steps(member, reference.first) else Budget.FEWER


def _fair_x(mine: Member, other: Member) -> float:
    """Where a run can be held against one of a smaller batch; NaN where it cannot.

    At equal epochs first.  At their ends also where both made as many steps, or where the other
    trained for fewer epochs: if it ends better nevertheless, the larger batch is no gain.
    """
    x = common_x(mine, other)
    if not np.isnan(x) or mine.diverged or other.diverged:
        return x
    is_shorter = mine.curves.x_unit is XUnit.EPOCH and 0 < other.end < mine.end
    return np.inf if is_shorter or at_equal_steps(mine, other) else x


def _counterparts(
    family: Family, member: Member, reach: Reach, scale: float, *, smaller: bool
) -> Iterator[Iterator[Cell]]:
    """For each other batch size, the cells whose rate is the run's or near it, the best first.

    Near is as far as the rate scaled with the batch (``scale`` 1); with 0 it is the run's own rate.
    Where nobody knows any rate, it is taken to be the same.  Nothing is yielded for a run whose
    batch size is unknown.
    """
    size, lr, optimizer = member.batch_size, member.lr, member.recipe.optimizer
    if size is None:
        return
    for other in family.batch_sizes(optimizer):
        if other < size if smaller else other > size:
            if lr is None:
                cells = family.of_batch(optimizer, other)
            else:
                low, high = sorted((lr * (other / size) ** scale, lr))
                low, high = low * (1 - ROUNDING), high * (1 + ROUNDING)
                cells = family.between(optimizer, other, low, high)
            yield (
                cell
                for cell in cells
                if reach is Reach.OTHER_SCHEDULE or cell.first.schedule == member.schedule
            )


def _is_better(family: Family, own: Cell, rival: Rival, reach: Reach) -> bool:
    """Whether a rival ends better by more than is forgiven, and by more than chance makes.

    Another schedule may gain as much as is forgiven by itself, so that there it must be twice that.
    """
    if family.is_near(rival.mine, rival.score):
        return False
    forgiven = border(family, rival.score)
    if reach is Reach.OTHER_SCHEDULE and rival.score - rival.mine < 2 * forgiven:
        return False
    return _chance_of_more(family, own, rival, 0.0) >= SURELY.value


def _chance_of_more(family: Family, own: Cell, rival: Rival, than: float) -> float:
    """How likely a rival ends better by more ``than`` that, whatever the seed."""
    noise = np.nan_to_num(run_noise(family, (rival.cell, own)))
    error = float(noise * np.sqrt(1 / max(1, len(own.seeds)) + 1 / max(1, len(rival.cell.seeds))))
    return chance_of_more(rival.score - rival.mine, error, than)


def border(family: Family, score: float) -> float:
    """How much better than a run another batch must end, where it ends at ``score``."""
    return POINT if family.measure.metric == ACCURACY else GOOD * (score - family.floor)


def _verdict(
    family: Family, member: Member, state: BatchSize, rival: Rival, reach: Reach
) -> BatchVerdict:
    is_good = state is BatchSize.GOOD
    than = border(family, rival.score) if is_good else 0.0
    better = _chance_of_more(family, own_cell(family, member), rival, than)
    return BatchVerdict(
        state,
        rival.score - rival.mine,
        family.regret(rival.mine, rival.score),
        rival.cell,
        rival.score,
        rival.mine,
        rival.x,
        reach,
        1 - better if is_good else better,
        budget_of(member, rival.cell),
    )
