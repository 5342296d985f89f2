"""Where the curves of the best and the worst run separate, and what differs between the two.

What it measures: the last x at which their score curves lie within twice their own noise of each
other; from there on they stay apart.
Why it matters: an early parting means that a short trial would have been enough to choose.
When it does not apply: to diverged runs, to curves that never part, to runs without common x, where
no run learned.
False alarms: very noisy curves part late, because noise hides the parting.
References: noise from second differences, as a median absolute deviation (1.4826 to a std).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.features.objective import counted_in
from dashboard.diagnosis.shared.partings import APART, part_from
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import Facts, ids, scale, settings
from dashboard.diagnosis.siblings.family import Family, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.verdict import Comparison


def find(family: Family) -> Iterable[Comparison]:
    """The best run that learned beside the worst that has not diverged."""
    sound = [m for m in family.members if not m.diverged and np.isfinite(m.score)]
    if len(sound) < 2:
        return
    learned = [m for m in sound if not m.is_frozen and family.has_learned(Cell((m,)))]
    if not learned:
        return
    best = max(learned, key=lambda member: member.score)
    worst = min(sound, key=lambda member: member.score)
    x = parting_x(best, worst)
    if not np.isfinite(x):
        return
    evidence: Facts = scale(family) | settings(best) | settings(worst, "other_")
    evidence |= {
        "x": float(x),
        "unit": counted_in(best.curves),
        "end_x": min(best.end, worst.end),
        "gap": _gap(best, worst),
        "differs": _difference(best, worst),
    }
    yield Comparison("parting", ids([best, worst]), evidence)


def _gap(best: Member, worst: Member) -> float:
    """How far the two are apart where the shorter one ends."""
    x = min(best.end, worst.end)
    return abs(best.ended_at(x) - worst.ended_at(x))


def parting_x(one: Member, other: Member) -> float:
    """The x from which two score curves stay apart beyond their noise; NaN if they do not."""
    if one.quality is None or other.quality is None:
        return float("nan")
    return part_from(one.quality, other.quality)


def _difference(one: Member, other: Member) -> str:
    """What differs, as far as the settings show: a name of a setting, or one of the words below.

    ``both`` is rate and batch size, ``unknown`` that only one of the runs has one of them,
    ``nothing`` that the settings are equal, ``other`` that more than these differs.
    """
    if one.phases or other.phases:
        return "other"
    if one.recipe.optimizer != other.recipe.optimizer:
        return "optimizer" if one.recipe.optimizer and other.recipe.optimizer else "other"
    rates, sizes = {_lr(one), _lr(other)}, {one.batch_size, other.batch_size}
    differing = {"lr": len(rates) > 1, "batch_size": len(sizes) > 1}
    if any(None in values and len(values) > 1 for values in (rates, sizes)):
        return "unknown"
    if all(differing.values()):
        return "both"
    if any(differing.values()):
        return max(differing, key=lambda name: differing[name])
    return _otherwise(one, other)


def _otherwise(one: Member, other: Member) -> str:
    """What differs between runs of one rate, batch size and optimizer."""
    if one.recipe.seed != other.recipe.seed:
        return "seed"
    is_alike = slice_key(one) == slice_key(other) and one.end == other.end
    return "nothing" if is_alike else "other"


def _lr(member: Member) -> float | None:
    return 0.0 if member.is_frozen else member.lr


COMPARISON = ComparisonRule("parting", rank=70, find=find, thresholds=(APART,))
