"""Whole runs from formulas, and the verdicts that they must get."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.lamps.fit import SURE_OF
from dashboard.diagnosis.verdict import Fit, LampName, LearningRate
from dashboard.model.run import XUnit
from tests.diagnosis.alone.formulas import (
    START,
    case,
    codes,
    collapsing,
    healthy,
    noise,
    overfitting,
    slow,
    states,
    verdict,
)

T = np.arange(31)
NAN_AT_7 = np.where(T < 7, START * np.exp(-T / 5), np.nan)
FLAT = START + noise(31, 0.002)
CHANCE = 0.1 + noise(31, 0.003, 1)


LONG = np.arange(61.0)
FALL = np.exp(-LONG / 4)
UNSETTLED = {
    "noisy": {"train_loss": 0.5 + 2 * FALL + noise(61, 0.12)},
    "oscillating": {"train_loss": 0.5 + 2 * FALL + 0.15 * (LONG % 2)},
    "plateau": {"train_loss": 1.2 + 1.1 * FALL + noise(61, 0.002)},
}


@pytest.mark.parametrize("state", UNSETTLED)
def test_a_state_that_nothing_settles_has_no_confidence_and_all_others_have(state):
    losses = UNSETTLED[state]
    judged = case({"lr": 0.1}, **losses, val_loss=losses["train_loss"] * 1.02)
    sure = {lamp.state.value: lamp.confidence for lamp in judged.lamps.values()}
    assert sure.pop(state) is None
    assert None not in sure.values()


@pytest.mark.parametrize("seed", range(5))
def test_a_run_that_falls_fast_and_settles_is_healthy_on_every_lamp(seed):
    judged = case({"lr": 0.1, "batch_size": 64}, **healthy(seed=seed))
    assert states(judged) == {
        "stability": "ok",
        "learning_rate": "good",
        "batch_size": "good",
        "fit": "good",
    }
    assert verdict(judged) == "healthy"


ILL = {
    "nan from epoch 7 on": ({"train_loss": NAN_AT_7, "val_loss": NAN_AT_7}, "stability/diverged"),
    "finite divergence": (collapsing(), "stability/diverged"),
    "loss above its start": (
        {"train_loss": np.r_[2.3, np.full(20, 62.0)], "test_accuracy": np.full(21, 0.1)},
        "stability/diverged",
    ),
    "never learns": (
        {"train_loss": FLAT, "val_loss": FLAT, "val_accuracy": CHANCE},
        "fit/broken_from_start",
    ),
    "overfitting": (overfitting(), "fit/overfitting"),
    "far too slow": (slow(), "learning_rate/too_low"),
    "an accuracy of 800": (
        healthy(train_accuracy=np.linspace(450, 800, 31)),
        "stability/broken",
    ),
    "a rate of zero": (
        {"train_loss": FLAT, "val_loss": FLAT, "none_learning_rate": np.zeros(31)},
        "fit/broken_from_start",
    ),
}


@pytest.mark.parametrize(("curves", "expected"), ILL.values(), ids=ILL)
def test_each_illness_comes_out_as_itself(curves, expected):
    assert verdict(case({"batch_size": 64}, **curves)) == expected


def test_a_finite_divergence_blames_the_rate_and_not_the_fit():
    judged = case(**collapsing())
    assert states(judged)["learning_rate"] == "too_high"
    assert states(judged)["fit"] == "unknown"


def test_the_best_epoch_of_an_overfitted_run_is_where_its_held_out_loss_turned():
    judged = case(**overfitting(turn=12))
    (rise,) = [s for s in judged.symptoms if s.code == "val-rises-while-train-falls"]
    assert rise.evidence["best_x"] == pytest.approx(12, abs=2)
    assert rise.evidence["rise"] > 0.5


@pytest.mark.parametrize(
    ("accuracy", "went", "severity"),
    [
        (0.85 - 0.75 * np.exp(-np.arange(41) / 1.5), "still", "warning"),
        (0.6 + 0.005 * np.arange(41), "rose", "info"),
        (0.8 - 0.004 * np.arange(41), "fell", "warning"),
        (None, "unknown", "warning"),
    ],
)
def test_a_held_out_loss_that_rises_is_overfitting_whatever_the_accuracy_does(
    accuracy, went, severity
):
    run = {name: curve for name, curve in overfitting().items() if "accuracy" not in name}
    judged = case(**run, **({} if accuracy is None else {"val_accuracy": accuracy}))
    said = headline(judged)
    assert states(judged)["fit"] == "overfitting"
    assert (said.evidence["accuracy_went"], said.severity) == (went, severity)


def test_a_large_batch_with_few_updates_that_is_still_gaining_is_unfinished_not_overfitted():
    t = np.arange(31)
    loss = START / (1 + 2 * t) ** 0.5
    error = 0.9 / (1 + 2 * t) ** 0.5
    judged = case(
        {"batch_size": 1024, "lr": 0.01},
        x=t * 59,
        unit=XUnit.STEP,
        train_loss=loss,
        test_loss=loss * 1.03,
        train_accuracy=1 - error,
        test_accuracy=1 - error * 1.02,
    )
    assert states(judged)["fit"] == "stopped_too_early"
    assert states(judged)["stability"] == "ok"


def test_a_rate_that_a_schedule_took_to_zero_does_not_make_a_run_unfinished():
    t = np.arange(41)
    rate = 0.5 * (1 + np.cos(np.pi * t / 40))
    loss = 0.3 + 1.5 * np.exp(-t / 5) + 0.4 * rate
    judged = case(train_loss=loss, val_loss=loss * 1.02, none_learning_rate=rate)
    assert "still-falling-at-end" not in codes(judged)
    judged = case(train_loss=loss, val_loss=loss * 1.02)
    assert "still-falling-at-end" in codes(judged)


def test_a_saw_is_an_oscillation():
    t = np.arange(31)
    saw = 0.15 + START * np.exp(-t / 2) + 0.05 * (-1.0) ** t
    assert states(case(train_loss=saw, val_loss=saw))["stability"] == "oscillating"


def test_both_accuracies_at_rest_at_a_poor_level_are_underfitting():
    t = np.arange(31)
    accuracy = 0.55 - 0.45 * np.exp(-t / 2)
    loss = 1.2 + (START - 1.2) * np.exp(-t / 2)
    judged = case(
        train_loss=loss, val_loss=loss, train_accuracy=accuracy, val_accuracy=accuracy - 0.01
    )
    assert states(judged)["fit"] == "underfitting"


def test_a_spike_that_heals_is_told_and_changes_no_lamp():
    run = healthy()
    run["train_loss"] = run["train_loss"].copy()
    run["train_loss"][20] = 1.0
    judged = case({"batch_size": 64}, **run)
    assert "spike" in codes(judged)
    assert verdict(judged) == "healthy"


def test_the_headline_says_the_median_of_the_last_values_not_one_lucky_point():
    run = healthy()
    run["val_accuracy"] = run["val_accuracy"].copy()
    run["train_accuracy"] = run["train_accuracy"].copy()
    run["val_accuracy"][-5:] = [0.9512, 0.9512, 0.9513, 0.2, 0.9511]
    run["train_accuracy"][-5:] = [0.9412, 0.9412, 0.9411, 0.9413, 0.9999]
    said = headline(case(**run)).evidence
    assert said["final"] == pytest.approx(0.9512)
    assert (said["side"], said["apart"]) == ("above", pytest.approx(0.01))


def settled(end):
    return end + (2.3 - end) * np.exp(-np.arange(31.0))


def test_a_healthy_headline_keeps_its_reservations():
    spiky = healthy()
    spiky["train_loss"] = spiky["train_loss"].copy()
    spiky["train_loss"][20] = 1.0
    apart = healthy() | {"train_loss": settled(0.01), "val_loss": settled(0.9)}
    apart["train_accuracy"] = 1 - 0.9 * np.exp(-np.arange(31.0))
    apart["val_accuracy"] = 0.75 - 0.65 * np.exp(-np.arange(31.0))
    accuracy_only = {name: curve for name, curve in healthy().items() if "accuracy" in name}
    notes = [headline(case(**run)).evidence["note"] for run in (spiky, apart, accuracy_only)]
    assert notes == ["spike", "gap", "unknown"]
    assert headline(case(**healthy())).evidence["note"] == "none"


@pytest.mark.parametrize(
    ("weight_decay", "accuracy", "state"),
    [
        (0.3, 0.7, Fit.UNDERFITTING),
        (0.0005, 0.7, None),
        (0.3, 0.97, None),
    ],
)
def test_a_weight_decay_beyond_reason_holds_back_what_is_not_learned(weight_decay, accuracy, state):
    run = healthy()
    fall = np.exp(-np.arange(31) / 1.5)
    for part in ("train", "val"):
        run[f"{part}_accuracy"] = accuracy - (accuracy - 0.1) * fall
    judged = case({"optimizer": "sgd", "weight_decay": weight_decay}, **run)
    lamp = judged.lamps[LampName.FIT]
    if state is None:
        assert lamp.state is not Fit.UNDERFITTING or lamp.confidence != SURE_OF["decay"]
    else:
        assert (lamp.state, lamp.confidence >= SURE_OF["decay"]) == (state, True)
        assert (headline(judged).lamp, headline(judged).state) == (LampName.FIT, state.value)


def narrow_and_slow(**changes):
    """A network of two units that learns half-way, and more slowly all the time."""
    t = np.arange(31)
    fall = 0.5 * (1 - np.exp(-t / 12))
    return {
        "train_loss": 2.3 * (1 - fall),
        "val_loss": 2.3 * (1 - 0.95 * fall),
        "train_accuracy": 0.1 + 0.5 * fall,
        "val_accuracy": 0.1 + 0.5 * fall,
    } | changes


def test_two_units_are_named_before_the_rate_that_they_make_look_low():
    settings = {"optimizer": "sgd", "lr": 0.001, "hidden": (64, 2)}
    judged = case(settings, **narrow_and_slow())
    assert judged.lamps[LampName.LEARNING_RATE].state is LearningRate.TOO_LOW
    assert verdict(judged) == "fit/underfitting"
    assert judged.lamps[LampName.FIT].because[0] == "held-back"
    wide = case(settings | {"hidden": (64, 64)}, **narrow_and_slow())
    assert verdict(wide) == "learning_rate/too_low"


def test_a_loss_that_a_strong_decay_lifts_is_no_divergence_to_lower_the_rate_for():
    t = np.arange(31)
    up = 1.2 - 0.3 * np.exp(-t / 2) + 0.01 * t
    flat = np.full(31, 0.3)
    run = {"train_loss": up, "val_loss": up, "train_accuracy": flat, "val_accuracy": flat}
    strong = case({"optimizer": "sgd", "weight_decay": 0.3, "lr": 0.1}, **run)
    plain = case({"optimizer": "sgd", "weight_decay": 0.0, "lr": 0.1}, **run)
    assert verdict(strong) == "fit/underfitting"
    assert verdict(plain).startswith("stability/")


def test_what_siblings_have_shown_of_the_rate_is_said_before_a_setting_that_holds_back():
    judged = case({"optimizer": "sgd", "lr": 0.001, "hidden": 2}, **narrow_and_slow())
    rate = replace(judged.lamps[LampName.LEARNING_RATE], from_siblings=True)
    lamps = {**judged.lamps, LampName.LEARNING_RATE: rate}
    assert verdict(replace(judged, lamps=lamps)) == "learning_rate/too_low"
