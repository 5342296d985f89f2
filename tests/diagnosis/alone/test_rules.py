"""What holds for every rule that is found, and for every log that could be loaded."""

import ast
import inspect
import logging
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis import engine, symptoms
from dashboard.diagnosis.engine import diagnose, examine, examine_each
from dashboard.diagnosis.features import measure, measure_all
from dashboard.diagnosis.headline import ORDER, headline
from dashboard.diagnosis.rule import SymptomRule
from dashboard.diagnosis.verdict import LampName, RunDiagnosis
from dashboard.model.curve import curves_of
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.diagnosis.alone.formulas import book, case, healthy, overfitting
from tests.diagnosis.alone.symptom_cases import CASES

RULES = symptoms.all_symptoms()
SECTIONS = (
    "What it measures:",
    "Why it matters:",
    "When it does not apply:",
    "False alarms:",
    "References:",
)
FIRING = [
    pytest.param(curves, id=f"{code}: {name}")
    for code, of_rule in CASES.items()
    for name, curves in of_rule.fires.items()
]


def run_of(curves):
    (found,) = curves_of(book(**curves))
    return measure(found)


@pytest.mark.parametrize(
    "code", sorted({rule.code for rule in RULES} - {"good-final", "val-tracks-train"})
)
def test_every_rule_but_the_reassuring_ones_is_quiet_on_a_healthy_run(code):
    (rule,) = [rule for rule in RULES if rule.code == code]
    quiet = [rule.detect(run_of(healthy(seed=seed))) for seed in range(4)]
    if code != "still-falling-at-end":  # a training loss may go on falling in a healthy run
        assert quiet == [None] * 4


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_nothing_to_say_of_an_empty_log(rule):
    assert (rule.detect(run_of({})) is not None) == (rule.code == "no-loss")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_manual_page_and_its_sources(rule):
    page = inspect.getdoc(inspect.getmodule(rule.detect))
    positions = [page.index(section) for section in SECTIONS]
    assert positions == sorted(positions)
    assert all(limit.unit and limit.source for limit in rule.thresholds)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_file_is_named_after_its_code(rule):
    module = inspect.getmodule(rule.detect).__name__.rpartition(".")[2]
    assert module.replace("_", "-") == rule.code


def test_a_rule_that_crashes_costs_only_its_own_finding(monkeypatch, caplog, faults):
    def crash(features):
        raise ZeroDivisionError("on purpose")

    broken = (SymptomRule("broken", crash), *RULES)
    monkeypatch.setattr(symptoms, "all_symptoms", lambda: broken)
    with caplog.at_level(logging.WARNING):
        seen = symptoms.observe(run_of(overfitting()))
    assert "val-rises-while-train-falls" in {symptom.code for symptom in seen}
    assert "broken" in caplog.text


def diagnosis_of(judged):
    return RunDiagnosis("run", judged.lamps, headline(judged), judged.symptoms, ())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("curves", FIRING)
def test_every_case_is_said_in_every_language(curves, lang):
    words = Sentences(lang)
    config = {"batch_size": 1024} | curves.get("config", {})
    judged = case(**curves | {"config": config})
    said = diagnosis_of(judged)
    sentences = [words.headline(said), words.short(said)]
    sentences += [words.symptom(symptom) for symptom in judged.symptoms]
    sentences += [words.state(lamp) for lamp in judged.lamps.values()]
    sentences += [words.reason(lamp) for lamp in judged.lamps.values() if lamp.reason]
    assert all(sentences)
    assert not [text for text in sentences if "{" in text or "NaN%" in text]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("state", "severity"), ORDER, ids=str)
def test_every_headline_of_the_order_has_words(state, severity, lang):
    words = Catalogue(lang)
    for said in (f"headline-{lamp}-{state}" for lamp in LampName):
        message = said.replace("_", "-")
        if words.has(message):
            assert words.has(f"{message}-short")
            break
    else:
        pytest.fail(f"no headline for {state}")


curve = st.lists(
    st.one_of(
        st.floats(-1e3, 1e6, allow_nan=False),
        st.sampled_from([np.nan, np.inf, 0.0, 1.0, 2.302585]),
    ),
    max_size=40,
)


@given(curve, curve, curve, st.sampled_from([None, 0, 16, 1024]))
def test_no_log_however_odd_breaks_the_engine(train, val, accuracy, batch_size):
    config = {} if batch_size is None else {"batch_size": batch_size, "lr": 0.1}
    report = diagnose(
        book(config, train_loss=train, val_loss=val, val_accuracy=accuracy), siblings=False
    )
    (found,) = report.diagnoses
    assert list(found.lamps) == list(LampName)
    for lamp in found.lamps.values():
        assert lamp.confidence is None or 0 <= lamp.confidence <= 1
        assert (lamp.state.value == "unknown") == bool(lamp.reason)
        assert set(lamp.because) <= {symptom.code for symptom in found.symptoms}


@given(curve, st.floats(0.01, 100))
def test_the_unit_of_time_changes_no_verdict(train, factor):
    axis = np.arange(1, len(train) + 1, dtype=float)
    one = case(x=axis, train_loss=train)
    other = case(x=axis * factor, train_loss=train)
    assert {n: lamp.state for n, lamp in one.lamps.items()} == {
        n: lamp.state for n, lamp in other.lamps.items()
    }


def test_judging_a_run_twice_gives_the_same_case():
    (curves,) = curves_of(book(**overfitting()))
    assert examine(curves) == examine(curves)


def test_runs_that_are_judged_together_get_the_cases_of_each_alone():
    many = [run for made in FIRING for run in curves_of(book(**made.values[0]))]
    together, alone = list(examine_each(many)), [examine(run) for run in many]
    assert all(one.curves is run for one, run in zip(together, many, strict=True))
    assert [seen_on(one) for one in together] == [seen_on(one) for one in alone]


def seen_on(judged):
    """All but the curves, as text: NaN equals itself there, and floats have nine digits.

    NumPy may count the last bits of a long row otherwise than those of a short one.
    """
    told = repr((judged.symptoms, judged.lamps, judged.failures))
    return re.sub(r"\d+\.\d+(e[-+]?\d+)?", lambda found: f"{float(found[0]):.9g}", told)


def test_a_run_that_cannot_be_measured_costs_no_other_run_its_verdict(monkeypatch, faults):
    (good,) = curves_of(book(**overfitting()))
    (bad,) = curves_of(book(**healthy()))
    expected = examine(good)

    def failing(runs):
        if any(run is bad for run in runs):
            raise ArithmeticError
        return measure_all(runs)

    monkeypatch.setattr(engine, "measure_all", failing)
    cases = list(examine_each([good, bad, good]))
    assert [cases[0], cases[2]] == [expected, expected]
    assert [failure.error for failure in cases[1].failures] == ["ArithmeticError"]
    assert faults
    assert {lamp.state.value for lamp in cases[1].lamps.values()} == {"unknown"}


def test_no_rule_reads_a_file_or_a_clock():
    for rule in RULES:
        tree = ast.parse(inspect.getsource(inspect.getmodule(rule.detect)))
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        assert imported <= {"numpy", "math"}
