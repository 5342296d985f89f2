"""Advice on the batch size; re-tuning the rate at this batch comes first.

Halving a large batch improved 39 of 42 pairs on CIFAR-100; Google's tuning playbook objects to
choosing the batch by its final score, so a smaller batch is the second advice, not the first.
"""

from collections.abc import Iterable

from dashboard.diagnosis.recommendations.situation import Situation
from dashboard.diagnosis.siblings.evidence import Facts, factor, number, shown
from dashboard.diagnosis.verdict import BatchSize, LampName, Recommendation, Stability

HALF = 2  # a batch judged alone is halved or doubled


def advise(situation: Situation) -> Iterable[Recommendation]:
    """A smaller or a larger batch where the lamp asks for one."""
    state, size = situation.state(LampName.BATCH_SIZE), situation.batch_size
    if state is BatchSize.TOO_LARGE:
        yield from _change(situation, "lower_batch_size", size // HALF if size else None)
    elif state is BatchSize.TOO_SMALL or _is_unsteady(situation):
        yield from _change(situation, "raise_batch_size", size * HALF if size else None)


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
            "shown_score": shown(situation.family, verdict.reference_score),
        }
    if to and to != size:
        evidence["factor"] = factor(max(to, size) / min(to, size))
        yield Recommendation(action, "batch_size", size, to, because, evidence)
