"""Runs whose outputs stand at 0 and 1: by their inputs, their last layer, or their rate."""

import numpy as np
import pytest

from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.recommendations import recommend
from dashboard.diagnosis.verdict import LampName
from tests.diagnosis.alone.formulas import case, codes, states
from tests.diagnosis.alone.symptom_cases import SATURATED

USUAL = {"optimizer": "sgd", "lr": 0.01, "batch_size": 32}
FAR_ABOVE = {"optimizer": "sgd", "lr": 30.0, "batch_size": 32}
NEVER_MOVED = {
    "train_loss": np.full(7, 5.946509),
    "train_accuracy": np.full(7, 0.6267606),
    "val_loss": np.full(7, 5.910487),
    "val_accuracy": np.full(7, 0.6293706),
}


def advised(one):
    return [advice.action for advice in recommend(one, (), [one.curves])]


STANDS = SATURATED | {"train_loss": np.full(9, 16.118096 * 0.91010)}
"""Ten classes at the cut-off from the first epoch on."""


@pytest.mark.parametrize("curves", [STANDS, NEVER_MOVED])
@pytest.mark.parametrize("settings", [None, USUAL])
def test_inputs_and_last_layer_come_first_where_it_stood_there_from_the_start(settings, curves):
    judged = case(settings, **curves)
    verdict = headline(judged)
    assert (verdict.lamp, verdict.state) == (LampName.FIT, "broken_from_start")
    assert verdict.evidence["basis"] == "outputs-saturated"
    assert verdict.evidence["cost"] == pytest.approx(16, abs=0.2)
    assert judged.lamps[LampName.LEARNING_RATE].reason == "saturated"
    assert judged.lamps[LampName.STABILITY].reason == "saturated"
    assert advised(judged)[:2] == ["scale_inputs", "check_output_layer"]
    assert "raise_lr" not in advised(judged)


def test_a_rate_that_nobody_knows_is_one_of_the_causes():
    assert "lower_lr" in advised(case(None, **STANDS))
    assert "lower_lr" not in advised(case(USUAL, **STANDS))


@pytest.mark.parametrize(
    ("settings", "curves"), [(FAR_ABOVE, STANDS), (None, SATURATED), (USUAL, SATURATED)]
)
def test_a_rate_far_above_the_usual_is_the_cause_and_so_is_one_that_led_there(settings, curves):
    judged = case(settings, **curves)
    assert states(judged)[LampName.LEARNING_RATE] == "too_high"
    assert states(judged)[LampName.STABILITY] == "diverged"
    assert advised(judged)[:2] == ["lower_lr", "scale_inputs"]


def test_the_same_fact_is_not_told_twice():
    assert not {"loss-constant", "accuracy-constant"} & set(codes(case(USUAL, **NEVER_MOVED)))


def test_a_run_that_learned_in_spite_of_it_is_neither_broken_nor_healthy():
    judged = case(
        USUAL,
        train_loss=16.118 * np.r_[0.5, 0.21, np.full(5, 0.188)],
        train_accuracy=np.r_[0.5, 0.79, np.full(5, 0.812)],
        val_loss=np.full(7, 16.118 * 0.2),
        val_accuracy=np.full(7, 0.8),
    )
    assert headline(judged).state == "unknown"
    assert headline(judged).evidence["reason"] == "saturated"
    assert "scale_inputs" in advised(judged)
