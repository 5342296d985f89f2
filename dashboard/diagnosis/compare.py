"""The runs of one set, judged beside each other: grouped, compared, their lamps refined.

With siblings the answer is nearly measured; alone it is inferred.  The runs are grouped into
families, their lamps are replaced by those that the siblings show, and the set's comparisons are
found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.agreement import agreed
from dashboard.diagnosis.broken import is_lost
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.siblings.evidence import Facts
from dashboard.diagnosis.siblings.families import families_among
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.kin import kin_of
from dashboard.diagnosis.siblings.lamps import refine_lamps
from dashboard.diagnosis.siblings.names import family_names
from dashboard.diagnosis.siblings.unfit import is_unfit
from dashboard.diagnosis.verdict import Comparison, Lamp, LampName, Stability
from dashboard.model.contained import Failure, Stage, contained, overheard, repeat
from dashboard.model.memo import Memo


def refine(
    cases: Sequence[Case], memo: Memo | None = None, *, apart: bool = False
) -> tuple[list[Case], tuple[Comparison, ...]]:
    """Judge the cases of one set again beside each other, and say what the set shows.

    The cases come back in their order; one without siblings comes back as it was.  A family that
    cannot be judged leaves its own cases as they were.  A family none of whose cases changed gives
    what the ``memo`` has of it.  With ``apart`` names tell families apart wherever they differ.
    """
    known = memo or Memo()
    lost = {case.curves.run.run_id: _has_diverged(case) for case in cases}
    by_id = {case.curves.run.run_id: case for case in cases}
    found: list[Comparison] = []
    groups, partings = kin_of((case.curves for case in cases), known, apart=apart)
    families = families_among(groups, lost, known)
    for family, name in zip(families, _names(families), strict=True):
        members = [by_id[member.run_id] for member in family.members]
        judge = partial(known.of, "judged", [family, *members], partial(_judge, family, members))
        first = family.members[0].run_id
        judged = contained(Stage.COMPARE, "siblings", judge, lambda _: _Judged((), {}), first)
        repeat(judged.failures)
        named = partial(_named, judged.said, name)
        found += known.of(f"named {sorted(name.items())!r}", [judged], named)
        by_id |= judged.cases
    between = partial(comparisons.between, partings)
    found += contained(Stage.COMPARE, "between", between, lambda _: [])
    refined = [by_id[case.curves.run.run_id] for case in cases]
    return refined, comparisons.in_order(found)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a family shows, and the cases of its members by run id."""

    said: tuple[Comparison, ...]
    cases: Mapping[str, Case]
    failures: tuple[Failure, ...] = ()


def _judge(family: Family, cases: Sequence[Case]) -> _Judged:
    """Judge the members of a family, whose ``cases`` come in their order, beside each other.

    A run whose lamps cannot be refined keeps those that were inferred.
    """
    unfit = frozenset(case.curves.run.run_id for case in cases if is_unfit(case.lamps))
    if unfit:
        family = replace(family, unfit=unfit)
    with overheard() as failures:
        said = comparisons.in_order(comparisons.compare(family))
        reasons = comparisons.reasons(said)
        refined = {}
        for member, case in zip(family.members, cases, strict=True):
            about = reasons.get(member.run_id, {})
            lamps = contained(
                Stage.LAMP,
                "siblings",
                partial(refine_lamps, case, family, member, about),
                partial(_as_inferred, case),
                member.run_id,
            )
            seen = {symptom.code: symptom for symptom in case.symptoms}
            refined[member.run_id] = replace(case, lamps=agreed(lamps, seen))
    return _Judged(said, refined, tuple(failures))


def _as_inferred(case: Case, _: Failure) -> Mapping[LampName, Lamp]:
    return case.lamps


def _names(families: Sequence[Family]) -> Sequence[Facts]:
    """What tells the families apart; nothing where that fails."""
    nameless: list[Facts] = [{"family": "", "family_by": ""} for _ in families]
    return contained(
        Stage.COMPARE, "family-names", partial(family_names, families), lambda _: nameless
    )


def _named(said: Sequence[Comparison], name: Facts) -> tuple[Comparison, ...]:
    """The findings with the name of the family that they speak of."""
    return tuple(replace(one, evidence={**one.evidence, **name}) for one in said)


def _has_diverged(case: Case) -> bool:
    lamp = case.lamps.get(LampName.STABILITY)
    return lamp is not None and (lamp.state is Stability.DIVERGED or is_lost(lamp))
