"""An axis that compares unlike things is found, with the one that does not."""

from dataclasses import replace

import pytest

from dashboard.charts.data.fair_axis import Unfair, unfair
from dashboard.charts.data.x_values import XAxis
from dashboard.diagnosis.verdict import Comparison
from tests.charts.conftest import Made, falling, gathered, made

WALK = Comparison("tau-explains", ("a", "b"), {})


def pair(small: int = 64, large: int = 1024, **more: object) -> list[Made]:
    sizes = (("a", small), ("b", large))
    return [made(name, falling(0.1), batch_size=size, **more) for name, size in sizes]


@pytest.mark.parametrize(
    ("runs", "axis", "about_updates", "found"),
    [
        (pair(lr=0.1), XAxis.STEP, False, Unfair("steps", 64, 1024, XAxis.SAMPLES)),
        (pair(lr=0.1), XAxis.EPOCH, False, None),
        (pair(lr=0.1), XAxis.SAMPLES, False, None),
        (pair(lr=0.1), XAxis.EPOCH, True, Unfair("epochs", 64, 1024, XAxis.TAU)),
        (pair(), XAxis.EPOCH, True, Unfair("epochs", 64, 1024, XAxis.STEP)),
        (pair(lr=0.1), XAxis.SAMPLES, True, Unfair("epochs", 64, 1024, XAxis.TAU)),
        (pair(lr=0.1), XAxis.STEP, True, None),
        (pair(lr=0.1), XAxis.TAU, True, None),
        (pair(steps_only=True), XAxis.EPOCH, False, Unfair("steps", 64, 1024, XAxis.SAMPLES)),
        (pair(64, 64, lr=0.1), XAxis.STEP, False, None),
        (pair(lr=0.1), XAxis.WALL, False, None),
        ([], XAxis.STEP, False, None),
    ],
)
def test_an_axis_is_unfair_where_the_runs_differ_in_what_it_leaves_out(
    runs: list[Made], axis: XAxis, about_updates: bool, found: Unfair | None
) -> None:
    book, report = gathered(runs)
    report = replace(report, comparisons=(WALK,) if about_updates else ())
    assert unfair(book, report, axis) == found


@pytest.mark.parametrize("axis", [XAxis.STEP, XAxis.EPOCH])
@pytest.mark.parametrize("about_updates", [False, True])
def test_the_fair_axis_is_fair(axis: XAxis, about_updates: bool) -> None:
    book, report = gathered(pair(lr=0.1))
    report = replace(report, comparisons=(WALK,) if about_updates else ())
    found = unfair(book, report, axis)
    assert found is None or unfair(book, report, found.fair) is None


def test_the_ratio_is_that_of_the_batches() -> None:
    assert Unfair("steps", 64, 1024, XAxis.EPOCH).ratio == 16
