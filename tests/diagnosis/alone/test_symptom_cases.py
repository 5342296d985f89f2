"""Every symptom is held by cases of all three kinds: it fires, stays quiet, does not apply."""

import pytest

from dashboard.diagnosis import symptoms
from dashboard.diagnosis.features import measure
from dashboard.model.curve import curves_of
from tests.diagnosis.alone.formulas import book
from tests.diagnosis.alone.symptom_cases import CASES

RULES = {rule.code: rule for rule in symptoms.all_symptoms()}
KINDS = ("fires", "quiet", "does_not_apply")


def cases(*kinds):
    return [
        pytest.param(code, curves, id=f"{code}: {name}")
        for code, of_rule in CASES.items()
        for kind in kinds
        for name, curves in getattr(of_rule, kind).items()
    ]


def detect(code, curves):
    (found,) = curves_of(book(**curves))
    return RULES[code].detect(measure(found))


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_has_cases_of_every_kind(kind):
    assert {code for code, of_rule in CASES.items() if getattr(of_rule, kind)} == set(RULES)


@pytest.mark.parametrize(("code", "curves"), cases("fires"))
def test_a_rule_fires(code, curves):
    found = detect(code, curves)
    assert found is not None
    assert found.code == code
    assert 0 <= found.strength <= 1


@pytest.mark.parametrize(("code", "curves"), cases("quiet", "does_not_apply"))
def test_a_rule_says_nothing(code, curves):
    assert detect(code, curves) is None
