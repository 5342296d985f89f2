"""Words find a free place near what they are about."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.free_place import Wish, place
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import Line, Stroke
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.style.theme import look
from dashboard.model.run import Run, XUnit

WIDTH, HEIGHT = 400.0, 200.0


def canvas(*, log_x: bool = False, log_y: bool = False) -> Canvas:
    return Canvas(
        "p",
        WIDTH,
        HEIGHT,
        XAxis.EPOCH,
        Extent(1.0, 100.0),
        Extent(0.01, 10.0),
        "loss",
        look("light"),
        "epoch",
        log_x,
        log_y,
    )


def line(y: np.ndarray) -> Line:
    x = np.linspace(1, 100, len(y))
    trace = Trace(Run("r", "r", "r", "csv", XUnit.STEP, {}), "train", x, x, y, y, x)
    return Line("r", trace, Stroke("#000000", (1, 0), "circle"), "r")


@pytest.mark.parametrize("height", [0.5, 5.0, 9.5])
def test_words_stay_off_a_curve_that_has_room_beside_it(height: float) -> None:
    plane = canvas()
    flat = line(np.full(50, height))
    ((_, middle),) = place([Wish("still falling", 200, plane.pixel(height))], [flat], plane)
    assert abs(middle - plane.pixel(height)) > 8


def test_words_keep_off_each_other() -> None:
    wishes = [Wish("still falling at the end", 200, 100), Wish("noisy curve", 210, 100)]
    (one, first), (other, second) = place(wishes, [], canvas())
    apart = abs(first - second) > 12
    beside = one + 24 * 5.4 < other or other + 11 * 5.4 < one
    assert apart or beside


@given(st.floats(0, WIDTH), st.floats(0, HEIGHT))
def test_words_stay_on_the_plane(x: float, y: float) -> None:
    ((left, middle),) = place([Wish("noisy", x, y)], [], canvas())
    assert 0 <= left <= WIDTH
    assert 0 <= middle <= HEIGHT


def test_a_curve_of_nothing_but_nan_is_no_obstacle() -> None:
    assert len(place([Wish("noisy", 10, 10)], [line(np.full(9, np.nan))], canvas())) == 1


@given(st.floats(0.01, 10.0), st.booleans())
def test_a_value_and_its_pixel_belong_together(y: float, log: bool) -> None:
    plane = canvas(log_y=log)
    assert plane.value(plane.pixel(y)) == pytest.approx(y, rel=1e-6, abs=1e-9)


@given(st.floats(0, WIDTH), st.booleans())
def test_a_place_on_the_x_axis_and_its_share_belong_together(pixel: float, log: bool) -> None:
    plane = canvas(log_x=log)
    (x,) = plane.x_value(np.array([pixel]))
    assert plane.x_share(float(x)) * WIDTH == pytest.approx(pixel, abs=1e-6)
