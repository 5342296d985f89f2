"""Which runs are called lost: those that a lower rate would have saved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.verdict import LampName
from tests.diagnosis.alone.formulas import CLASSES, START, case, codes, healthy, noise, states

T = np.arange(31)
DRIFT = 1 + 0.06 * (1 - np.exp(-T / 4))  # as batch normalization makes it at a rate far too low
LOW = {"optimizer": "adam", "lr": 1e-7, "batch_size": 64}
USUAL = {"optimizer": "adam", "lr": 1e-3, "batch_size": 64}
LOSING = {"diverged", "diverging"}


@pytest.mark.parametrize("factor", [64, 256])
def test_a_summed_loss_that_falls_is_not_lost_however_little_the_accuracy_gains(factor):
    judged = case(
        USUAL,
        train_loss=factor * (0.28 + 0.22 * np.exp(-T / 6)),
        train_accuracy=0.85 + 0.02 * (1 - np.exp(-T / 6)),
        val_loss=factor * (0.27 + 0.22 * np.exp(-T / 6)),
        val_accuracy=0.86 + 0.02 * (1 - np.exp(-T / 6)),
    )
    assert "loss-beyond-guess" in codes(judged)
    assert states(judged)[LampName.STABILITY] == "ok"
    assert states(judged)[LampName.LEARNING_RATE] not in {"too_high", "slightly_high"}


def test_a_loss_that_drifts_up_at_a_rate_far_too_low_is_not_lost_by_its_rate():
    judged = case(LOW, train_loss=START * DRIFT, val_loss=START * DRIFT)
    assert "loss-exploded" in codes(judged)
    assert states(judged)[LampName.STABILITY] not in LOSING
    assert states(judged)[LampName.LEARNING_RATE] not in {"good", "too_high", "slightly_high"}
    assert judged.lamps[LampName.FIT].reason != "diverged"


def test_a_loss_far_above_its_start_is_lost_whatever_the_rate_says():
    risen = np.geomspace(START, 40 * START, 31)
    judged = case(LOW, train_loss=risen, val_loss=risen)
    lamp = judged.lamps[LampName.STABILITY]
    assert lamp.state == "diverged"
    assert 0.5 <= lamp.confidence <= 0.98


def test_a_loss_larger_than_any_sum_is_lost_though_it_falls():
    falling = 2e5 * np.exp(-T / 20)
    right = 0.5 + noise(31, 0.01)
    judged = case(USUAL, train_loss=falling, val_loss=falling, val_accuracy=right)
    assert "loss-beyond-guess" in codes(judged)
    assert states(judged)[LampName.STABILITY] == "diverged"
    assert judged.lamps[LampName.FIT].reason == "diverged"
    values = case(USUAL, train_loss=falling, val_loss=falling, val_accuracy=0 * T)
    assert states(values)[LampName.STABILITY] not in LOSING


def test_numbers_that_are_none_at_the_end_are_lost_for_certain():
    judged = case(LOW, train_loss=np.where(T < 20, START * np.exp(-T / 9), np.nan))
    assert judged.lamps[LampName.STABILITY].state == "diverged"
    assert judged.lamps[LampName.STABILITY].confidence == pytest.approx(0.98)


def test_a_run_that_ends_a_little_above_is_lost_as_surely_as_its_rate_is_high():
    judged = case(
        {**USUAL, "lr": 3.0},
        train_loss=np.r_[START, 1.3 * START + noise(30, 0.1)],
        val_loss=np.r_[START, 1.3 * START + noise(30, 0.1)],
    )
    stability, rate = (judged.lamps[name] for name in (LampName.STABILITY, LampName.LEARNING_RATE))
    assert stability.state == "diverged"
    assert stability.confidence == pytest.approx(min(0.98, rate.chances.high))


@pytest.mark.parametrize(
    ("lr", "is_said"),
    [(1e-6, False), (3.0, True)],
    ids=["far too low", "far too high"],
)
def test_a_loss_that_rises_at_the_end_is_diverging_where_the_rate_is_likely_high(lr, is_said):
    fall = START * np.exp(-T / 40)
    rise = np.where(T > 22, 0.15 * (T - 22), 0) + noise(31, 0.004)
    judged = case({**USUAL, "lr": lr}, train_loss=fall + rise, val_loss=fall + rise)
    lamp = judged.lamps[LampName.STABILITY]
    assert "loss-rising-at-end" in codes(judged)
    assert (lamp.state in LOSING) is is_said
    if not is_said:
        assert lamp.reason == "rise-not-by-rate"


@given(
    factor=st.floats(10, 4096),
    gain=st.floats(0, 0.09),
    fall=st.floats(0.02, 0.9),
    seed=st.integers(0, 50),
)
def test_no_unit_of_the_loss_makes_a_falling_run_diverge(factor, gain, fall, seed):
    loss = START * (1 - fall * (1 - np.exp(-T / 8))) + noise(31, 0.002, seed)
    right = 1 / CLASSES + gain * T / T[-1]
    plain, scaled = (
        case(USUAL, train_loss=f * loss, val_loss=f * loss * 1.01, val_accuracy=right)
        for f in (1.0, factor)
    )
    if plain.lamps[LampName.STABILITY].state not in LOSING:
        assert "loss-exploded" not in codes(scaled)
        assert states(scaled)[LampName.STABILITY] not in LOSING


def test_a_healthy_run_in_any_unit_is_healthy():
    values = {key: value for key, value in healthy().items() if key.endswith("loss")}
    scaled = healthy(**{key: 640 * value for key, value in values.items()})
    assert states(case(**scaled)) == states(case(**healthy()))
