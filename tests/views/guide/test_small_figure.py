"""A small figure is drawn of any numbers, within its paper."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.catalogue import Catalogue
from dashboard.views.guide_page import small_figure
from dashboard.views.guide_page.drawing import ink
from dashboard.views.guide_page.indicators import DASH
from dashboard.views.guide_page.small_figure import HEIGHT, WIDTH, Axes, Line

AXES = Axes("Loss", "epoch", "NaN")
INK = ink("light")
PLACES = re.compile(r'points="([^"]*)"')
VALUES = st.lists(
    st.floats(-1e9, 1e9) | st.floats(0, 3) | st.sampled_from([math.nan, 0.0]),
    min_size=1,
    max_size=30,
)


def drawn(*several: list[float], span: tuple[float, float] | None = None) -> str:
    lines = [
        Line(range(len(values)), values, name, colour)
        for values, name, colour in zip(
            several, ("training", "test"), (INK.train, INK.test), strict=False
        )
    ]
    return small_figure.draw(lines, AXES, INK, Catalogue("en").number, span).svg()


def heights(svg: str, word: str) -> float:
    """The y of a word at the end of a line."""
    (found,) = re.findall(rf'<text x="[^"]*" y="([^"]*)"[^>]*>{word}', svg)
    return float(found)


@given(VALUES, VALUES)
def test_any_numbers_are_drawn_within_the_paper(train: list[float], test: list[float]) -> None:
    svg = drawn(train, test, span=(0, len(train) - 1))
    assert "nan" not in svg.replace("NaN", "")
    for points in PLACES.findall(svg):
        for place in points.split():
            x, y = map(float, place.split(","))
            assert -1 <= x <= WIDTH + 1
            assert -1 <= y <= HEIGHT + 1


@given(VALUES, VALUES)
def test_the_words_at_the_ends_are_apart_and_above_the_axis(
    train: list[float], test: list[float]
) -> None:
    svg = drawn(train, test)
    if all(any(map(math.isfinite, one)) for one in (train, test)):
        first, second = sorted((heights(svg, "training"), heights(svg, "test")))
        assert second - first >= small_figure.APART - 0.2
        assert second <= HEIGHT - small_figure.BOTTOM + 4.1


def test_a_flat_curve_lies_in_the_middle() -> None:
    (points,) = [one for one in PLACES.findall(drawn([2.7] * 9)) if one.count(",") == 9]
    assert all(40 < float(place.split(",")[1]) < 90 for place in points.split())


def test_a_first_value_far_above_leaves_the_room_to_the_rest() -> None:
    curve = [2.5, 0.3, 0.2, 0.15, 0.12, 0.1, 0.1]
    (points,) = [one for one in PLACES.findall(drawn(curve)) if one.count(",") == 7]
    second = float(points.split()[1].split(",")[1])
    assert second < HEIGHT / 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_training_and_test_differ_in_more_than_their_colour(theme: str) -> None:
    assert ink(theme).train != ink(theme).test
    lines = [
        Line((0, 1), (2, 1), "training", INK.train),
        Line((0, 1), (2, 1), "test", INK.test, DASH),
    ]
    svg = small_figure.draw(lines, AXES, INK, Catalogue("en").number).svg()
    assert svg.count("stroke-dasharray") == 1


def test_a_curve_that_turns_into_no_number_says_so() -> None:
    assert ">training NaN<" in drawn([2.0, 1.0, math.nan])
