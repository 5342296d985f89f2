"""A run that left the panel is drawn: where it went, on the axis that the rest keeps."""

import itertools
import re
from typing import Any

import numpy as np
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.overflow import END, GAP_PX, NONE, overflows
from dashboard.charts.axes.signs import outlined
from dashboard.charts.axes.y_domain import LARGEST, extent
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import (
    overlay,
    run_detail,
    small_multiples,
    textbook_figure,
)
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import FigureInput
from dashboard.charts.style.theme import look
from dashboard.charts.vega.compose import Layered
from dashboard.model.run import Run, XUnit
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, book_one, diverging, falling, gathered, made
from tests.charts.test_figures import rows

PT, EN = Sentences("pt-BR"), Sentences("en")
HEIGHT = 200.0
LOSS = {"metric": "loss", "split": "train"}


NUMBERS = itertools.count()


def trace(y: np.ndarray) -> Trace:
    x = np.arange(len(y), dtype=float)
    name = f"r{next(NUMBERS)}"  # each of another run, or they would be parts of one
    return Trace(Run(name, name, name, "csv", XUnit.STEP, {}), "train", x, x, y, y, x)


def canvas_of(many: list[np.ndarray], metric: str = "loss") -> Canvas:
    found = [trace(y) for y in many]
    up = extent(found, metric)
    width = float(max(len(y) for y in many))
    plain = Canvas("p", 300, HEIGHT, XAxis.EPOCH, Extent(0, width), up, metric, look("light"), "")
    return plain.with_bands(overflows(found, up, HEIGHT))


def wild(height: float = 62.0) -> np.ndarray:
    loss = falling(0.1)
    loss[5:] = height
    return loss


GOOD = [falling(0.05), falling(0.08)]


@pytest.mark.parametrize("height", [2.303, 5.0, 62.0, 1e9, 1e200])
def test_every_point_of_a_run_that_diverged_is_drawn_in_order(height: float) -> None:
    loss = np.append(wild(height), height / 2)
    canvas = canvas_of([*GOOD, loss])
    pixels = [canvas.pixel(min(y, LARGEST)) for y in loss]
    assert all(0 <= one <= canvas.height for one in pixels)
    assert pixels[6] < pixels[-1] < canvas.plane[0] - GAP_PX + 1e-6


@pytest.mark.parametrize("height", [2.303, 62.0, 1e9])
def test_the_others_keep_the_height_that_they_had(height: float) -> None:
    canvas = canvas_of([*GOOD, wild(height)])
    top, bottom = canvas.plane
    assert bottom - top == pytest.approx(HEIGHT)
    middle = (canvas.extent.low + canvas.extent.high) / 2
    assert canvas.pixel(middle) == pytest.approx((top + bottom) / 2)
    assert canvas.extent == extent([trace(y) for y in [*GOOD, wild(height)]], "loss")


def test_runs_that_stay_need_no_band() -> None:
    assert canvas_of(GOOD).overflows == NONE


def test_a_spike_and_a_steep_beginning_are_no_reason_for_a_band() -> None:
    spiked = falling(0.1)
    spiked[20] = 80.0
    assert canvas_of([*GOOD, spiked]).overflows == NONE


def test_a_run_that_came_back_late_is_drawn() -> None:
    late = falling(0.1)
    late[2:28] = 40.0
    assert canvas_of([*GOOD, late]).overflows.above is not None


def test_a_metric_that_is_good_high_has_its_band_below() -> None:
    good = 1 - falling(0.02) / 3
    canvas = canvas_of([good, good, np.full(31, 0.1)], "accuracy")
    assert canvas.overflows.above is None
    assert canvas.overflows.below is not None
    assert canvas.overflows.below.end >= 0
    assert canvas.plane[1] + GAP_PX - 1e-6 < canvas.pixel(0.1) <= canvas.height


def test_what_a_run_learned_before_it_exploded_is_large() -> None:
    loss = falling(0.1)
    loss[20:] = 1e6
    canvas = canvas_of([loss])
    assert canvas.extent.high < 3
    assert canvas.overflows.above is not None


def test_a_run_that_rose_from_its_start_on_is_shown_on_the_plane() -> None:
    canvas = canvas_of([np.linspace(2.3, 100, 31)])
    assert canvas.extent.holds(100)
    assert canvas.overflows == NONE


def test_curves_of_any_two_sizes_have_a_band() -> None:
    canvas = canvas_of([*(y * 1e-240 for y in GOOD), wild(1e240)])
    assert canvas.overflows.above is not None
    assert np.isfinite([canvas.reach.low, canvas.reach.high]).all()
    assert all(np.isfinite(canvas.y().to_dict()["axis"]["values"]))


Y = arrays(np.float64, st.integers(1, 30), elements=st.floats())


@given(st.lists(Y, min_size=1, max_size=5), st.sampled_from(["loss", "accuracy", "reward"]))
def test_any_curves_have_a_way_from_value_to_pixel_and_back(
    many: list[np.ndarray], metric: str
) -> None:
    canvas = canvas_of(many, metric)
    domain = canvas.reach
    pixels = [canvas.pixel(y) for y in np.linspace(domain.low, domain.high, 50)]
    assert all(np.diff(pixels) <= 1e-6)
    assert pixels[0] == pytest.approx(canvas.height)
    assert pixels[-1] == pytest.approx(0, abs=1e-6)
    for pixel in np.linspace(0, canvas.height, 23):
        assert canvas.pixel(canvas.value(float(pixel))) == pytest.approx(pixel, abs=0.5)
    for y in (y for curve in many for y in curve):
        if canvas.has_bands and np.isfinite(y) and abs(y) <= LARGEST and _is_drawn(canvas, y):
            assert -1e-6 <= canvas.pixel(float(y)) <= canvas.height + 1e-6


def _is_drawn(canvas: Canvas, y: float) -> bool:
    """Whether a value lies on the plane or on a side that has a band."""
    low, high = canvas.extent.low, canvas.extent.high
    return (y <= high or canvas.overflows.above is not None) and (
        y >= low or canvas.overflows.below is not None
    )


PLACE = re.compile(r'transform="translate\((-?[\d.]+),(-?[\d.]+)\)"')


@pytest.mark.parametrize("height", [5.0, 62.0, 1e9])
def test_the_picture_has_each_value_where_the_panel_says(height: float) -> None:
    loss = wild(height)
    canvas = canvas_of([*GOOD, loss])
    signs = [{"x": x, "y": float(y), "color": "#123456", "said": ""} for x, y in enumerate(loss)]
    spec = Layered(
        [outlined(canvas, "dots", signs, EN)], width=canvas.width, height=canvas.height
    ).to_dict()
    svg = vl_convert.vegalite_to_svg(spec)
    drawn = [
        float(found[2])
        for line in svg.split("<path")
        if "#123456" in line and (found := PLACE.search(line))
    ]
    assert drawn == pytest.approx([canvas.pixel(float(y)) for y in loss], abs=0.01)


def drawn(chart: Any, many: list[Made], words: Sentences = EN, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = chart.draw(*gathered(many), words, FigureOptions(**more)).to_dict()
    return spec


FIGURES: dict[str, tuple[Any, dict[str, Any], str]] = {
    "overlay": (overlay, LOSS, "overlay_panel"),
    "textbook": (textbook_figure, {}, "loss_train"),
    "facets": (small_multiples, LOSS | {"facet": "lr"}, "facet_0"),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_of_many_runs_draw_the_run_that_diverged(name: str, theme: str) -> None:
    chart, more, panel = FIGURES[name]
    spec = drawn(chart, [*book_one(), diverging()], theme=theme, **more)
    assert rows(spec, f"{panel}_band_above") != []
    assert not any("▲" in row["text"] for row in rows(spec, f"{panel}_beyond"))
    assert rows(spec, f"{panel}_exits") == []


def test_the_figure_of_one_run_draws_where_it_exploded() -> None:
    loss = falling(0.1)
    loss[20:] = 1e6
    spec = drawn(run_detail, [made("late", loss, lr=1.0)], run_id="late")
    assert rows(spec, "panel_0_band_above") != []


def test_what_is_no_number_is_marked_at_the_very_top() -> None:
    (panel,) = overlay.CHART.panels(
        *gathered([*book_one(), diverging()]), EN, FigureOptions(**LOSS)
    )
    spec = drawn(overlay, [*book_one(), diverging()], **LOSS)
    crosses = rows(spec, "overlay_panel_not_finite")
    assert [cross["x"] for cross in crosses] == [12, 20]
    assert {panel.canvas.pixel(cross["y"]) for cross in crosses} == {0.0}


@pytest.mark.parametrize("more", [{"whole": True}, {"log_y": True}])
def test_an_axis_that_shows_everything_has_no_band(more: dict[str, bool]) -> None:
    spec = drawn(overlay, [*book_one(), diverging()], **LOSS, **more)
    assert rows(spec, "overlay_panel_band_above") == []


def test_panels_of_a_row_are_of_one_height_and_level() -> None:
    given = FigureInput(*gathered([*book_one(), diverging()]), EN, FigureOptions())
    panels = textbook_figure.prepare(given)
    for row in (0, 1):
        assert len({panel.canvas.height for panel in panels if panel.row == row}) == 1


@pytest.mark.parametrize(("words", "wanted"), [(PT, "0,08"), (EN, "0.08")])
def test_plane_and_band_have_numbers_of_their_own(words: Sentences, wanted: str) -> None:
    many = [made("a", falling(0.05)), made("b", falling(0.08)), made("c", wild(90.0))]
    svg = vl_convert.vegalite_to_svg(drawn(overlay, many, words, **LOSS, show_events=False))
    labels = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {wanted, "10"} <= set(labels)
    assert "100" not in labels  # beyond what any run reached


@pytest.mark.parametrize("height", [2.5, 9.0, 62.0, 1e3, 1e9, 1e200])
def test_the_numbers_of_an_axis_leave_each_other_room(height: float) -> None:
    canvas = canvas_of([*GOOD, wild(height)])
    places = [canvas.pixel(one) for one in canvas.y().to_dict()["axis"]["values"]]
    assert min(np.abs(np.diff(places))) >= canvas.look.small
    assert any(one < canvas.plane[0] - GAP_PX for one in places)


def test_the_furthest_value_stands_a_little_below_the_top() -> None:
    canvas = canvas_of([*GOOD, wild(62.0)])
    assert canvas.overflows.above is not None
    height = canvas.overflows.above.height
    assert canvas.pixel(62.0) == pytest.approx(height * (1 - END), abs=0.5)


@pytest.mark.parametrize(
    ("words", "says"),
    [(EN, "Above it a compressed band goes up to 62."), (PT, "uma faixa comprimida vai até 62.")],
)
def test_who_cannot_see_the_band_is_told_of_it(words: Sentences, says: str) -> None:
    spec = drawn(overlay, [*book_one(), diverging()], words, **LOSS)
    assert says in spec["vconcat"][0]["description"]
    assert says not in drawn(overlay, book_one(), words, **LOSS)["vconcat"][0]["description"]


@pytest.mark.parametrize("metric", ["mae", "rmse", "wer", "val_error", "fid", "perplexity"])
def test_an_error_of_any_name_has_the_band_that_a_loss_has(metric: str) -> None:
    own, of_loss = canvas_of([*GOOD, wild()], metric), canvas_of([*GOOD, wild()])
    assert own.has_bands
    assert own.extent == of_loss.extent


def test_what_has_no_known_direction_is_not_cut_for_one_run() -> None:
    assert not canvas_of([*GOOD, wild(0.9)], "custom").has_bands
