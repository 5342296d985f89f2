"""Runs that are compared although their names differ by more than their settings.

What it measures: whether, of runs whose settings name no model and no data, the names keep words
that differ and each of which occurs with one setting only.
Why it matters: such words may name the run, or what it trains; in doubt the runs are compared, and
a person who knows better can separate them.
When it does not apply: where a setting names model or data; where a word occurs with several
settings, which makes it the name of a family.
False alarms: names that mean nothing, such as a person's words for the settings.
References: none; it reports an assumption.
"""

from collections.abc import Iterable

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.evidence import NONE, ids
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.verdict import Comparison

MOST = 3  # names that a sentence holds


def find(family: Family) -> Iterable[Comparison]:
    """At most one finding: the names."""
    if not family.assumed:
        return
    names = [name for name in family.assumed if name] or [NONE]
    yield Comparison(
        "assumed-family",
        ids(family.members),
        {"names": ", ".join(names[:MOST]), "more": max(0, len(names) - MOST)},
    )


COMPARISON = ComparisonRule("assumed-family", rank=80, find=find)
