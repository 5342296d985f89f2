"""How a run was trained, as numbers that are comparable between problems."""

import math
from dataclasses import replace

import numpy as np
import pytest

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.settings import MOST_DECADES, settings_of
from dashboard.diagnosis.lamps.learning_rate import grounds_of
from dashboard.diagnosis.siblings.recipe import recipe_of
from dashboard.logs import registry
from dashboard.model.optimizers import BY_WRITER, kind_of
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


def of_format(readers, **settings):
    """The curves of a run, as read by some readers, joined by a plus."""
    curves = case(settings, **healthy()).curves
    return replace(curves, run=replace(curves.run, format=readers))


@pytest.mark.parametrize(
    ("readers", "settings", "decades"),
    [
        ("huggingface", {"lr": 0.02}, 1.0),
        ("tensorboard+huggingface", {"lr": 0.02}, 1.0),
        ("nanogpt", {"lr": 0.02}, 1.0),
        ("huggingface", {"lr": 2e-5}, NAN),  # as those who fine-tune do: nothing to go up for
        ("huggingface", {"lr": 0.02, "optimizer": "muon"}, NAN),
        ("huggingface", {"lr": 0.2, "optimizer": "sgd"}, math.log10(2)),
        ("csv", {"lr": 0.02}, NAN),
        ("huggingface", {}, NAN),
    ],
)
def test_what_the_writer_of_a_log_trains_with_counts_against_a_rate_far_up(
    readers, settings, decades
):
    known = settings_of(measure(of_format(readers, **settings)))
    assert known["set.rate"] == pytest.approx(decades, nan_ok=True)
    assert np.isnan(known["set.is_adaptive"]) == np.isnan(decades)


@pytest.mark.parametrize(
    ("readers", "settings", "is_adaptive"),
    [
        ("huggingface", {}, True),
        ("huggingface", {"optimizer": "sgd"}, False),
        ("csv", {}, False),
    ],
)
def test_advice_takes_the_optimizer_of_the_writer_where_none_is_named(
    readers, settings, is_adaptive
):
    recipe = recipe_of(of_format(readers, **settings).run)
    assert recipe.is_adaptive is is_adaptive
    assert recipe.optimizer == settings.get("optimizer", "")


def test_writers_are_readers_and_their_optimizers_have_a_usual_rate():
    assert BY_WRITER.keys() <= {reader.name for reader in registry.all_readers()}
    assert all(kind_of(name, None) for name in BY_WRITER.values())
