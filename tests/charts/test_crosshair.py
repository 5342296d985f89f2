"""Pointing at the plane reads every run at that x."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.figures import overlay
from dashboard.charts.marks.crosshair import MISSING, PLACE_PX
from dashboard.charts.options import FigureOptions
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, falling, gathered, made
from tests.charts.test_figures import rows

EN, PT = Sentences("en"), Sentences("pt-BR")


def specification(many: list[Made], words: Sentences = EN, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = overlay.draw(
        *gathered(many), words, FigureOptions(metric="loss", split="train", **more)
    ).to_dict()
    return spec


def read(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return rows(spec, "overlay_panel_all_at_x")


def titles(spec: dict[str, Any]) -> dict[str, str]:
    """What is told of each field."""
    (strips,) = [
        one for one in spec["vconcat"][-1]["layer"] if one["name"] == "overlay_panel_all_at_x"
    ]
    return {one["field"]: one["title"] for one in strips["encoding"]["tooltip"]}


def two() -> list[Made]:
    return [
        made("a", falling(0.1), lr=0.1, batch_size=64),
        made("b", falling(0.3), lr=0.3, batch_size=64),
    ]


def test_every_run_is_read_where_it_was_logged_the_highest_end_first() -> None:
    spec = specification(two())
    told = titles(spec)
    assert list(told.values()) == ["epoch", "Rate 0.3", "Rate 0.1"]
    assert falling(0.3)[-1] > falling(0.1)[-1]
    for row in read(spec):
        at = int(row["at"])
        assert row["run0"] == pytest.approx(falling(0.3)[at])
        assert row["run1"] == pytest.approx(falling(0.1)[at])


def test_the_strips_cover_the_whole_axis_without_a_gap() -> None:
    strips = read(specification(two()))
    edges = [(row["x"], row["x2"]) for row in strips]
    assert edges[0][0] == 0
    assert edges[-1][1] == 30
    assert all(end == start for (_, end), (start, _) in pairwise(edges))


def test_a_run_that_ended_earlier_is_missing_there_and_never_zero() -> None:
    short = made("c", falling(0.2)[:11], lr=0.2, batch_size=64)
    spec = specification([*two(), short], PT)
    field = next(name for name, title in titles(spec).items() if title == "Taxa 0,2")
    told = {row["at"]: row[field] for row in read(spec)}
    assert told[30] == MISSING
    assert told[10] != MISSING


@pytest.mark.parametrize("words", [EN, PT])
def test_of_a_crowd_the_others_are_told_by_their_reach(words: Sentences) -> None:
    many = [
        made(f"run{number:02}", falling(0.1 + number / 100), lr=0.1 + number, batch_size=64)
        for number in range(40)
    ]
    spec = specification(many, words)
    told = titles(spec)
    front = sum(field.startswith("run") for field in told)
    assert 0 < front < 40
    assert str(40 - front) in told["others"]
    assert all(row["others"] for row in read(spec))


def test_one_curve_alone_is_read_at_its_own_points() -> None:
    assert read(specification(two()[:1])) == []


@given(st.integers(2, 2000), st.booleans())
def test_a_long_curve_is_read_at_few_places_at_values_that_it_has(n: int, log_x: bool) -> None:
    y = np.random.default_rng(n).uniform(1, 2, n)
    many = [made("a", y, lr=0.1, batch_size=64), made("b", y[::-1], lr=0.2, batch_size=64)]
    strips = read(specification(many, log_x=log_x))
    assert len(strips) <= 1150 / PLACE_PX
    assert all(row["x"] <= row["x2"] for row in strips)
    assert {row["run0"] for row in strips} | {row["run1"] for row in strips} <= set(y)
