"""What a run may be, and what it may not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.settings import Settings, Switch, from_mapping

IMPOSSIBLE = [
    ({"lr": -1e-9}, "out-of-range"),
    ({"lr": -0.1}, "out-of-range"),
    ({"lr": math.nan}, "out-of-range"),
    ({"lr": math.inf}, "out-of-range"),
    ({"lr": "fast"}, "bad-value"),
    ({"lr": True}, "bad-value"),
    ({"lr": 10**400}, "bad-value"),
    ({"batch_size": 0}, "out-of-range"),
    ({"batch_size": 6.5}, "bad-value"),
    ({"batch_size": "6.5"}, "bad-value"),
    ({"epochs": 0}, "out-of-range"),
    ({"seed": -1}, "out-of-range"),
    ({"seed": 2**32}, "out-of-range"),
    ({"momentum": 1.0}, "out-of-range"),
    ({"momentum": 0.9, "optimizer": "adam"}, "no-momentum"),
    ({"dropout": 1}, "out-of-range"),
    ({"label_noise": 1.1}, "out-of-range"),
    ({"weight_decay": -1e-9}, "out-of-range"),
    ({"dataset": "cifar"}, "bad-choice"),
    ({"dataset": 3}, "bad-value"),
    ({"optimizer": "lion"}, "bad-choice"),
    ({"hidden": "256,0"}, "out-of-range"),
    ({"hidden": "256;128"}, "bad-value"),
    ({"hidden": 256}, "bad-value"),
    ({"hidden": [1] * 33}, "out-of-range"),
    ({"width": 3}, "unknown-setting"),
    ({"switches": [{"lr": 0.1}]}, "bad-value"),
    ({"switches": [{"epoch": 1, "lr": 0.1}]}, "out-of-range"),
    ({"switches": [{"epoch": 21, "lr": 0.1}]}, "out-of-range"),
    ({"switches": [{"epoch": 5}, {"epoch": 5}]}, "out-of-range"),
    ({"switches": [{"epoch": 5, "lr": -1}]}, "out-of-range"),
    ({"switches": [{"epoch": 5, "dropout": 0.5}]}, "unknown-setting"),
]


@pytest.mark.parametrize(("values", "code"), IMPOSSIBLE)
def test_an_impossible_value_is_refused_with_its_reason(values, code):
    with pytest.raises(TrainerError) as caught:
        from_mapping(values)
    assert caught.value.code == code


def test_words_from_a_command_line_and_values_from_a_study_mean_the_same():
    words = {"lr": "0.05", "batch_size": "32", "hidden": "256, 128", "optimizer": "adam"}
    values = {"lr": 0.05, "batch_size": 32, "hidden": [256, 128], "optimizer": "adam"}
    assert from_mapping(words) == from_mapping(values)


def test_no_hidden_layer_at_all_can_be_asked_for():
    assert from_mapping({"hidden": ""}).hidden == ()


def test_switches_are_read_in_order():
    found = from_mapping({"switches": [{"epoch": 2, "lr": 1}, {"epoch": 9, "batch_size": 8}]})
    assert found.switches == (Switch(2, lr=1.0), Switch(9, batch_size=8))


texts = st.one_of(st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.none())


@given(st.sampled_from(sorted(Settings.__dataclass_fields__)), texts)
def test_any_single_value_gives_settings_or_the_one_error(name, value):
    if name == "switches":
        value = ()
    try:
        found = from_mapping({name: value})
    except TrainerError:
        return
    assert isinstance(found, Settings)
