"""Grouping of runs into families that can be compared.

A run that cannot be placed has none; where a group cannot be placed as a whole, those of its runs
that can be placed alone still are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.kin import Kin, kin_of
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.score import Measure, has_diverged, measure_of
from dashboard.model.contained import Failure, Stage, contained
from dashboard.model.curve import RunCurves
from dashboard.model.memo import Memo


def families_of(
    runs: Iterable[RunCurves],
    diverged: Mapping[str, bool] | None = None,
    memo: Memo | None = None,
    *,
    apart: bool = False,
) -> list[Family]:
    """The families of at least two runs, whatever the order in which the runs come.

    ``diverged`` overrules the final losses, by run id.  A family and its members come
    from the ``memo`` as long as all of its runs are the same.  A run that cannot be placed has
    none.  With ``apart`` families are separated wherever names differ.
    """
    known = memo or Memo()
    return families_among(kin_of(runs, known, apart=apart)[0], diverged, known)


def families_among(
    groups: Iterable[Kin],
    diverged: Mapping[str, bool] | None = None,
    memo: Memo | None = None,
) -> list[Family]:
    """The families among groups of runs that can be compared; as :func:`families_of`."""
    known = memo or Memo()
    known_diverged = diverged or {}
    families = (_placed(group, known_diverged, known) for group in groups if len(group.runs) > 1)
    found = [family for family in families if family is not None]
    return sorted(found, key=lambda family: family.members[0].run_id)


def _placed(kin: Kin, known_diverged: Mapping[str, bool], known: Memo) -> Family | None:
    """The family of a group; where that fails, of those of its runs that can be placed alone."""

    def of(some: Sequence[RunCurves]) -> Family | None:
        part = replace(kin, runs=tuple(some))
        return _family_of_memo(part, [_diverged(run, known_diverged, known) for run in some], known)

    def is_sound(run: RunCurves) -> bool:
        of([run, run])
        return True

    def of_sound(_: Failure) -> Family | None:
        sound = [
            run
            for run in kin.runs
            if contained(
                Stage.COMPARE, "family", partial(is_sound, run), lambda _: False, run.run.run_id
            )
        ]
        make = partial(of, sound)
        return contained(Stage.COMPARE, "family", make, lambda _: None) if len(sound) > 1 else None

    return contained(Stage.COMPARE, "family", partial(of, kin.runs), of_sound)


def _family_of_memo(kin: Kin, diverged: list[bool], known: Memo) -> Family | None:
    make = partial(_family, kin, diverged, known)
    return known.of(f"family {kin.assumed!r}", [*kin.runs, *diverged], make)


def _family(kin: Kin, diverged: list[bool], known: Memo) -> Family | None:
    group = kin.runs
    sound = [run for run, is_lost in zip(group, diverged, strict=True) if not is_lost]
    measure = measure_of(sound or group)
    if measure is None:
        return None
    members = [
        known.of("member", [run, measure, is_lost], partial(_member, run, measure, is_lost))
        for run, is_lost in zip(group, diverged, strict=True)
    ]
    placed = [m for m in members if m.lr is not None or m.batch_size is not None]
    if len(placed) < 2:
        return None
    return Family(tuple(sorted(placed, key=_order)), measure, assumed=kin.assumed)


def _member(run: RunCurves, measure: Measure, diverged: bool) -> Member:
    return Member(run, measure, measure.curve(run), diverged)


def _diverged(run: RunCurves, known_diverged: Mapping[str, bool], known: Memo) -> bool:
    if known_diverged.get(run.run.run_id, False):
        return True
    return known.of("has diverged", [run], partial(has_diverged, run))


def _order(member: Member) -> tuple[float, float, str]:
    return (member.batch_size or np.inf, member.lr or np.inf, member.run_id)
