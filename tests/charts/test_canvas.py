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


@pytest.mark.parametrize(
    ("high", "form"), [(1e-5, "~g"), (0.5, "~g"), (10.0, ".4~g"), (2e6, ".4~g")]
)
def test_rates_of_ten_and_more_are_written_out(high: float, form: str) -> None:
    """For ``~g`` Vega takes the digits that a step between ticks needs: 10 becomes 1e+1."""
    canvas = Canvas(
        "a", 400, 200, XAxis.STEP, Extent(0, 9), Extent(0, high), "learning_rate", LIGHT, "x"
    )
    assert canvas.y().to_dict()["axis"]["format"] == form
