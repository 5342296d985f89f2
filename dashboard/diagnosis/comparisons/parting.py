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
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import Facts, ids, scale, settings
from dashboard.diagnosis.siblings.family import Family, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.verdict import Comparison
from dashboard.model.curve import Curve
from dashboard.model.table import FloatArray

APART = Threshold("apart", 2.0, "std of both curves' noise", "two standard deviations")
FEWEST = 5  # points of a curve; with less, noise cannot be separated from the course
GAUSS = 1.4826  # median absolute deviation to standard deviation of a normal variable
SECOND_DIFFERENCE = np.sqrt(6.0)  # std of y[i-1] - 2 y[i] + y[i+1] over that of the noise
LATE = 0.5  # of the shared course: noise is read on the rest, where the curves bend least


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
        "unit": best.curves.x_unit.value,
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


def part_from(one: Curve, other: Curve) -> float:
    """The x from which two curves of one metric stay apart beyond their noise; NaN if they do not.

    Also NaN where :func:`shared_x` is too short.
    """
    a, b = one.finite, other.finite
    x = shared_x(a, b)
    if min(len(a), len(b), len(x)) < FEWEST:
        return float("nan")
    difference = np.interp(x, a.x, a.y) - np.interp(x, b.x, b.y)
    limit = APART.value * np.hypot(_noise(a), _noise(b))
    together = np.flatnonzero(np.abs(difference) <= limit)
    crossed = np.flatnonzero(np.sign(difference) != np.sign(difference[-1]))
    last = max(together.max(initial=-1), crossed.max(initial=-1))
    return float(x[last + 1]) if last + 1 < len(x) else float("nan")


def shared_x(one: Curve, other: Curve) -> FloatArray:
    """The x of the finite values of ``one`` that lie within those of ``other``."""
    a, b = one.finite, other.finite
    if not len(a) or not len(b):
        return np.empty(0)
    x: FloatArray = a.x[(a.x >= b.x[0]) & (a.x <= b.x[-1])]
    return x


def _noise(curve: Curve) -> float:
    y: FloatArray = curve.y[int(LATE * len(curve)) :] if len(curve) >= 2 * FEWEST else curve.y
    bends = y[:-2] - 2 * y[1:-1] + y[2:]
    return float(GAUSS * np.median(np.abs(bends)) / SECOND_DIFFERENCE) if len(bends) else 0.0


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
