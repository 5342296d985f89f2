"""What the guide shows of a run is what the engine says of that run."""

import json
from itertools import product

import pytest

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.diagnosis.verdict import LampName
from dashboard.model.curve import curves_of
from dashboard.views.guide_page.examples import STATES, examples, patterns, regimes
from dashboard.views.guide_page.rules import rule_curves
from docs import guide_examples
from tests.diagnosis.alone.formulas import book

EVERY = [(name, state) for name, states in STATES.items() for state in states]
RULES = {rule.code: rule for rule in all_symptoms()}


@pytest.mark.parametrize(("name", "state"), EVERY, ids=str)
def test_the_engine_still_says_that_state_of_that_run(name: LampName, state: str) -> None:
    shown = examples()[name, state]
    assert (shown.log_set, shown.run_id) == guide_examples.CHOSEN[name][state]
    said = guide_examples.diagnosis_of(name, state)
    lamp = said.lamps[name]
    assert lamp.state == state
    assert (shown.lamp.reason, shown.lamp.about) == (lamp.reason, lamp.about)
    seen = {one.code for one in said.symptoms} & set(lamp.because)
    assert shown.symptom is None or shown.symptom.code in seen
    assert shown.comparison is None or shown.comparison.code in lamp.because
    first = said.recommendations[0] if said.recommendations else None
    assert (shown.advice is None) == (first is None)
    if shown.advice is not None and first is not None:
        assert (shown.advice.action, shown.advice.parameter) == (first.action, first.parameter)


@pytest.mark.parametrize(("name", "state"), EVERY, ids=str)
def test_a_state_that_is_told_has_its_fact(name: LampName, state: str) -> None:
    shown = examples()[name, state]
    assert shown.train is not None
    assert shown.test is not None
    is_told = shown.symptom is not None or shown.comparison is not None
    assert is_told or state == "unknown"


@pytest.mark.parametrize("code", guide_examples.SHOWN)
def test_the_run_of_a_pattern_has_the_fact_of_the_pattern(code: str) -> None:
    log_set, run_id, fact = guide_examples.SHOWN[code]
    assert (patterns()[code].log_set, patterns()[code].run_id) == (log_set, run_id)
    said = guide_examples.opened(log_set)[1].by_id[run_id]
    assert fact in {one.code for one in said.symptoms}


def test_the_four_rates_are_those_of_the_study() -> None:
    told = guide_examples.opened(guide_examples.REGIMES[0])[0]
    assert {one.run_id for one in regimes().values()} == {run.run_id for run in told.runs}
    for one in regimes().values():
        assert one.lr == told.by_id[one.run_id].config["lr"]


def test_every_rule_has_its_two_curves() -> None:
    assert rule_curves().keys() == RULES.keys()


@pytest.mark.parametrize(("code", "kind"), list(product(RULES, ("fires", "quiet"))))
def test_a_rule_speaks_on_one_of_its_curves_and_is_silent_on_the_other(
    code: str, kind: str
) -> None:
    told = json.loads(json.dumps(rule_curves()[code][kind]))
    curves = {
        name: values if name == "config" else [float(one) for one in values]
        for name, values in told.items()
    }
    (run,) = curves_of(book(**curves))
    assert (RULES[code].detect(measure(run)) is not None) is (kind == "fires")
