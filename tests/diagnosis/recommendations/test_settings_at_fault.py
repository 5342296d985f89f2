"""A setting that by itself explains a bad run is put right first; a healthy run keeps it."""

import pytest

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.recommendations import recommend
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability, Symptom
from dashboard.model.run import Run, XUnit
from dashboard.text.snippets import follow
from tests.diagnosis.siblings.made_up_runs import case, run
from tests.text.advice import ADVICE, OURS

GOOD = {
    "stability": Stability.OK,
    "learning_rate": LearningRate.GOOD,
    "batch_size": BatchSize.GOOD,
    "fit": Fit.GOOD,
}
BROKEN = {"fit": Fit.BROKEN_FROM_START}
AT_FAULT = {
    "fault": ("shuffled_labels", ""),
    "loss": ("mse_on_labels", "cross_entropy"),
    "init": ("zero", "he"),
    "input_scaling": ("raw", "normalised"),
    "label_noise": (0.4, 0.0),
    "order": ("sorted", "shuffled"),
    "dropout": (0.9, 0.2),
    "l1": (0.1, 0.0),
    "clip": (0.001, 1.0),
    "batch_size": (2, 32),
}


def advised(settings, symptoms=(), **states):
    one = case(run(classes=10, train_examples=1000, **settings), **(GOOD | states))
    return recommend(Case(one.curves, tuple(symptoms), one.lamps), (), [one.curves])


@pytest.mark.parametrize("name", AT_FAULT)
def test_a_broken_run_is_told_of_the_setting_first(name):
    start, to = AT_FAULT[name]
    first = advised({name: start}, **BROKEN)[0]
    assert (first.action, first.parameter) == ("mend_setting", name)
    assert (first.from_value, first.to_value) == (start, to)


@pytest.mark.parametrize(
    ("settings", "states"),
    [
        ({"model": "linear"}, BROKEN),
        ({"hidden": ()}, BROKEN),
        ({}, {"stability": Stability.DIVERGED, "learning_rate": LearningRate.TOO_HIGH}),
    ],
)
def test_zero_weights_are_not_named_where_they_explain_nothing(settings, states):
    found = advised({"init": "zero", **settings}, **states)
    assert all(one.parameter != "init" for one in found)


NEVER_RIGHT = ("fault", "loss", "label_noise", "order", "input_scaling")


@pytest.mark.parametrize("name", sorted(set(AT_FAULT) - set(NEVER_RIGHT)))
def test_a_healthy_run_keeps_the_setting(name):
    assert advised({name: AT_FAULT[name][0]}) == ()


@pytest.mark.parametrize("name", NEVER_RIGHT)
def test_what_is_never_right_is_told_however_the_curve_looks(name):
    assert [one.parameter for one in advised({name: AT_FAULT[name][0]})] == [name]


def test_a_decay_that_leaves_no_rate_for_most_of_the_run_is_told():
    decay = {"decay": "exponential", "epochs": 30}
    assert [one.parameter for one in advised(decay | {"decay_rate": 0.3})] == ["decay"]
    assert advised(decay | {"decay_rate": 0.9}) == ()


@pytest.mark.parametrize("name", AT_FAULT)
def test_a_setting_as_it_should_be_is_no_fault(name):
    found = advised({name: AT_FAULT[name][1]}, **BROKEN)
    assert "mend_setting" not in [one.action for one in found]


def test_what_holds_back_is_no_fault_of_an_overfitted_run():
    for name in ("dropout", "l1", "clip"):
        found = advised({name: AT_FAULT[name][0]}, fit=Fit.OVERFITTING)
        assert "mend_setting" not in [one.action for one in found]


def test_a_rate_of_zero_comes_before_every_other_setting():
    zero = Symptom("lr-zero", 1.0, "none", "lr", 0.0, 1.0)
    assert advised({"init": "zero"}, [zero], **BROKEN)[0].action == "set_lr"


def test_weights_of_zero_do_not_harm_a_model_without_hidden_layers():
    found = advised({"init": "zero", "hidden": ()}, **BROKEN)
    assert "mend_setting" not in [one.action for one in found]


@pytest.mark.parametrize("advice", ADVICE["mend_setting"], ids=lambda one: one.parameter)
def test_the_trainer_can_follow_each(advice):
    ours = Run("a", "a", "a", "trainer", XUnit.STEP, OURS | {advice.parameter: advice.from_value})
    assert follow(advice, ours) == {advice.parameter: advice.to_value}


@pytest.mark.parametrize("action", ["lower_batch_size", "raise_batch_size", "train_longer"])
def test_counts_stay_whole_numbers(action):
    ours = Run("a", "a", "a", "trainer", XUnit.STEP, OURS)
    found = follow(ADVICE[action][0], ours)
    assert found
    assert all(type(to) is type(OURS[name]) for name, to in found.items())


def test_a_test_of_labels_is_no_better_run_and_is_not_followed():
    ours = Run("a", "a", "a", "trainer", XUnit.STEP, OURS)
    assert follow(ADVICE["check_labels"][0], ours) is None
    assert LampName.FIT in case(run()).lamps


@pytest.mark.parametrize(
    ("decay", "state", "actions"),
    [
        (0.02, Fit.UNKNOWN, ["lower_weight_decay"]),
        (0.02, Fit.OVERFITTING, []),
        (0.3, Fit.OVERFITTING, ["lower_weight_decay"]),
    ],
)
def test_an_overfitted_run_keeps_its_weight_decay_unless_that_is_beyond_reason(
    decay, state, actions
):
    found = advised({"weight_decay": decay, "optimizer": "sgd"}, fit=state)
    assert [one.action for one in found if one.action == "lower_weight_decay"] == actions
