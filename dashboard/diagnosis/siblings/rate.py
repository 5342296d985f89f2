"""The learning rate, measured: normalised regret against the siblings that differ only in it.

    regret = (best sibling's score - mine) / (best sibling's score - an untrained model's)

at most 2% is good, up to 10% slightly, above it too low or too high, by the side on which the
better rate lies.  This is how the public sweeps that the engine is developed on are labelled.  A
rate is called wrong only where the regret is beyond what chance could make: by the smooth curve
through the scores (:mod:`dashboard.diagnosis.siblings.rate_fit.rate_curve`), or, where there are
too few for one, by the noise of two runs.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.diagnosis.features.objective import objective_of
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell, Rival, lower_median, rivals
from dashboard.diagnosis.siblings.family import GOOD, SLIGHTLY, Family, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.rate_fit.noise import chance_of_more, run_noise
from dashboard.diagnosis.siblings.rate_fit.rate_curve import RateCurve, curves_of_slice
from dashboard.diagnosis.verdict import LearningRate

SURELY = Threshold("surely", 0.8, "probability", "a false alarm is as bad as four that are missed")
HIGH = frozenset({LearningRate.SLIGHTLY_HIGH, LearningRate.TOO_HIGH})
LEAST_SURE = 0.5  # of a state that is given: below, the other one would be


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
    sure: float  # the probability of the state, at least a half


@dataclass(frozen=True, slots=True)
class _Found:
    """A rival with the regret that it shows, and the probabilities of states by it."""

    rival: Rival
    regret: float
    worse: float  # probability that the regret is more than a good rate may lack
    far: float  # that it is more than slight


def judge_rate(family: Family, member: Member) -> RateVerdict | None:
    """Compare ``member`` with the runs that differ in nothing but the rate.

    ``None`` when there is none, when they cannot be compared, when nobody learned anything, or
    when all others diverged; and of a booster whose rounds, not its rate, are too many.
    """
    verdict = _by_siblings(family, member)
    if verdict is None or verdict.state not in HIGH or member.diverged:
        return verdict
    if objective_of(member.curves).kind is not Kind.BOOSTING:
        return verdict
    state = _at_best_round(family, member, verdict.state)
    return replace(verdict, state=state) if state is not LearningRate.UNKNOWN else None


def _by_siblings(family: Family, member: Member) -> RateVerdict | None:
    if member.lr is None or member.phases:
        return None
    key = slice_key(member)
    ranked = family.slices.get(key, ())
    own = next((cell for cell in ranked if member in cell.members), None)
    others = [cell for cell in ranked if cell.lr != member.lr]
    found = [
        rival
        for rival in rivals(member, others, own)
        if family.can_judge(rival.cell, rival.score, rival.mine)
    ]
    if own is None or not found or is_outdone_by_its_like(family, member):
        return None
    rates = [cell.lr for cell in ranked]
    curve = curves_of_slice(family, key).get(own)
    if curve is not None and (member.diverged or _is_below(family, member, own)):
        curve = None
    best = _worst_for(family, own, curve, found)
    if best.regret <= 0:
        if all(rival.cell.diverged for rival in found):
            return None  # they say that their own rates are too high, and nothing of this one
        edge, mine = _edge(member.lr, rates), best.rival.mine
        sure = max(LEAST_SURE, 1 - best.worse)
        return RateVerdict(
            LearningRate.GOOD,
            0.0,
            own,
            mine,
            mine,
            best.rival.x,
            edge,
            within_noise=False,
            sure=sure,
        )
    state, sure = _state(best, too_low=best.rival.cell.lr > member.lr)
    if member.diverged and state is not LearningRate.TOO_HIGH:
        return None
    return RateVerdict(
        state,
        max(0.0, best.regret),
        best.rival.cell,
        best.rival.score,
        best.rival.mine,
        best.rival.x,
        _edge(best.rival.cell.lr, rates),
        within_noise=best.regret > GOOD and state is LearningRate.GOOD,
        sure=sure,
    )


def _at_best_round(family: Family, member: Member, state: LearningRate) -> LearningRate:
    """A rate that ends worse than a lower one, judged at the best round of each.

    A model of fewer rounds is the same model cut off there, at no cost: where that is as good, the
    run overfits by its rounds and not by its rate.
    """
    ranked = family.slices.get(slice_key(member), ())
    peaks = [lower_median([one.peak for one in cell.members]) for cell in ranked]
    regret = family.regret(member.peak, max(peaks))
    if not regret > GOOD:
        return LearningRate.UNKNOWN
    return state if regret > SLIGHTLY else LearningRate.SLIGHTLY_HIGH


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


def _worst_for(
    family: Family, own: Cell, curve: RateCurve | None, rivals_of_it: list[Rival]
) -> _Found:
    """What speaks most against the rate: the curve it lies on, or a rival that lies on none."""
    on_curve = curve.cells if curve is not None else ()
    pairs = [rival for rival in rivals_of_it if rival.cell not in on_curve]
    found = [_pair(family, own, rival) for rival in pairs]
    if curve is not None:
        found.append(_of_curve(family, own, curve))
    return max(found, key=lambda one: (one.worse >= SURELY.value, one.regret))


def _of_curve(family: Family, own: Cell, curve: RateCurve) -> _Found:
    place = curve.cells.index(own)
    best = curve.cells[curve.best]
    regret = 0.0 if best is own else family.regret(own.score, best.score)
    return _Found(
        Rival(best, np.inf, best.score, own.score),
        regret,
        curve.chance_of(place, GOOD) if regret > 0 else 0.0,
        curve.chance_of(place, SLIGHTLY),
    )


def _pair(family: Family, own: Cell, rival: Rival) -> _Found:
    regret = family.regret(rival.mine, rival.score)
    noise = run_noise(family, (rival.cell, own))
    counts = 1 / max(1, len(own.seeds)) + 1 / max(1, len(rival.cell.seeds))
    error = float(np.nan_to_num(noise)) * np.sqrt(counts)
    lead, span = rival.score - rival.mine, rival.score - family.floor
    worse, far = (chance_of_more(lead, error, share * span) for share in (GOOD, SLIGHTLY))
    return _Found(rival, regret, worse, far)


def _is_below(family: Family, member: Member, own: Cell) -> bool:
    """Whether a run ends far below the others of its setting: then it is judged by itself."""
    return family.falls_short(member.score, own.score, SLIGHTLY)


def _state(found: _Found, *, too_low: bool) -> tuple[LearningRate, float]:
    """The state, and its probability."""
    if found.worse < SURELY.value or found.regret <= GOOD:
        return LearningRate.GOOD, max(LEAST_SURE, 1 - found.worse)
    if found.regret <= SLIGHTLY:
        sure = max(LEAST_SURE, found.worse - found.far)
        return (LearningRate.SLIGHTLY_LOW if too_low else LearningRate.SLIGHTLY_HIGH), sure
    sure = max(LEAST_SURE, found.far)
    return (LearningRate.TOO_LOW if too_low else LearningRate.TOO_HIGH), sure


def _edge(lr: float, rates: list[float]) -> str:
    if lr >= max(rates):
        return "top"
    return "bottom" if lr <= min(rates) else ""
