"""How a run was trained, as numbers that are comparable between problems."""

import math

import numpy as np
import pytest

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.settings import MOST_DECADES, settings_of
from dashboard.diagnosis.lamps.learning_rate import grounds_of
from tests.diagnosis.alone.formulas import case, healthy, slow

NAN = float("nan")


def told(**settings):
    return settings_of(measure(case(settings, **healthy()).curves))


@pytest.mark.parametrize(
    ("settings", "decades"),
    [
        ({}, NAN),
        ({"weight_decay": 5e-4}, NAN),  # of an optimizer that is not known
        ({"weight_decay": 5e-4, "optimizer": "SGD"}, 0.0),
        ({"weight_decay": 5e-3, "optimizer": "Adam"}, 1.0),
        ({"weight_decay": 1e-2, "optimizer": "torch.optim.AdamW"}, 0.0),
        ({"weight_decay": 0.0, "optimizer": "sgd"}, -MOST_DECADES),
        ({"weight_decay": 50.0, "optimizer": "sgd"}, MOST_DECADES),
    ],
)
def test_weight_decay_is_told_in_decades_from_the_usual_one(settings, decades):
    assert told(**settings)["set.weight_decay"] == pytest.approx(decades, nan_ok=True)


@pytest.mark.parametrize(
    ("settings", "units"),
    [
        ({}, NAN),
        ({"hidden": ()}, NAN),
        ({"hidden": (64, 2, 64)}, 2),
        ({"units": 32}, 32),
        ({"hidden_size": True}, NAN),
        ({"hidden": "wide"}, NAN),
        ({"width": 0}, NAN),
    ],
)
def test_the_narrowest_layer_is_told_by_its_units(settings, units):
    assert told(**settings)["set.narrowest"] == pytest.approx(math.log2(units), nan_ok=True)


def test_dropout_is_told_as_it_is():
    assert told(dropout=0.3)["set.dropout"] == 0.3
    assert np.isnan(told()["set.dropout"])


@pytest.mark.parametrize(("hidden", "speaks"), [((64,), True), ((64, 2), False)])
def test_a_layer_of_two_units_may_be_what_a_slow_curve_shows(hidden, speaks):
    judged = case({"hidden": hidden}, **slow())
    seen = {symptom.code: symptom for symptom in judged.symptoms}
    assert grounds_of(measure(judged.curves), seen).low is speaks
