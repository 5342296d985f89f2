"""A higher rate that makes up for a larger batch.

What it measures: a large-batch run that ends within a percentage point of the small-batch reference
although a comparable run of its own batch, at a lower rate, does not.
Why it matters: it shows that the batch was not at fault, only the number of updates at that rate.
When it does not apply: without both comparable runs.
False alarms: on harder data the last percentage point often stays missing.
References: linear scaling, Goyal et al. 2017 (1706.02677).
"""

from collections.abc import Iterable

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.batch import judge_batch
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import ended, ids, number, scale, settings
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.scaling import made_up_by
from dashboard.diagnosis.verdict import BatchSize, Comparison, LampName


def find(family: Family) -> Iterable[Comparison]:
    """One finding per recovering setting, beside the widest gap that it closes."""
    closed: dict[Cell, tuple[float, Comparison]] = {}
    for cell in family.cells:
        verdict = judge_batch(family, cell.first)
        if verdict is None or verdict.state is not BatchSize.TOO_LARGE:
            continue
        recovery = made_up_by(family, cell.first, verdict)
        if recovery is None or closed.get(recovery, (0.0,))[0] >= verdict.gap:
            continue
        evidence = scale(family) | settings(recovery) | settings(verdict.reference, "reference_")
        evidence |= {
            "score": ended(family, recovery),
            "reference_score": ended(family, verdict.reference, verdict.x),
            "low_lr": cell.lr,
            "low_score": ended(family, cell, verdict.x),
            "tau_share": _tau_share(recovery, verdict.reference),
        }
        runs = ids(recovery, verdict.reference, cell)
        closed[recovery] = (verdict.gap, Comparison("lr-made-up-for-batch", runs, evidence))
    ordered = sorted(closed.values(), key=lambda item: (-item[0], item[1].runs))
    yield from (comparison for _, comparison in ordered)


def _tau_share(cell: Cell, reference: Cell) -> float | str:
    """The run's τ = Σ lr as a share of the reference's."""
    mine, other = cell.first.travel, reference.first.travel
    if mine is None or other is None or mine.absolute != other.absolute:
        return "none"
    return number(float(mine.tau[-1] / other.tau[-1]))


COMPARISON = ComparisonRule(
    "lr-made-up-for-batch",
    rank=20,
    find=find,
    lamps=frozenset({LampName.LEARNING_RATE, LampName.BATCH_SIZE}),
    answers=frozenset({LampName.LEARNING_RATE}),
)
