"""The learning rate, measured: normalised regret against the siblings that differ only in it.

    regret = (best sibling's score - mine) / (best sibling's score - an untrained model's)

at most 2% is good, up to 10% slightly, above it too low or too high, by the side on which the
better rate lies.  This is how the public sweeps that the engine is developed on are labelled.
"""

from dataclasses import dataclass

from dashboard.diagnosis.siblings.cell import Cell, rivals
from dashboard.diagnosis.siblings.family import GOOD, Family, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.noise import is_seed_noise
from dashboard.diagnosis.verdict import LearningRate

SLIGHTLY = 0.10  # share of the best's gain over an untrained model, as in the labelled sweeps


@dataclass(frozen=True, slots=True)
class RateVerdict:
    """What the siblings' outcomes say of a run's learning rate."""

    state: LearningRate
    regret: float  # in [0, 1]; 0 for the best
    best: Cell  # the best rate among the siblings, the run's own cell included
    best_score: float  # where it was compared
    mine: float
    x: float  # where it was compared, infinity for the end
    edge: str  # "top", "bottom" or "": where the best rate lies among those that were tried
    within_noise: bool  # a regret that seeds alone could make


def judge_rate(family: Family, member: Member) -> RateVerdict | None:
    """Compare ``member`` with the runs that differ in nothing but the rate.

    ``None`` when there is none, when they cannot be compared, or when nobody learned anything.
    """
    if member.lr is None or member.phases:
        return None
    ranked = family.slices.get(slice_key(member), ())
    own = next((cell for cell in ranked if member in cell.members), None)
    others = [cell for cell in ranked if cell.lr != member.lr]
    found = [
        rival
        for rival in rivals(member, others)
        if family.can_judge(rival.cell, rival.score, rival.mine)
    ]
    if own is None or not found or is_outdone_by_its_like(family, member):
        return None
    best = max(found, key=lambda rival: family.regret(rival.mine, rival.score))
    regret = family.regret(best.mine, best.score)
    rates = [cell.lr for cell in ranked]
    if regret <= 0:
        edge = _edge(member.lr, rates)
        return RateVerdict(
            LearningRate.GOOD, 0.0, own, best.mine, best.mine, best.x, edge, within_noise=False
        )
    noisy = is_seed_noise(family, own, best)
    state = _state(0.0 if noisy else regret, too_low=best.cell.lr > member.lr)
    if member.diverged and state is not LearningRate.TOO_HIGH:
        return None
    return RateVerdict(
        state,
        max(0.0, regret),
        best.cell,
        best.score,
        best.mine,
        best.x,
        _edge(best.cell.lr, rates),
        noisy,
    )


def is_outdone_by_its_like(family: Family, member: Member) -> bool:
    """Whether a run of the same settings ends far better: then not they are what is wrong."""
    alike = (
        cell
        for cell in family.slices.get(slice_key(member), ())
        if cell.lr == member.lr and member not in cell.members
    )
    return any(
        family.falls_short(rival.mine, rival.score, SLIGHTLY) for rival in rivals(member, alike)
    )


def _state(regret: float, *, too_low: bool) -> LearningRate:
    if regret <= GOOD:
        return LearningRate.GOOD
    if regret <= SLIGHTLY:
        return LearningRate.SLIGHTLY_LOW if too_low else LearningRate.SLIGHTLY_HIGH
    return LearningRate.TOO_LOW if too_low else LearningRate.TOO_HIGH


def _edge(lr: float, rates: list[float]) -> str:
    if lr >= max(rates):
        return "top"
    return "bottom" if lr <= min(rates) else ""
