"""The claims of the fit lamp: how sure they are, and where they are not made."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis import symptoms
from dashboard.diagnosis.claims import (
    AT_GUESS,
    BY_HEART,
    FACTS,
    GAP,
    NO_GAP,
    Claim,
    claims,
    facts_of,
    raised,
)
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.lamps.fit import EVEN
from dashboard.diagnosis.verdict import Fit, LampName, LearningRate
from dashboard.model.curve import curves_of
from tests.diagnosis.alone.formulas import book, case, healthy

T = np.arange(31)
chances = st.floats(0, 1)


def facts(**curves):
    (one,) = curves_of(book(**curves))
    features = measure(one)
    return facts_of(features, {fact.code: fact for fact in symptoms.observe(features)})


def test_the_data_file_holds_every_claim_and_every_fact():
    assert set(claims()) == set(FACTS)
    assert all(set(one.by_fact) == set(FACTS[name]) for name, one in claims().items())


@given(chances, chances, st.dictionaries(st.sampled_from(FACTS["broken"]), chances))
def test_nothing_is_held_for_broken_the_surer_the_likelier_its_rate_is_low(first, other, seen):
    low, high = sorted((first, other))
    broken = claims()["broken"]
    assert 0 < broken.chance(high, seen) <= broken.chance(low, seen) < 1


@given(chances, chances)
def test_overfitting_is_the_surer_the_likelier_an_earlier_stop_is_better(first, other):
    low, high = sorted((first, other))
    assert 0 < claims()["overfitting"].chance(low, {}) <= claims()["overfitting"].chance(high, {})


@given(chances, chances, chances)
def test_overfitting_is_the_surer_the_further_the_accuracies_are_apart(likely, first, other):
    near, far = sorted((first, other))
    said = [claims()["overfitting"].chance(likely, {GAP: gap}) for gap in (near, far)]
    assert said == sorted(said)


def test_the_gap_is_that_of_the_accuracies_at_the_end_and_unknown_without_both():
    run = healthy(train_accuracy=np.linspace(0.1, 1, 31), val_accuracy=np.linspace(0.1, 0.8, 31))
    assert facts(**run)[GAP] == pytest.approx(0.2, abs=0.1)
    assert NO_GAP not in facts(**run)
    del run["train_accuracy"]
    assert (facts(**run)[NO_GAP], GAP in facts(**run)) == (1.0, False)


def test_a_chance_is_the_logistic_of_a_sum():
    one = Claim(usual=0.5, by_odds=2.0, by_fact={"this": 1.0, "that": -1.0})
    expected = 1 / (1 + math.exp(-(0.5 + 2 * math.log(3) + 0.25)))
    assert one.chance(0.75, {"this": 0.25, "other": 1.0}) == pytest.approx(expected)


def test_a_loss_that_fell_to_a_guess_and_stays_there_is_broken():
    """Whatever the cause, a rate that is only too low does not bring a loss down to ln(n)."""
    found = case(
        train_loss=math.log(10) + 9 * np.exp(-T / 2.0),
        train_accuracy=np.full(31, 0.1) + 0.001 * (T % 3),
        val_loss=math.log(10) + 0.2 * np.exp(-T / 2.0),
        val_accuracy=np.full(31, 0.1) + 0.001 * (T % 2),
    )
    lamp = found.lamps[LampName.FIT]
    assert lamp.state is Fit.BROKEN_FROM_START
    assert EVEN <= lamp.confidence < 1


def test_a_loss_that_hardly_moves_but_evenly_may_only_be_slow():
    found = case(train_loss=2.4 - 0.001 * T, val_loss=2.4 - 0.001 * T)
    lamp = found.lamps[LampName.FIT]
    assert (lamp.state, lamp.reason) == (Fit.UNKNOWN, "slow-or-broken")


def test_an_accuracy_that_is_back_at_a_guess_after_more_was_learned_never_stood_there():
    back = np.where(T < 10, 0.1 + 0.05 * T, 0.1)
    loss = np.where(T < 10, 2.3 - 0.1 * T, 2.3)
    seen = facts(train_loss=loss, train_accuracy=back, val_accuracy=back)
    assert "at-chance" not in seen
    assert "broken" not in raised(seen)


def test_an_accuracy_at_a_guess_is_no_guess_of_a_loss_that_is_elsewhere():
    accuracy = np.full(31, 0.1)
    at, off = (
        facts(train_loss=end + 0.5 * np.exp(-T / 3.0), val_accuracy=accuracy)
        for end in (math.log(10), 2.0)
    )
    assert AT_GUESS in at
    assert AT_GUESS not in off


def test_what_was_learned_by_heart_is_how_far_training_is_above_the_rest():
    learned = 0.1 + 0.9 * (1 - np.exp(-T / 5.0))
    seen = facts(
        train_loss=2.3 * np.exp(-T / 5.0),
        train_accuracy=learned,
        val_loss=2.31 + 0.01 * T,
        val_accuracy=0.1 + 0.002 * (T % 3),
    )
    assert seen[BY_HEART] == pytest.approx(learned[-1] - 0.1, abs=0.05)


@pytest.mark.parametrize(
    ("lr", "expected"), [(10.0, LearningRate.TOO_HIGH), (0.1, LearningRate.UNKNOWN)]
)
def test_nothing_but_nan_is_the_rates_doing_only_where_that_is_far_above_the_usual(lr, expected):
    nan = np.full(31, np.nan)
    found = case(train_loss=nan, val_loss=nan, config={"lr": lr, "optimizer": "sgd"})
    assert found.lamps[LampName.LEARNING_RATE].state is expected


def test_a_held_out_loss_of_numbers_beside_nan_is_not_the_rates_doing():
    nan, settings = np.full(31, np.nan), {"lr": 10.0, "optimizer": "sgd"}
    found = case(train_loss=nan, val_loss=np.full(31, 2.0), config=settings)
    assert found.lamps[LampName.LEARNING_RATE].reason == "numbers-broken"


def test_a_healthy_run_raises_no_claim():
    assert not raised(facts(**healthy()))
