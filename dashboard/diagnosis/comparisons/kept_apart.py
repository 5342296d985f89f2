"""Runs of equal settings that are not ranked together, and why.

What it measures: whether the names of the runs contain another model or other data, whether they
log other results, whether their epochs take another number of examples; and whether their losses
begin at the guess of another number of classes or lie on another scale from start to end.
Why it matters: a ranking over different tasks is no evidence on learning rate or batch size.
When it does not apply: where a setting distinguishes the runs; their families are named by it.
False alarms: a name that holds a known word by chance; give such runs a setting that names what
they train, or another name.
References: a uniform guess among K classes costs ln K.
"""

from collections.abc import Iterable, Sequence

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.evidence import NONE
from dashboard.diagnosis.siblings.kin import Apart
from dashboard.diagnosis.siblings.task import SCALES_APART, UNEQUAL
from dashboard.diagnosis.verdict import Comparison

MOST = 3  # sentences of a set; the reasons of further groups are like these


def part(partings: Sequence[Apart]) -> Iterable[Comparison]:
    """One finding per reason and pair of names, the largest groups first."""
    seen: set[tuple[str, str, str]] = set()
    for one in partings:
        key = (one.reason, one.name, one.other_name)
        if key in seen or len(seen) == MOST:
            continue
        seen.add(key)
        first, second = one.one.runs[0].run.run_id, one.other.runs[0].run.run_id
        yield Comparison(
            "kept-apart",
            tuple(run.run.run_id for run in (*one.one.runs, *one.other.runs)),
            {
                "reason": one.reason,
                "name": one.name or NONE,
                "other_name": one.other_name or NONE,
                "first": first,
                "second": second,
                "more": len(one.one.runs) - 1,
                "other_more": len(one.other.runs) - 1,
                "family": "",
                "family_by": "",
            },
        )


COMPARISON = ComparisonRule(
    "kept-apart",
    rank=75,
    part=part,
    thresholds=(
        Threshold("unequal", UNEQUAL, "times", "examples an epoch; a dropped last batch is less"),
        Threshold("scales", SCALES_APART, "times", "lowest loss of one over the other's highest"),
    ),
)
