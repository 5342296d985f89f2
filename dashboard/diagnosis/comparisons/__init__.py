"""Findings across the runs of a family, one file each; a file ends with its ``COMPARISON``.

A rule sees a family and yields what its outcomes show, with the numbers that show it.  It says
nothing of what to do; the sentence ``comparison-<code>`` lives with the texts.  A rule that
crashes is left out as a failure that names it, and the others go on.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.kin import Apart
from dashboard.diagnosis.verdict import Comparison, LampName
from dashboard.model.contained import Failure, Stage, contained
from dashboard.model.scanned import scanned

__all__ = ["ComparisonRule", "between", "compare", "in_order", "lead", "reasons", "rules"]

MOST_OF_ONE = 50  # findings of one code per family; nobody reads more sentences of one kind
OPENING = 50  # a rule whose rank is not below it never opens the page


@dataclass(frozen=True, slots=True)
class ComparisonRule:
    """A finding across runs.

    ``rank`` orders the findings, the most telling first; ``lamps`` are those that it supports in
    the runs it names, ``answers`` those of them whose question it settles by itself.  ``find``
    yields its findings in the order of their weight, ``part`` those on groups of runs that are kept
    apart.
    """

    code: str
    rank: int
    find: Callable[[Family], Iterable[Comparison]] = lambda _: ()
    part: Callable[[Sequence[Apart]], Iterable[Comparison]] = lambda _: ()
    lamps: frozenset[LampName] = frozenset()
    answers: frozenset[LampName] = frozenset()
    thresholds: tuple[Threshold, ...] = ()


def rules() -> tuple[ComparisonRule, ...]:
    """Every comparison rule of this folder."""
    return scanned(sys.modules[__name__], "COMPARISON")


def compare(family: Family) -> list[Comparison]:
    """Everything that the runs of a family show."""
    return [found for rule in rules() for found in _apply(rule, family)]


def between(partings: Sequence[Apart]) -> list[Comparison]:
    """Everything that is said of groups of runs that are kept apart."""
    if not partings:
        return []
    first = partings[0].one.runs[0].run.run_id
    return [one for rule in rules() for one in _guarded(rule, partial(rule.part, partings), first)]


def in_order(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """The most telling first; equals stay in the order in which they came."""
    return tuple(sorted(comparisons, key=lambda found: _by_code()[found.code].rank))


def lead(comparisons: Sequence[Comparison]) -> Comparison | None:
    """The finding that a page opens with; ``None`` when none carries that far."""
    ordered = in_order(comparisons)
    return ordered[0] if ordered and _by_code()[ordered[0].code].rank < OPENING else None


def reasons(comparisons: Iterable[Comparison]) -> dict[str, Mapping[LampName, list[str]]]:
    """By run and lamp, the codes of the findings that support the lamp's measured state.

    Those that answer the lamp's question come before those that only bear on it.
    """
    known = _by_code()
    found: dict[str, dict[LampName, list[str]]] = defaultdict(lambda: defaultdict(list))
    for comparison in comparisons:
        for run_id in comparison.runs:
            for lamp in known[comparison.code].lamps:
                if comparison.code not in found[run_id][lamp]:
                    found[run_id][lamp].append(comparison.code)
    for by_lamp in found.values():
        for lamp, codes in by_lamp.items():
            by_lamp[lamp] = sorted(codes, key=lambda code: lamp not in known[code].answers)
    return dict(found)


def _by_code() -> Mapping[str, ComparisonRule]:
    return {rule.code: rule for rule in rules()}


def _apply(rule: ComparisonRule, family: Family) -> list[Comparison]:
    return _guarded(rule, partial(rule.find, family), family.members[0].run_id)


def _guarded(
    rule: ComparisonRule, find: Callable[[], Iterable[Comparison]], first: str
) -> list[Comparison]:
    """What a rule finds; one that fails has found nothing."""
    return contained(Stage.COMPARE, rule.code, partial(_found, find), _nothing, first)


def _found(find: Callable[[], Iterable[Comparison]]) -> list[Comparison]:
    return list(islice(find(), MOST_OF_ONE))


def _nothing(_: Failure) -> list[Comparison]:
    return []
