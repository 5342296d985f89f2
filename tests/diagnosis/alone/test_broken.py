"""Numbers and data that are broken: a verdict of their own, without a word on the rate."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis import symptoms
from dashboard.diagnosis.broken import COURSE, DATA, NEVER_TRAINED, NUMBERS
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.verdict import LampName, LearningRate, Severity, Stability
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.diagnosis.alone.formulas import book, case, codes, healthy, noise, states, verdict
from tests.diagnosis.alone.symptom_cases import (
    CASES,
    T,
    of_other_data,
    one_class,
    units,
    upside_down,
)

RULES = {rule.code: rule for rule in symptoms.all_symptoms()}
LOSS = healthy()["train_loss"]
NAN = np.full(31, np.nan)
NORM = 1.0 + noise(31, 0.1)


def judged(**curves):
    """The diagnosis of a run from its curves."""
    (one,) = diagnose(book(**curves)).diagnoses
    return one


FAULTS = {
    "NaN gradients, loss zero": (
        {"train_loss": np.r_[5e5, np.zeros(30)], "none_grad_norm": NAN},
        "stability/broken",
        ["check_precision", "clip_gradients", "check_data", "check_labels"],
    ),
    "a calm descent that ends in NaN with its gradient": (
        {
            "train_loss": np.where(T < 20, LOSS, np.nan),
            "none_grad_norm": np.where(T < 20, NORM, np.nan),
        },
        "stability/broken",
        ["check_precision", "clip_gradients", "check_data"],
    ),
    "everything NaN from the first epoch": (
        {"train_loss": NAN, "val_loss": NAN, "val_accuracy": np.full(31, 0.1)},
        "stability/broken",
        ["check_precision", "probe_lower_lr", "check_data"],
    ),
    "NaN in validation only": (
        healthy(val_loss=NAN),
        "stability/broken",
        ["check_precision", "check_data"],
    ),
    "a cross-entropy below zero": (
        {"train_loss": -180.0 * (T + 1), "train_perplexity": 0.0 * T},
        "stability/broken",
        ["check_output_layer", "check_labels"],
    ),
    "a constant loss": (
        {"train_loss": np.full(31, 0.6931)},
        "stability/broken",
        ["check_gradient_flow", "check_labels"],
    ),
    "F1 above 1": (
        healthy(val_f1=0.6 + 0.02 * T),
        "stability/broken",
        ["check_metric"],
    ),
    "one class predicted": (
        one_class(),
        "fit/broken_from_start",
        ["check_classes", "shuffle_data", "check_labels"],
    ),
    "classes in another order": (
        upside_down(0.01),
        "fit/broken_from_start",
        ["check_split", "check_labels", "shuffle_data"],
    ),
    "held-out data of another kind": (
        of_other_data(val_loss=2.31 + 0.02 * T, config={"num_classes": 10}),
        "fit/broken_from_start",
        ["check_split", "check_labels", "shuffle_data"],
    ),
    "a rate of zero": (
        {"train_loss": 6.2 + noise(31, 0.04), "none_learning_rate": 0.0 * T},
        "fit/broken_from_start",
        ["set_lr"],
    ),
}


@pytest.mark.parametrize(("curves", "said", "advice"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_before_any_rate_and_gets_the_advice_that_fits(curves, said, advice):
    found = judged(**curves)
    assert f"{found.headline.lamp}/{found.headline.state}" == said
    assert [one.action for one in found.recommendations] == advice
    moved = {"lr", "batch_size"} if advice != ["set_lr"] else {"batch_size"}
    assert not {one.parameter for one in found.recommendations} & moved


@pytest.mark.parametrize("name", [name for name in FAULTS if name != "a rate of zero"])
def test_no_rate_is_judged_where_numbers_or_data_are_broken(name):
    lamp = judged(**FAULTS[name][0]).lamps[LampName.LEARNING_RATE]
    assert lamp.state is LearningRate.UNKNOWN
    assert lamp.reason in {"numbers-broken", "data-broken"}


@pytest.mark.parametrize("name", ["NaN in validation only", "F1 above 1"])
def test_a_fault_beside_which_training_goes_on_is_a_warning(name):
    assert judged(**FAULTS[name][0]).headline.severity is Severity.WARNING


def test_a_validation_that_breaks_is_dated_from_where_its_numbers_stop():
    found = judged(**healthy(val_loss=np.where((T < 12) & (T != 5), 1.0, np.nan)))
    (fact,) = (one for one in found.symptoms if one.code == "val-not-finite")
    assert (fact.evidence["at"], fact.evidence["stands"], fact.evidence["others"]) == (12, "yes", 1)


def test_a_fault_beside_training_does_not_hide_one_of_the_data():
    found = judged(**upside_down(0.01), val_f1=0.6 + 0.02 * T)
    assert (found.headline.lamp, found.headline.severity) == (LampName.FIT, Severity.CRITICAL)


def test_the_course_of_a_loss_that_means_nothing_is_not_told():
    below = case(train_loss=-180.0 * (T + 1.0) ** 1.5, train_perplexity=0.0 * T)
    assert "loss-below-lowest" in codes(below)
    assert not codes(below) & COURSE
    frozen = case({"lr": 0.0}, train_loss=6.2 + noise(31, 0.5), val_loss=6.2 + noise(31, 0.5, 1))
    assert "lr-zero" in codes(frozen)
    assert not codes(frozen) & COURSE
    assert states(frozen)["stability"] == "unknown"


def test_a_loss_that_climbed_into_its_nan_has_diverged():
    climbing = np.where(T < 12, 2.3 * 1.5**T, np.nan)
    run = case(train_loss=climbing, none_grad_norm=np.where(T < 12, 1.6**T, np.nan))
    assert states(run)["stability"] == "diverged"
    assert verdict(run) == "stability/diverged"


def test_a_fall_into_nan_without_a_gradient_in_the_log_has_diverged_as_ever():
    assert states(case(train_loss=np.where(T < 7, LOSS, np.nan)))["stability"] == "diverged"


def test_a_few_steps_that_loss_scaling_skipped_change_no_verdict():
    calm = judged(**healthy(none_grad_norm=np.where(T < 2, np.inf, NORM)))
    assert calm.headline.state == "healthy"
    skipped = np.where(np.isin(T, (0, 1, 9, 17)), np.inf, NORM)
    often = judged(**healthy(none_grad_norm=skipped))
    assert often.headline.state == "healthy"
    assert "gradient-not-finite" in {one.code for one in often.symptoms}


@pytest.mark.parametrize("factors", [(391, 1), (1, 1 / 1000)])
def test_losses_in_two_units_are_a_reservation_and_no_illness(factors):
    found = judged(**units(*factors))
    assert found.headline.severity is Severity.NONE
    assert [one.action for one in found.recommendations] == ["fix_reduction"]
    assert found.lamps[LampName.STABILITY].state is Stability.OK


def test_the_pace_of_a_sum_says_nothing_of_the_rate_and_that_of_a_mean_does():
    of_sum = judged(**units(train=391)).lamps[LampName.LEARNING_RATE]
    assert (of_sum.state, of_sum.reason) == (LearningRate.UNKNOWN, "units-differ")
    divided = judged(**units(held_out=1 / 1000)).lamps[LampName.LEARNING_RATE]
    assert divided.reason != "units-differ"


def test_a_rate_of_zero_is_never_multiplied():
    run = {"train_loss": 6.2 + noise(31, 0.04), "config": {"lr": 0.0, "optimizer": "adamw"}}
    (advice,) = judged(**run).recommendations
    assert (advice.parameter, advice.from_value, advice.to_value) == ("lr", 0.0, 0.001)
    (unknown,) = judged(**run | {"config": {"lr": 0.0}}).recommendations
    assert unknown.to_value is None


SAID = (*NUMBERS, *DATA, NEVER_TRAINED, "units-differ")


def test_a_rate_of_zero_becomes_the_one_that_a_sibling_has_shown():
    setting = {"optimizer": "adamw", "batch_size": 16}
    loss = 6.0 * np.exp(-T / 6) + 1
    runs = [
        book({**setting, "lr": lr}, run_id=name, train_loss=y)
        for name, lr, y in (("frozen", 0.0, 6.2 + noise(31, 0.04)), ("good", 0.0002, loss))
    ]
    both = LogBook(
        tuple(one.runs[0] for one in runs),
        {run_id: many for one in runs for run_id, many in one.series.items()},
    )
    (advice,) = diagnose(both).by_id["frozen"].recommendations
    assert advice.to_value == 0.0002
    assert "0.0002" in Sentences("en").why(advice)


HEALTHY = {
    "everything right at the end": healthy(
        val_accuracy=np.minimum(1.0, 0.1 + 0.2 * T), train_accuracy=np.minimum(1.0, 0.1 + 0.3 * T)
    ),
    "a loss that is rounded to zero": healthy(
        train_loss=np.round(2.3 * np.exp(-T / 2.0), 4), val_loss=np.round(2.3 * np.exp(-T / 3.0), 3)
    ),
    "per cent": healthy(val_accuracy=100 * healthy()["val_accuracy"], val_f1=90 - 80 * 0.8**T),
    "evaluated at every fifth epoch": healthy(val_loss=np.where(T % 5, np.nan, 2.3 * 0.8**T)),
    "a Dice loss": {"train_loss": -0.9 + 0.8 * np.exp(-T / 3), "val_loss": -0.8 + 0.7 * 0.7**T},
    "a log-density": {"train_loss": 3 - 8 * (1 - 0.8**T), "val_loss": 3 - 7.9 * (1 - 0.8**T)},
    "a rate that ends at zero": healthy(none_learning_rate=0.1 * (1 - T / 30)),
    "fine-tuned to a small set": {
        "train_loss": 0.7 * 0.7**T,
        "val_loss": 0.3 + 0.4 * 0.7**T,
        "val_accuracy": np.where(T < 2, 0.7, 0.9),
    },
}


@pytest.mark.parametrize("curves", HEALTHY.values(), ids=HEALTHY)
def test_nothing_is_called_broken_in_a_healthy_run(curves):
    found = judged(**curves)
    assert found.lamps[LampName.STABILITY].state is not Stability.BROKEN
    assert found.headline.severity is not Severity.CRITICAL


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", SAID)
def test_every_fault_is_said_in_full(code, lang):
    words = Sentences(lang)
    for curves in CASES[code].fires.values():
        found = judged(**curves)
        (own,) = (one for one in found.symptoms if one.code == code)
        for told in (words.headline(found), words.symptom(own)):
            assert told.endswith(".")
            assert told[0].isupper() or told.startswith(own.metric)
            assert not re.search(r"\bnan\b", told)
        assert all(words.chip(advice) for advice in found.recommendations)
        lamps = found.lamps.values()
        assert all(words.state(lamp) for lamp in lamps)
        assert all(words.reason(lamp) for lamp in lamps if lamp.reason)


VALUE = st.one_of(
    st.floats(-1e6, 1e6),
    st.floats(0, 1.2),
    st.sampled_from([0.0, 1.0, 0.7347, -1.0, np.nan, np.inf, -np.inf, 1e-12]),
)
CURVE = st.one_of(
    st.lists(VALUE, min_size=1, max_size=24),
    st.builds(lambda value, n: [value] * n, VALUE, st.integers(1, 24)),
)
NAMES = (
    "train_loss",
    "val_loss",
    "train_accuracy",
    "val_accuracy",
    "val_f1",
    "train_perplexity",
    "none_grad_norm",
    "none_learning_rate",
)
SETTINGS = st.dictionaries(
    st.sampled_from(["lr", "num_classes", "optimizer", "batch_size"]),
    st.sampled_from([0, 0.0, 2, 10, 0.1, "adam", -1, 64]),
)


@given(st.dictionaries(st.sampled_from(NAMES), CURVE, min_size=1), SETTINGS)
def test_whatever_is_logged_every_rule_answers_and_every_answer_can_be_said(curves, config):
    (found,) = curves_of(book(config, **curves))
    features = measure(found)
    for code in SAID:
        RULES[code].detect(features)
    diagnosis = judged(config=config, **curves)
    for words in map(Sentences, LANGUAGES):
        assert words.headline(diagnosis)
        assert all(words.symptom(one) for one in diagnosis.symptoms)
        assert all(words.recommendation(one) for one in diagnosis.recommendations)
        assert all(words.why(one) for one in diagnosis.recommendations)
