"""What is done wrong on purpose shows what it should, on the digits."""

from functools import cache

import numpy as np
import pytest
import torch

from trainer.data import prepare, read
from trainer.errors import TrainerError
from trainer.faults.nan_gradient import HEALTHY
from trainer.forms.dataset import Source
from trainer.parts import names, part
from trainer.row import Row
from trainer.running.fit_together import check_parts
from trainer.settings import Settings
from trainer.task import Shape, Task
from trainer.train import train

CHANCE_LOSS = np.log(10)


@cache
def digits() -> Source:
    return read(Settings(), None)


@cache
def rows_of(**values) -> list[Row]:
    settings = Settings(**{"hidden": (32,), "epochs": 6, **values})
    rows: list[Row] = []
    train(settings, prepare(settings, digits()), rows.append)
    return rows


def test_without_a_fault_these_settings_learn_the_digits():
    rows = rows_of()
    assert rows[-1].test_accuracy > 0.9
    assert rows[-1].train_loss < 0.3


def test_shuffled_labels_leave_the_test_part_at_chance():
    rows = rows_of(fault="shuffled_labels")
    assert all(row.test_accuracy < 0.2 for row in rows)
    assert rows[-1].test_loss > 2.2


def test_shuffled_labels_are_the_same_labels_in_another_order():
    clean, wrong = (prepare(Settings(fault=name), digits()) for name in ("", "shuffled_labels"))
    assert torch.equal(clean.train_x, wrong.train_x)
    assert torch.equal(clean.train_y.sort().values, wrong.train_y.sort().values)
    assert (clean.train_y == wrong.train_y).float().mean() < 0.2
    assert torch.equal(clean.test_y, wrong.test_y)


def test_a_test_part_of_other_classes_is_never_right_and_its_loss_rises():
    rows = rows_of(fault="other_classes")
    assert rows[-1].train_accuracy > 0.95
    assert rows[-1].test_accuracy < 0.05
    assert rows[-1].test_loss > 2 * rows[0].test_loss


def test_other_classes_share_none():
    data = prepare(Settings(fault="other_classes"), digits())
    assert set(data.train_y.tolist()) == {0, 1, 2, 3, 4}
    assert set(data.test_y.tolist()) == {5, 6, 7, 8, 9}


def test_with_nearly_one_label_one_class_is_predicted():
    rows = rows_of(fault="one_class", epochs=12)
    share = (digits().test[1] == 0).mean()
    assert all(row.test_accuracy == pytest.approx(share) for row in rows[2:])
    assert all(row.train_accuracy > 0.95 for row in rows[2:])


def test_a_nan_gradient_ends_a_healthy_run_after_its_update():
    rows = rows_of(fault="nan_gradient")
    per_epoch = rows[1].step
    last_healthy = HEALTHY // per_epoch
    assert [row.epoch for row in rows] == list(range(last_healthy + 2))
    assert all(np.isfinite(row.train_loss) for row in rows[:-1])
    assert rows[-2].train_loss < rows[0].train_loss / 2
    assert np.isnan(rows[-1].train_loss)


def test_dead_units_leave_the_loss_where_the_frequencies_of_the_classes_put_it():
    rows = rows_of(init="dead")
    assert all(row.train_loss == pytest.approx(CHANCE_LOSS, abs=0.02) for row in rows)
    assert all(row.test_accuracy < 0.15 for row in rows)


@pytest.mark.parametrize("normalisation", ["batch", "layer"])
def test_dead_units_are_dead_whatever_normalises_them(normalisation):
    rows = rows_of(init="dead", normalisation=normalisation)
    assert rows[-1].train_loss == pytest.approx(CHANCE_LOSS, abs=0.02)


def test_weights_of_zero_leave_the_loss_at_chance():
    assert rows_of(init="zero")[-1].train_loss == pytest.approx(CHANCE_LOSS, abs=0.02)


def test_a_rate_of_zero_changes_no_number():
    rows = rows_of(lr=0.0)
    assert {row.train_loss for row in rows} == {rows[0].train_loss}
    assert rows[-1].weight_distance == 0


def test_inputs_that_are_not_scaled_make_the_same_rate_too_high():
    rows = rows_of(input_scaling="raw")
    assert rows[0].train_loss > 3 * rows_of()[0].train_loss
    assert rows[-1].test_accuracy < rows_of()[-1].test_accuracy - 0.05


def test_a_softmax_before_the_loss_learns_with_a_loss_that_stays_high():
    rows = rows_of(loss="softmax_twice", epochs=20)
    assert rows[-1].train_loss > np.log(np.e + 9) - 1
    assert rows[-1].test_accuracy > 0.6


def test_the_number_of_the_class_as_a_value_makes_the_loss_fall_and_the_accuracy_not():
    rows = rows_of(loss="mse_on_labels", lr=0.01)
    assert rows[-1].train_loss < rows[0].train_loss / 2
    assert rows[-1].test_accuracy < 0.3


def test_examples_sorted_by_class_are_learned_worse_than_shuffled_ones():
    rows = rows_of(order="sorted")
    assert rows[-1].train_accuracy < rows_of()[-1].train_accuracy - 0.1


@pytest.mark.parametrize("name", names("faults"))
def test_a_fault_is_refused_where_it_cannot_be_made(name):
    fault = part("faults", name)
    assert fault.name == name
    shape = Shape(Task.VALUES, (5,), outputs=1)
    settings = Settings(fault=name)
    if Task.VALUES in fault.tasks:
        check_parts(settings, shape)
    else:
        with pytest.raises(TrainerError, match="fault-of-other-data"):
            check_parts(settings, shape)


def test_a_fault_of_the_gradients_leaves_the_data_as_they_are():
    for name in names("faults"):
        fault = part("faults", name)
        source = fault.of_data(digits(), Settings(fault=name))
        gradients = [torch.ones(3)]
        fault.of_gradients(gradients, 10**6)
        changed_data = source is not digits()
        changed_gradients = not torch.equal(gradients[0], torch.ones(3))
        assert changed_data != changed_gradients, name
