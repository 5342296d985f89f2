"""Is a log's first point, at 0, of the untrained model, or of the first epoch?"""

import numpy as np
import pytest

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.beginning import begins_untrained
from dashboard.diagnosis.features.readings import START, readings
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split

SPLITS = {"train": Split.TRAIN, "val": Split.VAL}


def log(
    length=11, unit=XUnit.EPOCH, settings=None, tags=(), first=0, train_from=0, every=1, **curves
):
    """A log of ``length`` points from ``first`` on; curves by ``train_loss``, each its first value.

    After it every curve halves its way to nothing (an accuracy to 1).
    """
    x = first + every * np.arange(length, dtype=np.float64)
    made = {}
    for name, start in curves.items():
        part, metric = name.split("_")
        left = start if metric == "loss" else 1 - start
        fall = left * 0.5 ** np.arange(length)
        y = fall if metric == "loss" else 1 - fall
        skipped = train_from if part == "train" else 0
        made[metric, SPLITS[part]] = Curve(metric, SPLITS[part], x[skipped:], y[skipped:])
    run = Run("a", "a", "a", "made", unit, settings or {})
    return RunCurves(run, unit, made, float("nan"), float(x[-1]), tags)


LN10 = 2.3026
KERAS = ("loss", "val_loss", "accuracy", "val_accuracy")
CASES = {
    "it begins at 1": (log(first=1, train_loss=LN10), False),
    "only what needs no training lies at 0": (
        log(length=12, train_from=1, train_loss=0.4, val_loss=LN10, val_accuracy=0.4),
        True,
    ),
    "Keras' names": (log(tags=KERAS, train_loss=LN10, val_loss=LN10, val_accuracy=0.1), False),
    "as many epochs as planned": (log(settings={"epochs": 10}, train_loss=0.5), True),
    "one less than planned": (log(length=10, settings={"epochs": 10}, train_loss=LN10), False),
    "a guess among ten": (log(length=14, val_loss=2.31, val_accuracy=0.09, train_loss=2.2), True),
    "a guess, and the classes are told": (
        log(length=14, settings={"classes": 2}, val_accuracy=0.55, val_loss=9.0),
        True,
    ),
    "no guess, and the classes are told": (
        log(length=14, settings={"classes": 10}, val_accuracy=0.55, val_loss=LN10),
        False,
    ),
    "a result that no guess has": (log(length=11, val_accuracy=0.9, train_loss=0.3), False),
    "fifty round epochs and one point more": (log(length=51, train_loss=0.7), True),
    "fifty points": (log(length=50, train_loss=0.7), False),
    "both losses are alike": (log(length=14, train_loss=3.0, val_loss=3.02), True),
    "both losses are apart": (log(length=14, train_loss=3.0, val_loss=2.0), False),
    "epochs, and nothing tells": (log(length=14, train_loss=3.0), False),
    "updates, and nothing tells": (log(unit=XUnit.STEP, every=100, train_loss=3.0), True),
    "steps that are epochs": (log(length=14, unit=XUnit.STEP, val_loss=3.0), False),
}


@pytest.mark.parametrize(("curves", "is_untrained"), CASES.values(), ids=CASES)
def test_the_first_point_is_of_the_untrained_model_where(curves, is_untrained):
    assert begins_untrained(curves) is is_untrained


def test_an_accuracy_in_per_cent_tells_the_same():
    (shares, told) = CASES["a guess among ten"]
    accuracy = shares.curves["accuracy", Split.VAL]
    in_per_cent = Curve("accuracy", Split.VAL, accuracy.x, 100 * accuracy.y)
    curves = {**shares.curves, ("accuracy", Split.VAL): in_per_cent}
    assert begins_untrained(RunCurves(shares.run, shares.x_unit, curves, 0.0, 13.0)) is told


@pytest.mark.parametrize(("train", "held_out"), [(5e-324, 1e300), (1e300, 5e-324), (1e308, 1.0)])
def test_losses_that_no_ratio_can_hold_are_unlike(train, held_out):
    assert begins_untrained(log(length=14, train_loss=train, val_loss=held_out)) is False


def test_a_log_without_curves_begins_nowhere():
    assert begins_untrained(log()) is False


def test_the_first_epoch_of_a_log_that_counts_from_0_is_read_as_that_of_one_that_counts_from_1():
    from_0, from_1 = (log(length=20, first=first, train_loss=1.0, val_loss=0.8) for first in (0, 1))
    one, other = (readings(measure(curves)) for curves in (from_0, from_1))
    assert one == pytest.approx(other, nan_ok=True)
    assert np.isnan(one[f"loss.{START}"])
