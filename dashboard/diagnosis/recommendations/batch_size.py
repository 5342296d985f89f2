"""Advice on the batch size; re-tuning the rate at this batch comes first.

Halving a large batch improved 39 of 42 pairs on CIFAR-100; Google's tuning playbook objects to
choosing the batch by its final score, so a smaller batch is the second advice, not the first.
"""

import math
from collections.abc import Iterable

from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.warm_up import warm_up
from dashboard.diagnosis.siblings.evidence import Facts, ended, factor, number
from dashboard.diagnosis.siblings.scaling import scaled_rate
from dashboard.diagnosis.verdict import BatchSize, LampName, Recommendation, Stability

RISEN = 0.5  # of the highest rate: a schedule that starts above it has no warm-up
HALF = 2  # a batch judged alone is halved or doubled
EIGHTH = 8  # of a batch that is half of the examples or more: half of it is still next to no steps


def advise(situation: Situation) -> Iterable[Recommendation]:
    """Advice for a smaller or a larger batch, by the lamp."""
    state = situation.state(LampName.BATCH_SIZE)
    is_too_small = state is BatchSize.TOO_SMALL or _is_unsteady(situation)
    if state is not BatchSize.TOO_LARGE and not is_too_small:
        return
    size = situation.batch_size
    if state is BatchSize.TOO_LARGE:
        yield from _warm_up(situation)
        alone = size // (EIGHTH if _is_most(situation, size) else HALF) if size else None
        yield from _change(situation, "lower_batch_size", alone)
    else:
        yield from _change(situation, "raise_batch_size", size * HALF if size else None)


def _is_most(situation: Situation, size: int) -> bool:
    """Whether the batch is half of the training examples or more."""
    return size * HALF >= (situation.setting("train_examples") or float("inf"))


def _warm_up(situation: Situation) -> Iterable[Recommendation]:
    """A rate that was already scaled with the batch needs a warm-up, if it had none."""
    verdict, member = situation.batch_verdict, situation.member
    if verdict is None or member is None or math.isfinite(scaled_rate(member, verdict.reference)):
        return
    schedule = situation.case.curves.schedule()
    if schedule is None or schedule.y[0] < RISEN * schedule.y.max():
        return
    because = situation.because(LampName.BATCH_SIZE)
    yield from warm_up(situation, because)


def _is_unsteady(situation: Situation) -> bool:
    return situation.state(LampName.STABILITY) is Stability.OSCILLATING


def _change(situation: Situation, action: str, alone: int | None) -> Iterable[Recommendation]:
    size, verdict = situation.batch_size, situation.batch_verdict
    because = situation.because(LampName.BATCH_SIZE) or situation.because(LampName.STABILITY)
    evidence: Facts = {**situation.scale, "lr": "none", "shown_score": "none", "factor": HALF}
    if size is None:
        return
    to = alone
    measured = verdict is not None and verdict.state is not BatchSize.GOOD
    if measured and verdict is not None and situation.family is not None:
        to = int(verdict.reference.batch_size)
        evidence |= {
            "lr": number(verdict.reference.lr) if verdict.reference.lr != situation.lr else "none",
            "shown_score": ended(situation.family, verdict.reference, verdict.x),
        }
    if to and to != size:
        evidence["factor"] = factor(max(to, size) / min(to, size))
        yield Recommendation(action, "batch_size", size, to, because, evidence)
