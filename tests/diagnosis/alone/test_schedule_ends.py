"""A rate that comes down by the end: the loss comes to rest with it, and needs no lower one."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.diagnosis.recommendations import recommend
from dashboard.diagnosis.verdict import Fit, LampName, Stability
from tests.diagnosis.alone.formulas import case, noise
from tests.diagnosis.siblings.made_up_runs import case as judged
from tests.diagnosis.siblings.made_up_runs import run

LOSS = 1.2 + 1.1 * np.exp(-np.arange(61.0) / 4) + noise(61, 0.002)
FLAT = {"train_loss": LOSS, "val_loss": 1.02 * LOSS}
RATE = {"to zero": np.linspace(0.1, 0.0, 61), "the same": np.full(61, 0.1)}


@pytest.mark.parametrize(
    ("config", "rate", "is_plateau"),
    [
        ({}, None, True),
        ({"lr_scheduler": "constant"}, None, True),
        ({"lr_scheduler": "cosine"}, None, False),
        ({}, "the same", True),
        ({}, "to zero", False),
    ],
)
def test_a_loss_that_rests_with_its_rate_is_on_no_plateau(config, rate, is_plateau):
    logged = {} if rate is None else {"none_learning_rate": RATE[rate]}
    one = case({"lr": 0.1, **config}, **FLAT, **logged)
    assert (one.lamps[LampName.FIT].state is Fit.PLATEAU) is is_plateau
    advised = {advice.action for advice in recommend(one, (), [one.curves])}
    assert ("decay_lr" in advised) is is_plateau


@pytest.mark.parametrize(("schedule", "asked"), [(None, True), ("cosine", False)])
def test_a_noisy_end_is_not_asked_for_a_decay_that_is_there(schedule, asked):
    curves = run(schedule=schedule)
    unlogged = {key: one for key, one in curves.curves.items() if key[0] != "learning_rate"}
    one = judged(replace(curves, curves=unlogged), stability=Stability.NOISY)
    actions = {advice.action for advice in recommend(one, (), [one.curves])}
    assert ("decay_lr" in actions) is asked
