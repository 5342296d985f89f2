"""A run that may be one pass over its data: neither its rate nor its size is blamed for its end."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.lamps import learning_rate
from dashboard.diagnosis.verdict import LampName, LearningRate
from dashboard.model.run import XUnit
from tests.diagnosis.alone.test_verdicts import case, states

UPDATES = np.arange(1, 101) * 100.0
BLAMED = {"too_low", "slightly_low", "underfitting"}


def language(end: float, seed: int, pace: float = 0.3) -> dict[str, np.ndarray]:
    """Losses of a language model that fall like a power of the updates, and train on fresh text."""
    noise = 0.02 * np.random.default_rng(seed).normal(size=(2, len(UPDATES)))
    loss = end + (9 - end) * (UPDATES / UPDATES[0]) ** -pace
    return {"train_loss": loss + noise[0], "val_loss": loss + noise[1] / 10}


@pytest.mark.parametrize("end", [1.0, 2.5, 3.3])
@pytest.mark.parametrize("pace", [0.15, 0.3, 0.6])
@pytest.mark.parametrize("config", [{}, {"optimizer": "adamw", "lr": 3e-4, "batch_size": 64}])
def test_a_single_pass_that_still_falls_is_blamed_for_nothing(end, pace, config):
    for seed in range(5):
        judged = states(case(config, x=UPDATES, unit=XUnit.STEP, **language(end, seed, pace)))
        assert not BLAMED & set(judged.values())


def test_the_same_losses_by_epochs_are_judged():
    epochs = np.arange(1.0, 101.0)
    judged = states(case({}, x=epochs, **language(1.0, 0, pace=0.15)))
    assert judged["learning_rate"] == "too_low"


ADAM = {"optimizer": "adamw"}


@pytest.mark.parametrize(
    ("readers", "settings", "is_named"),
    [
        ("csv", {"lr": 0.003, **ADAM}, True),
        ("csv", {"lr": 0.01, **ADAM}, False),
        ("csv", {"lr": 0.01, "hidden_size": 16, **ADAM}, True),
        ("csv", {"lr": 0.3, "hidden_size": 16, **ADAM}, False),
        ("csv", {"lr": 0.01, "optimizer": "sgd"}, True),
        ("csv", {"lr": 0.01}, True),
        ("huggingface", {"lr": 0.003}, True),
        ("huggingface", {"lr": 0.01}, False),
    ],
)
def test_a_rate_at_which_no_such_model_does_well_is_not_called_good(
    monkeypatch, readers, settings, is_named
):
    monkeypatch.setattr(learning_rate, "decide", lambda *_: (LearningRate.GOOD, 0.7, ""))
    curves = case(settings, x=UPDATES, unit=XUnit.STEP, **language(2.5, 0)).curves
    lamp = examine(replace(curves, run=replace(curves.run, format=readers))).lamps[
        LampName.LEARNING_RATE
    ]
    assert (lamp.state is LearningRate.GOOD) is is_named
    assert is_named or (lamp.reason == "not-telling" and lamp.chances is not None)
