"""The lamps of a run refined by its siblings: measured where possible, else as inferred.

Confidence is that of a measurement: it falls where the outcome lies near the border between two
states, or where seeds make as much of a difference.  Of a rate that a sibling beats it was measured
how often that holds (:mod:`dashboard.diagnosis.siblings.rate_fit.side_sure`).  Of one that none
beats it is how likely the run's own curve and what was tried near it make it
(:mod:`dashboard.diagnosis.siblings.left_open`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.diagnosis.broken import is_of_data
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.rate_decision import EVEN
from dashboard.diagnosis.siblings.batch import BatchVerdict, judge_batch
from dashboard.diagnosis.siblings.batch_sure import sure_of_batch
from dashboard.diagnosis.siblings.family import GOOD, Family, slice_key
from dashboard.diagnosis.siblings.left_open import BEST_OF_FEW, chances_beside
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.rate import (
    RateVerdict,
    is_outdone_by_its_like,
    judge_rate,
)
from dashboard.diagnosis.siblings.rate_fit.side_sure import sure_of_side
from dashboard.diagnosis.siblings.training_progress import is_under_trained
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
    State,
)

SURE = 0.98  # of a measured state: what remains is a second run that would end otherwise
LESS_SURE = 0.75  # no better sibling exists, but the right side was never tried, or not alike
BY_FAMILY = 0.70  # no run of the family does better, though none differs in this alone

BEHIND = 0.90  # the run ended worse, on its training data too: two measured facts

LOW = (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW)
HIGH = (LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH)
SHORT = (Fit.STOPPED_TOO_EARLY, Fit.UNDERFITTING, Fit.PLATEAU, Fit.UNKNOWN)
"""States in which a run judged alone seems not to have come as far as it could."""

RATE_SPOILS = "not-telling"  # the same model fits at a lower rate: it is not too small

WITHIN_NOISE = "within-noise"  # another rate ended better, by no more than chance makes

OUTDONE = "outdone-by-its-like"  # a run of the same settings ends far better: the rate can do it

FURTHER = 1.2  # times τ = Σ lr: the best run's τ is clearly larger


def refine_lamps(
    case: Case, family: Family, member: Member, reasons: Mapping[LampName, Sequence[str]]
) -> Mapping[LampName, Lamp]:
    """The lamps of ``case``; those that the siblings measured are marked ``from_siblings``.

    ``reasons`` are the codes of the comparisons on this run, by the lamp they support.
    """
    if _is_broken(case):
        return case.lamps
    rate, batch = judge_rate(family, member), judge_batch(family, member)
    found = (
        _rate_lamp(case, family, member, rate),
        _batch_lamp(family, member, batch),
        _fit_lamp(case, family, member, rate, batch),
    )
    lamps = dict(case.lamps)
    for lamp in found:
        if lamp is not None:
            lamps[lamp.name] = _with_reasons(
                lamp, case.lamps.get(lamp.name), tuple(reasons.get(lamp.name, ()))
            )
    return lamps


def _is_broken(case: Case) -> bool:
    """Whether numbers or data are broken: then no sibling measures what a setting does."""
    stability, fit = (case.lamps.get(name) for name in (LampName.STABILITY, LampName.FIT))
    numbers = stability is not None and stability.state is Stability.BROKEN
    return numbers or is_of_data(fit)


def _rate_lamp(
    case: Case, family: Family, member: Member, verdict: RateVerdict | None
) -> Lamp | None:
    alone = case.lamps.get(LampName.LEARNING_RATE)
    if verdict is None:
        return _rate_by_family(family, member, alone)
    if verdict.state is LearningRate.GOOD:
        return _unbeaten_rate(alone, family, member, verdict)
    sure = sure_of_side(verdict.state, verdict.sure, alone.chances if alone is not None else None)
    return Lamp(LampName.LEARNING_RATE, verdict.state, sure, from_siblings=True)


def _unbeaten_rate(
    alone: Lamp | None, family: Family, member: Member, verdict: RateVerdict
) -> Lamp | None:
    """The verdict on a rate that no sibling beats: good as likely as they leave it."""
    inferred = alone.state if alone is not None else LearningRate.UNKNOWN
    beyond = {"top": LOW, "bottom": HIGH}.get(verdict.edge, ())
    if inferred in beyond and not _is_confirmed(family, member, inferred):
        return None
    reason = WITHIN_NOISE if verdict.within_noise else ""
    measured = Lamp(
        LampName.LEARNING_RATE,
        LearningRate.GOOD,
        min(LESS_SURE if verdict.edge else SURE, verdict.sure),
        from_siblings=True,
        reason=reason,
    )
    return _as_likely(measured, alone, family, member)


def _as_likely(measured: Lamp, alone: Lamp | None, family: Family, member: Member) -> Lamp:
    """A good rate, as likely as the run's own curve and its siblings make it; else unknown."""
    if alone is None or alone.chances is None:
        return measured
    chances = chances_beside(alone.chances, family, member)
    if chances.good >= EVEN:
        return replace(measured, confidence=chances.good, chances=chances)
    return replace(
        measured,
        state=LearningRate.UNKNOWN,
        confidence=0.0,
        reason=measured.reason or BEST_OF_FEW,
        chances=chances,
    )


def _rate_by_family(family: Family, member: Member, alone: Lamp | None) -> Lamp | None:
    """The verdict on a rate from a family in which no sibling differs in the rate alone."""
    inferred = alone.state if alone is not None else LearningRate.UNKNOWN
    if inferred in (*LOW, *HIGH) and _is_spoiled(family, member):
        return Lamp(
            LampName.LEARNING_RATE, LearningRate.UNKNOWN, 0.0, from_siblings=True, reason=OUTDONE
        )
    is_unsurpassed = member.lr is not None and _is_unsurpassed(family, member)
    if not is_unsurpassed or not _is_confirmed(family, member, inferred):
        return None
    good = Lamp(LampName.LEARNING_RATE, LearningRate.GOOD, BY_FAMILY, from_siblings=True)
    lamp = _as_likely(good, alone, family, member)
    has_other_rates = len({cell.lr for cell in family.cells}) > 1
    return lamp if lamp.state is LearningRate.GOOD or has_other_rates else None


def _is_spoiled(family: Family, member: Member) -> bool:
    """Whether the run learned next to nothing where one of the same settings learned.

    Then neither rate nor batch is the cause: labels, data or code differ from the other run's.
    """
    if not is_outdone_by_its_like(family, member):
        return False
    cells = family.slices.get(slice_key(member), ())
    return not any(member in cell.members and family.has_learned(cell) for cell in cells)


def _is_confirmed(family: Family, member: Member, inferred: State) -> bool:
    """Whether the rest of the family confirms the rate of an unsurpassed run as good.

    A rate that looks low alone must be near a run of larger τ; one that looks high alone stays so.
    """
    if inferred in LOW:
        return _further_gains_nothing(family, member)
    ended = {(cell.lr, cell.batch_size) for cell in family.cells if not cell.diverged}
    return inferred not in HIGH and len(ended) > 1


def _batch_lamp(family: Family, member: Member, verdict: BatchVerdict | None) -> Lamp | None:
    if verdict is None:
        if not _is_unsurpassed(family, member) or _one_batch_size(family):
            return None
        return Lamp(LampName.BATCH_SIZE, BatchSize.GOOD, BY_FAMILY, from_siblings=True)
    sure = sure_of_batch(verdict.state, verdict.sure)
    return Lamp(LampName.BATCH_SIZE, verdict.state, sure, from_siblings=True)


def _fit_lamp(
    case: Case,
    family: Family,
    member: Member,
    rate: RateVerdict | None,
    batch: BatchVerdict | None,
) -> Lamp | None:
    alone = case.lamps.get(LampName.FIT)
    if alone is None or member.diverged:
        return None
    if _is_spoiled(family, member):
        return Lamp(LampName.FIT, Fit.BROKEN_FROM_START, BEHIND, from_siblings=True)
    if alone.state in SHORT and _further_gains_nothing(family, member):
        return Lamp(LampName.FIT, Fit.GOOD, LESS_SURE, from_siblings=True)
    better = []
    if batch is not None and batch.state is BatchSize.TOO_LARGE:
        better.append((batch.reference.first, batch.x))
    if rate is not None and rate.state in LOW:
        better.append((rate.best.first, rate.x))
    behind = any(is_under_trained(member, reference, x) for reference, x in better)
    if behind and alone.state is not Fit.BROKEN_FROM_START:
        return Lamp(LampName.FIT, Fit.STOPPED_TOO_EARLY, BEHIND, from_siblings=True)
    if alone.state is Fit.UNDERFITTING and rate is not None and rate.state in HIGH:
        return Lamp(LampName.FIT, Fit.UNKNOWN, 0.0, from_siblings=True, reason=RATE_SPOILS)
    return None


def _further_gains_nothing(family: Family, member: Member) -> bool:
    """Whether the run ends near the family's best, and one of larger τ does no better.

    For a switched run only whether it ends near the best: its τ cannot be compared.
    """
    best, travel = family.best, member.travel
    if best is None or not family.is_near(member.score, best.score):
        return False
    if member.phases or travel is None:
        return bool(member.phases)
    return family.walked.get(travel.absolute, 0.0) > FURTHER * float(travel.tau[-1])


def _is_unsurpassed(family: Family, member: Member) -> bool:
    """Whether no run of the family ends better by more than a good run may lack."""
    best = family.best
    if best is None or member.diverged or len(family.members) < 2:
        return False
    return family.regret(member.score, best.score) <= GOOD


def _one_batch_size(family: Family) -> bool:
    return len({member.batch_size for member in family.members}) < 2


def _with_reasons(lamp: Lamp, alone: Lamp | None, reasons: tuple[str, ...]) -> Lamp:
    """The lamp with the comparisons that measured it; an inferred state that differs is against."""
    if alone is None:
        return replace(lamp, because=reasons)
    agrees = _same_side(alone.state, lamp.state)
    because = reasons + (alone.because if agrees else alone.against)
    against = alone.against if agrees else alone.because
    return replace(
        lamp,
        because=tuple(dict.fromkeys(because)),
        against=tuple(code for code in dict.fromkeys(against) if code not in because),
        chances=lamp.chances or alone.chances,
    )


def _same_side(one: State, other: State) -> bool:
    sides = (LOW, HIGH)
    return one is other or any(one in side and other in side for side in sides)
