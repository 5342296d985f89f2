"""From the tidy table to curves: which axis, which value, which run."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from tests.diagnosis.alone.formulas import book


def only(made):
    (found,) = curves_of(made)
    return found


def test_a_run_in_epochs_has_its_epochs_as_axis_and_no_count_of_steps():
    found = only(book(train_loss=[3, 2, 1]))
    assert found.x_unit is XUnit.EPOCH
    assert found.train("loss").x.tolist() == [0, 1, 2]
    assert (found.epochs, np.isnan(found.steps)) == (2, True)


def test_a_run_in_steps_without_epochs_has_its_steps_as_axis():
    found = only(book(x=[0, 50, 100], unit=XUnit.STEP, train_loss=[3, 2, 1]))
    assert found.x_unit is XUnit.STEP
    assert found.train("loss").x.tolist() == [0, 50, 100]
    assert (found.steps, np.isnan(found.epochs)) == (100, True)


def test_the_last_of_several_values_at_one_place_counts():
    run = Run("r", "r", "r", "made up", XUnit.STEP, {})
    series = Series.of("loss", "loss", Split.TRAIN, [1, 2, 2, 3], [4, 3, 2.5, 2])
    found = only(LogBook((run,), {"r": [series]}))
    assert found.train("loss").y.tolist() == [4, 2.5, 2]


def test_validation_is_preferred_to_test_as_the_held_out_curve():
    found = only(book(val_loss=[1.0], test_loss=[2.0]))
    assert found.held_out("loss").y.tolist() == [1]


def test_a_run_without_points_keeps_its_place_among_the_others():
    runs = tuple(Run(name, name, name, "made up", XUnit.STEP, {}) for name in "abc")
    series = Series.of("loss", "loss", Split.TRAIN, [1, 2], [2, 1])
    made = LogBook(runs, {"a": [series], "c": [series]})
    found = list(curves_of(made))
    assert [curves.run.run_id for curves in found] == ["a", "b", "c"]
    assert [len(curves.curves) for curves in found] == [1, 0, 1]


@given(st.permutations(range(4)))
def test_the_order_of_the_points_does_not_matter(order):
    step, loss = np.arange(4)[list(order)], np.array([4.0, 3.0, 2.0, 1.0])[list(order)]
    run = Run("r", "r", "r", "made up", XUnit.STEP, {})
    found = only(LogBook((run,), {"r": [Series.of("loss", "loss", Split.TRAIN, step, loss)]}))
    assert found.train("loss").y.tolist() == [4, 3, 2, 1]


def test_a_part_of_a_book_has_only_its_own_curves():
    runs = tuple(Run(name, name, name, "made up", XUnit.STEP, {}) for name in "ab")
    first = Series.of("loss", "loss", Split.TRAIN, [1, 2], [2, 1])
    second = Series.of("reward", "reward", Split.NONE, [1, 2], [5, 6])
    made = LogBook(runs, {"a": [first], "b": [second]})
    found = only(made.only({"b"}))
    assert list(found.curves) == [("reward", Split.NONE)]
    assert isinstance(made.scalars, pd.DataFrame)


def test_the_arrays_cannot_be_written_to():
    curve = only(book(train_loss=[3, 2, 1])).train("loss")
    assert not curve.x.flags.writeable
    assert not curve.y.flags.writeable
