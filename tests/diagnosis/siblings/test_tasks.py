"""Runs are separated by the scale of their losses only where that means another task."""

import numpy as np
import pytest

from dashboard.diagnosis.siblings.kin import kin_of
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split

EPOCHS = np.arange(1.0, 13)


def logged(name, first, last, **config):
    """A run that is logged from the end of its first epoch, with a loss of known ends."""
    loss = last + (first - last) * (1 - (EPOCHS - 1) / (len(EPOCHS) - 1)) ** 2
    curve = Curve("loss", Split.TRAIN, EPOCHS, loss)
    described = Run(name, name, f"{name}.csv", "csv", XUnit.EPOCH, config)
    return RunCurves(described, XUnit.EPOCH, {("loss", Split.TRAIN): curve}, 1e4, 12.0)


def groups(*runs):
    found, partings = kin_of(runs)
    names = sorted(sorted(one.run.run_id for one in kin.runs) for kin in found)
    return names, [one.reason for one in partings]


FLAT = logged("run_1", 4.61, 4.60, lr=1e-5)
SLOW = logged("run_2", 4.5, 1.2, lr=1e-3)
BEST = logged("run_3", 0.34, 0.06, lr=0.1)
OTHER = logged("run_4", 400.0, 90.0, lr=0.1, batch_size=8)
FLAT_ABOVE = logged("run_5", 900.0, 899.0, lr=1e-6)
DIVERGED = logged("run_6", 1.0, 90.0, lr=3.0)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([FLAT, BEST], [["run_1", "run_3"]]),
        ([FLAT, SLOW, BEST], [["run_1", "run_2", "run_3"]]),
        ([BEST, OTHER], [["run_3"], ["run_4"]]),
        ([FLAT, SLOW, BEST, OTHER], [["run_1", "run_2", "run_3"], ["run_4"]]),
        ([BEST, SLOW, DIVERGED, OTHER], [["run_2", "run_3", "run_6"], ["run_4"]]),
        ([BEST, FLAT_ABOVE], [["run_3", "run_5"]]),
        ([DIVERGED], [["run_6"]]),
    ],
    ids=[
        "one that does not learn, one that learned most in its first epoch",
        "and one between them",
        "both fell, far apart",
        "a sweep, and a run of something else",
        "a run that diverged goes with the most",
        "a loss that does not fall tells no scale",
        "a run alone",
    ],
)
def test_only_losses_that_fall_far_apart_are_of_two_tasks(runs, expected):
    names, reasons = groups(*runs)
    assert names == expected
    assert reasons == ["scale"] * (len(expected) - 1)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_runs_changes_no_group(order):
    runs = [FLAT, BEST, OTHER]
    assert groups(*(runs[at] for at in order)) == groups(*runs)
