"""Which setting ends best, and by how much.

What it measures: the median final score of every setting of the family; the lead of the first over
the second.
Why it matters: it is the answer that a sweep was run for.
When it does not apply: with a single setting, or when no run learned anything.
False alarms: a lead smaller than what seeds make is none; ``seed-noise`` says so.
References: normalised regret as in the labelled DeepOBS sweeps (Schneider et al. 2019).
"""

from collections.abc import Iterable

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.evidence import ids, scale, settings, shown
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.verdict import Comparison, LampName


def find(family: Family) -> Iterable[Comparison]:
    """The best cell against the second best."""
    ranked = family.ranked
    settled = [cell for cell in ranked if not cell.diverged]
    tried = {(cell.lr, cell.batch_size) for cell in ranked}
    if len(tried) < 2 or not settled or family.best is None:
        return
    best = settled[0]
    second = next((c for c in settled[1:] if settings(c) != settings(best)), None)
    evidence = scale(family) | settings(best) | {"score": shown(family, best.score)}
    evidence["settings"] = len(tried)
    if second is not None:
        evidence |= settings(second, "second_") | {"lead": best.score - second.score}
    else:
        evidence |= {"second_lr": "none", "second_batch_size": "none", "lead": "none"}
    yield Comparison("best-setting", ids(best, family.members), evidence)


COMPARISON = ComparisonRule(
    "best-setting",
    rank=40,
    find=find,
    lamps=frozenset({LampName.LEARNING_RATE, LampName.BATCH_SIZE}),
)
