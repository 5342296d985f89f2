"""A run beside its siblings: runs of one set that share everything but how they were trained.

With siblings the answer is nearly measured; alone it is inferred.  This package groups the runs of
a set into families, scores them, and replaces inferred lamps by measured ones.  It knows no file
and no sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.siblings.family import families_of
from dashboard.diagnosis.siblings.lamps import refine_lamps
from dashboard.diagnosis.siblings.names import family_names
from dashboard.diagnosis.verdict import Comparison, LampName, Stability

__all__ = ["refine"]


def refine(cases: Sequence[Case]) -> tuple[list[Case], tuple[Comparison, ...]]:
    """Judge the cases of one set again beside each other, and say what the set shows.

    The cases come back in their order; one without siblings comes back as it was.
    """
    lost = {case.curves.run.run_id: _has_diverged(case) for case in cases}
    by_id = {case.curves.run.run_id: case for case in cases}
    found: list[Comparison] = []
    families = families_of((case.curves for case in cases), lost)
    for family, name in zip(families, family_names(families), strict=True):
        said = comparisons.in_order(comparisons.compare(family))
        found += [replace(one, evidence={**one.evidence, **name}) for one in said]
        reasons = comparisons.reasons(said)
        for member in family.members:
            case = by_id[member.run_id]
            lamps = refine_lamps(case, family, member, reasons.get(member.run_id, {}))
            by_id[member.run_id] = Case(case.curves, case.symptoms, lamps)
    refined = [by_id[case.curves.run.run_id] for case in cases]
    return refined, comparisons.in_order(found)


def _has_diverged(case: Case) -> bool:
    lamp = case.lamps.get(LampName.STABILITY)
    return lamp is not None and lamp.state is Stability.DIVERGED
