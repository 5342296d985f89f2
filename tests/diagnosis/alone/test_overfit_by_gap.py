"""Runs that know their training set by heart, whose validation loss never rises."""

import numpy as np
import pytest

from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.verdict import LampName
from tests.diagnosis.alone.formulas import case, states

T = np.arange(60)


def twenty_examples(train=1.0, gap=0.54):
    """Trained on twenty examples: all of them right in the end, and half of the others."""
    pace = 1 - np.exp(-T / 9)
    return {
        "train_loss": 2.35 * np.exp(-T / 12) + 0.01,
        "train_accuracy": 0.1 + (train - 0.1) * pace,
        "val_loss": 2.33 - 0.5 * pace,
        "val_accuracy": 0.1 + (train - gap - 0.1) * pace,
    }


@pytest.mark.parametrize("gap", [0.35, 0.54, 0.8])
def test_a_wide_gap_beside_a_training_set_known_by_heart_is_overfitting(gap):
    judged = case(**twenty_examples(gap=gap))
    assert states(judged)[LampName.FIT] == "overfitting"
    assert judged.lamps[LampName.FIT].because == ("val-above-train",)
    assert headline(judged).state != "healthy"


@pytest.mark.parametrize(("train", "gap"), [(1.0, 0.15), (0.85, 0.4)])
def test_a_narrower_gap_or_a_training_set_half_learned_is_none(train, gap):
    assert states(case(**twenty_examples(train, gap)))[LampName.FIT] != "overfitting"
