"""Every comparison is held by sets of runs: it fires, stays quiet, does not apply."""

import pytest

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.kin import kin_of
from tests.diagnosis.siblings.comparison_cases import CASES

RULES = {rule.code: rule for rule in comparisons.rules()}
KINDS = ("fires", "quiet", "does_not_apply")


def cases(*kinds):
    return [
        pytest.param(code, runs, id=f"{code}: {name}")
        for code, of_rule in CASES.items()
        for kind in kinds
        for name, runs in getattr(of_rule, kind).items()
    ]


def find(code, runs):
    families, (_, partings) = families_of(runs), kin_of(runs)
    assert families or partings, "a set of which no rule could say anything holds nothing"
    among = [found for family in families for found in RULES[code].find(family)]
    return [*among, *RULES[code].part(partings)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_comparison_has_cases_of_every_kind(kind):
    assert {code for code, of_rule in CASES.items() if getattr(of_rule, kind)} == set(RULES)


@pytest.mark.parametrize(("code", "runs"), cases("fires"))
def test_a_comparison_finds_it(code, runs):
    found = find(code, runs)
    assert found
    assert {one.code for one in found} == {code}
    assert {run_id for one in found for run_id in one.runs} <= {one.run.run_id for one in runs}


@pytest.mark.parametrize(("code", "runs"), cases("quiet", "does_not_apply"))
def test_a_comparison_finds_nothing(code, runs):
    assert find(code, runs) == []
