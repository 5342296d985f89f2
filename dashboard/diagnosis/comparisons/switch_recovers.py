"""Runs that begin like a run that falls short, and recover by a switch midway.

What it measures: final scores of runs that start with the settings of a control and later change
batch size or rate; against the control and against the best plain run.
Why it matters: a large-batch start does no lasting harm; what was missing were updates, or their
size.
When it does not apply: without a plain control of the same beginning, or without a run that shows
that more was possible.
False alarms: a switched run that trains longer than the control gains by that too; both lengths are
in the evidence.
References: raising the batch instead of lowering the rate, Smith et al. 2018 (1711.00489), and the
same equivalence the other way round.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import (
    Facts,
    duration,
    ended,
    ids,
    scale,
    settings,
    shown,
)
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.verdict import Comparison, LampName


def find(family: Family) -> Iterable[Comparison]:
    """One finding per control, beside all switched runs that begin like it."""
    best = family.best
    if best is None:
        return
    for control in _controls(family):
        short = not control.diverged and not family.is_near(control.score, best.score)
        begun = [member for member in family.switched if _begins_like(member, control)]
        recovered = [m for m in begun if family.is_near(m.score, best.score)]
        if short and recovered:
            recovered.sort(key=lambda member: -member.score)
            runs = ids(recovered, control, best)
            yield Comparison(
                "switch-recovers", runs, _evidence(family, control, best, recovered, begun)
            )


def _controls(family: Family) -> Iterable[Cell]:
    """Of every setting that stays the same all the time, the longest training."""
    for cells in family.slices.values():
        constant = [c for c in cells if c.first.is_constant and not np.isnan(c.lr)]
        for lr in sorted({cell.lr for cell in constant}):
            yield max((c for c in constant if c.lr == lr), key=lambda cell: cell.first.end)


def _begins_like(member: Member, control: Cell) -> bool:
    first = member.phases[0]
    return bool(np.isclose(first.lr, control.lr) and first.batch_size == control.batch_size)


def _evidence(
    family: Family,
    control: Cell,
    best: Cell,
    recovered: Sequence[Member],
    begun: Sequence[Member],
) -> Facts:
    to_batch = {m.phases[-1].batch_size for m in recovered} - {control.batch_size}
    worst = min(member.ended_at() for member in recovered)
    to_lr = {m.phases[-1].lr for m in recovered if not np.isclose(m.phases[-1].lr, control.lr)}
    return {
        **scale(family),
        **settings(control),
        **settings(best, "reference_"),
        **duration(control.first, np.inf),
        "recovered": len(recovered),
        "begun": len(begun),
        "score": shown(family, worst),
        "control_score": ended(family, control),
        "reference_score": ended(family, best),
        "gap": worst - control.ended_at(),
        "to_batch_size": int(min(to_batch)) if to_batch else "none",
        "to_lr": max(to_lr) if to_lr else "none",
    }


COMPARISON = ComparisonRule(
    "switch-recovers",
    rank=5,
    find=find,
    lamps=frozenset({LampName.LEARNING_RATE, LampName.BATCH_SIZE, LampName.FIT}),
)
