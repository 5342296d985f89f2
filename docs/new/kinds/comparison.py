"""A finding across the runs of a family."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.evidence import ids
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.verdict import Comparison
from dashboard.text.catalogue import LOCALES
from docs.new.change import Change, Kind, folder, imports, module, texts

CASES = PurePosixPath("tests/diagnosis/siblings/comparison_cases.py")
MANUAL = PurePosixPath("docs/manual/pt-BR/comparisons")

RULE = '''\
"""FILL IN: what the outcomes of several runs show, in one line.

What it measures: FILL IN: the number, its unit, and between which runs.
Why it matters: FILL IN: what a person would decide by it.
When it does not apply: to runs that diverged; FILL IN.
False alarms: FILL IN: runs that look like this by chance, or none.
References: FILL IN: where the measure or its threshold is described.
"""

from collections.abc import Iterable

{imports}

LOWEST = Threshold("score", 0.001, "score", "FILL IN: where this number comes from")


def find(family: Family) -> Iterable[Comparison]:
    """FILL IN: this one looks for runs that end with a score of nothing."""
    found = [one for one in family.members if not one.diverged and abs(one.score) < LOWEST.value]
    if found:
        yield Comparison("{code}", ids(found), {{"runs": len(found)}})


COMPARISON = ComparisonRule("{code}", rank=90, find=find, thresholds=(LOWEST,))
'''

MANUAL_PAGE = """\
opening = "PREENCHA: o que os resultados de várias execuções mostram, em uma linha."
measures = "PREENCHA: o número, a unidade, e entre que execuções."
matters = "PREENCHA: o que uma pessoa decidiria com isso."
not_when = "as execuções divergiram; PREENCHA."
false_alarms = "PREENCHA: execuções com esse aspecto por acaso, ou nenhuma."
references = "PREENCHA: onde a medida ou o limiar está descrito."

[thresholds."score"]
name = "pontuação"
unit = "pontuação"
source = "PREENCHA: de onde vem este número"
"""

A_CASE = """\
    "{code}": Cases(
        fires={{"FILL IN: where it is found": [run("a"), standing(run("b", lr=0.03), 0.0)]}},
        quiet={{"FILL IN: where the runs could show it": sweep((0.01, 0.03))}},
        does_not_apply={{"diverged": [run("a"), lost(64, lr=0.03)]}},
    ),
"""


def changes(code: str) -> Sequence[Change]:
    """The rule, its texts, its cases and its page of the manual."""
    used = imports(ComparisonRule, Threshold, ids, Family, Comparison)
    name = f"comparison-{code}"
    said = {
        "en": {name: "FILL IN: the sentence, with its numbers ({ COUNT($runs) })."},
        "pt-BR": {name: "PREENCHA: a frase, com os números dela ({ COUNT($runs) })."},
    }
    return [
        Change(folder(comparisons) / f"{module(code)}.py", RULE.format(code=code, imports=used)),
        *texts("comparisons", said, LOCALES),
        Change(MANUAL / f"{code}.toml", MANUAL_PAGE),
        Change(CASES, A_CASE.format(code=code), before="}"),
    ]


KIND = Kind("comparison", changes)
