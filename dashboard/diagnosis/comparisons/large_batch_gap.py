"""A large batch that ends worse than a smaller one after as many epochs, or as many steps.

What it measures: the gap in the final score, how many fewer updates the large batch made, and its τ
= Σ lr beside that of the reference. Also whether it fits its training data worse, and which rate or
how many epochs would make τ equal; and whether a run of this batch shows it or a part of it. A rate
shown by a run comes before a computed one.
Why it matters: such a run looks finished and is under-trained; people take it for overfitted.
When it does not apply: without a comparable run of another batch size at the same rate, or one
scaled with the batch; to a run that was switched half-way; to a diverged run.
False alarms: a gap that seeds make is left out. On harder data than MNIST a higher rate does not
make up for all of it (Shallue et al. 2018, arXiv 1811.03600).
References: too few updates, Hoffer et al. 2017 (1705.08741); linear scaling for SGD, Goyal et al.
2017 (1706.02677); the square root for Adam, Malladi et al. 2022 (2205.10287).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.batch import BatchVerdict, Budget, judge_batch
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import (
    NONE,
    Facts,
    duration,
    ended,
    factor,
    ids,
    number,
    scale,
    settings,
)
from dashboard.diagnosis.siblings.family import POINT, Family
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.rounding import round_rate
from dashboard.diagnosis.siblings.scaling import made_up_by, scaled_rate, shown_above
from dashboard.diagnosis.siblings.training_progress import is_under_trained
from dashboard.diagnosis.verdict import BatchSize, Comparison, LampName


def find(family: Family) -> Iterable[Comparison]:
    """One finding per setting whose batch is too large, the widest gap first."""
    gaps = []
    for cell in family.cells:
        verdict = judge_batch(family, cell.first)
        if verdict is not None and verdict.state is BatchSize.TOO_LARGE:
            gaps.append((verdict.gap, cell, verdict))
    for _, cell, verdict in sorted(gaps, key=lambda gap: (-gap[0], gap[1].first.run_id)):
        runs = ids(cell, verdict.reference)
        yield Comparison("large-batch-gap", runs, _evidence(family, cell, verdict))


def _evidence(family: Family, cell: Cell, verdict: BatchVerdict) -> Facts:
    mine, reference = cell.first, verdict.reference.first
    gap = verdict.reference.ended_at(verdict.x) - cell.ended_at(verdict.x)
    recovery = made_up_by(family, mine, verdict)
    shown = shown_above(family, mine)
    under_trained = verdict.budget is not Budget.STEPS and is_under_trained(
        mine, reference, verdict.x
    )
    return {
        **scale(family),
        **settings(cell),
        **settings(verdict.reference, "reference_"),
        **duration(mine, verdict.x),
        **_shortfall(cell, verdict),
        "gap": gap if gap > 0 else verdict.gap,
        "score": ended(family, cell, verdict.x),
        "reference_score": ended(family, verdict.reference, verdict.x),
        "under_trained": "yes" if under_trained else "no",
        "budget": verdict.budget.value,
        "other_schedule": "yes" if mine.schedule != reference.schedule else "no",
        "lr_to_try": number(_to_try(mine, verdict.reference)),
        "shown_lr": shown.lr if shown is not None else NONE,
        "shown_score": ended(family, shown) if shown is not None else NONE,
        "recovered_lr": recovery.lr if recovery is not None else NONE,
        "recovered_score": ended(family, recovery) if recovery is not None else NONE,
    }


def _to_try(mine: Member, reference: Cell) -> float:
    """The scaled rate as the advice writes it; NaN where that is no step up."""
    rate = round_rate(scaled_rate(mine, reference))
    return rate if mine.lr is not None and rate > mine.lr else float("nan")


def _shortfall(cell: Cell, verdict: BatchVerdict) -> Facts:
    """How many times fewer updates, what share of the reference's τ, and epochs to make it up."""
    mine, reference = cell.first.travel, verdict.reference.first.travel
    if mine is None or reference is None or mine.absolute != reference.absolute:
        ratio = cell.batch_size / verdict.reference.batch_size
        return {"updates_ratio": factor(ratio), "tau_share": NONE, "length_to_match": NONE}
    x = min(verdict.x, cell.first.end)
    updates = reference.updates_at(x) / mine.updates_at(x)
    share = mine.tau_at(x) / reference.tau_at(x)
    return {
        "updates_ratio": factor(updates),
        "tau_share": number(share),
        "length_to_match": round(x / share) if 0 < share < 1 and np.isfinite(share) else NONE,
    }


COMPARISON = ComparisonRule(
    "large-batch-gap",
    rank=10,
    find=find,
    lamps=frozenset({LampName.BATCH_SIZE, LampName.FIT}),
    answers=frozenset({LampName.BATCH_SIZE, LampName.FIT}),
    thresholds=(
        Threshold(
            "gap", POINT, "of accuracy", "a percentage point, as the batch indicator is defined"
        ),
    ),
)
