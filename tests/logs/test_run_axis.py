"""Which count a run's curves lie by: epochs, unless these put points where others stand."""

import numpy as np
import pytest

from dashboard.charts.data.x_values import XAxis, usual
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split

CASES = {
    "one epoch a point": (np.arange(20), XUnit.EPOCH),
    "an epoch that is 0 in every row": (np.zeros(20), XUnit.STEP),
    "two points an epoch": (np.repeat(np.arange(10), 2), XUnit.STEP),
    "fractions of epochs": (np.arange(20) / 7, XUnit.EPOCH),
    "one epoch said twice": (np.append(np.arange(19), 18), XUnit.EPOCH),
    "no epoch known": (np.full(20, np.nan), XUnit.STEP),
    "an epoch for half of the points": (np.where(np.arange(20) % 2, np.nan, 3), XUnit.STEP),
}


def book_of(*series: Series, unit: XUnit = XUnit.STEP) -> LogBook:
    return LogBook((Run("run", "run", "run", "csv", unit, {}),), {"run": series})


def loss(epoch: np.ndarray, split: Split = Split.TRAIN) -> Series:
    step = 100 * np.arange(len(epoch))
    return Series.of("loss", "loss", split, step, np.linspace(2, 1, len(epoch)), epoch)


@pytest.mark.parametrize(("epoch", "expected"), CASES.values(), ids=CASES)
def test_curves_lie_by_the_count_that_keeps_their_points_apart(
    epoch: np.ndarray, expected: XUnit
) -> None:
    book = book_of(loss(epoch))
    (run,) = curves_of(book)
    assert book.units == {"run": expected}
    assert run.x_unit is expected
    assert usual(book) is XAxis(expected.value)


def test_no_point_is_lost_in_judging_the_first_epoch_of_a_training() -> None:
    (run,) = curves_of(book_of(loss(np.zeros(50)), loss(np.zeros(10), Split.VAL)))
    assert len(run.curves["loss", Split.TRAIN]) == 50
    assert len(run.curves["loss", Split.VAL]) == 10
    assert run.epochs == 0


def test_steps_that_are_epochs_stay_epochs() -> None:
    assert book_of(loss(np.zeros(5)), unit=XUnit.EPOCH).units["run"] is XUnit.EPOCH


def test_a_run_of_epochs_alone_keeps_its_place_beside_one_that_logs_many_points_an_epoch() -> None:
    many = Run("many", "many", "many", "csv", XUnit.STEP, {})
    alone = Run("alone", "alone", "alone", "csv", XUnit.EPOCH, {})
    series = {"many": [loss(np.repeat(np.arange(10), 2))], "alone": [loss(np.arange(10))]}
    assert usual(LogBook((many, alone), series)) is XAxis.EPOCH
    assert usual(LogBook((many,), series)) is XAxis.STEP


def test_the_learning_rate_of_every_step_does_not_decide_for_losses_of_every_epoch() -> None:
    rate = Series.of(
        "lr", "learning_rate", Split.NONE, range(100), np.ones(100), np.repeat(np.arange(10), 10)
    )
    assert book_of(loss(np.arange(10)), rate).units["run"] is XUnit.EPOCH
