"""One distance explains the runs: the reference, read at the same τ = Σ lr, scores the same.

What it measures: for every run of a larger batch, its final score against what the small-batch
reference scored at the same τ.
Why it matters: it turns batch, rate and epochs into one number, and predicts a run not yet made.
When it does not apply: optimizers other than SGD; changing rates of the reference; runs near the
limit of stability (twice the rate, or less, diverged); references that never reached that τ.
False alarms: a model that has long converged scores the same at any τ; such runs are left out by
asking that the reference still gained afterwards.
References: Smith & Le 2017 (1710.06451); measured on MNIST within 0.26 percentage points for ten
comparisons.
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.evidence import Facts, ended, ids, number, scale, settings, shown
from dashboard.diagnosis.siblings.family import Family, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.diagnosis.verdict import Comparison, LampName

CLOSE = Threshold(
    "close", 0.005, "of accuracy", "twice the 0.26 percentage points measured on MNIST"
)
NEAR_LIMIT = Threshold(
    "diverging over own rate", 2.0, "times", "steps are no longer small against the curvature"
)
GAINED = Threshold(
    "gained", 0.01, "of accuracy", "a percentage point, as a large-batch gap is defined"
)


def find(family: Family) -> Iterable[Comparison]:
    """Of the runs whose shortfall τ explains, the one that falls furthest short."""
    reference = _reference(family)
    if reference is None or family.measure.metric != ACCURACY:
        return
    candidates = [
        (member, predicted)
        for member in family.members
        if not np.isnan(predicted := predict(reference, member))
        and not _is_near_limit(family, member)
        and reference.score - predicted > GAINED.value
    ]
    close = [pair for pair in candidates if abs(pair[0].score - pair[1]) <= CLOSE.value]
    if not close or len(close) < len(candidates):
        return
    mine, predicted = min(close, key=lambda pair: (pair[0].score, pair[0].run_id))
    evidence: Facts = scale(family) | settings(mine) | settings(reference, "reference_")
    evidence |= {
        "score": ended(family, mine),
        "predicted": shown(family, predicted),
        "difference": abs(mine.score - predicted),
        "tau_share": number(_final_tau(mine) / _final_tau(reference)),
        "explained": len(close),
    }
    yield Comparison("tau-explains", ids([mine, reference]), evidence)


def predict(reference: Member, member: Member) -> float:
    """What the reference scored at the τ where ``member`` ended; NaN where that cannot be read."""
    mine, other = member.travel, reference.travel
    if member is reference or member.diverged or not member.recipe.is_sgd or mine is None:
        return float("nan")
    if other is None or mine.absolute != other.absolute or not member.batch_size:
        return float("nan")
    if member.batch_size <= (reference.batch_size or np.inf) or reference.quality is None:
        return float("nan")
    x = other.x_at_tau(float(mine.tau[-1]))
    curve = reference.quality.finite
    if np.isnan(x) or x < curve.x[0]:
        return float("nan")
    return float(np.interp(x, curve.x, curve.y))


def _reference(family: Family) -> Member | None:
    """The constant SGD run of the smallest batch that ended best."""
    found = [
        member
        for member in family.members
        if member.is_constant
        and member.recipe.is_sgd
        and not member.diverged
        and member.batch_size
        and not _is_near_limit(family, member)
    ]
    return min(found, key=lambda m: (m.batch_size or 0, -m.score, m.run_id), default=None)


def _is_near_limit(family: Family, member: Member) -> bool:
    """Whether a sibling of the same batch size diverged at a rate hardly higher."""
    cells = family.slices.get(slice_key(member), ())
    rate = member.lr or np.inf
    return any(cell.diverged and rate < cell.lr <= NEAR_LIMIT.value * rate for cell in cells)


def _final_tau(member: Member) -> float:
    return float(member.travel.tau[-1]) if member.travel is not None else float("nan")


COMPARISON = ComparisonRule(
    "tau-explains",
    rank=30,
    find=find,
    lamps=frozenset({LampName.FIT}),
    thresholds=(CLOSE, NEAR_LIMIT, GAINED),
)
