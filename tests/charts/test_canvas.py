"""The axes of one panel: their ticks are few, and never so few that nothing can be read off."""

import pytest

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.style.theme import LIGHT


@pytest.mark.parametrize(
    ("axis", "end", "is_whole"),
    [
        (XAxis.EPOCH, 30.0, True),
        (XAxis.EPOCH, 2.0, True),
        (XAxis.EPOCH, 0.997, False),
        (XAxis.STEP, 1.0, True),
        (XAxis.EPOCH, 0.06, False),
        (XAxis.STEP, 4000.0, True),
        (XAxis.TAU, 30.0, False),
    ],
)
def test_epochs_and_steps_are_whole_numbers_unless_the_run_is_part_of_one(
    axis: XAxis, end: float, is_whole: bool
) -> None:
    canvas = Canvas("a", 400, 200, axis, Extent(0, end), Extent(0, 1), "loss", LIGHT, "x")
    ticks = canvas.x().to_dict()["axis"]
    assert (ticks.get("tickMinStep") == 1) is is_whole
