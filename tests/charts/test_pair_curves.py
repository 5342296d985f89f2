"""The chart of two runs marks the place that the text names, and nothing where there is none."""

from typing import Any

import numpy as np
import pytest

from dashboard.charts.figures import pair_curves
from dashboard.charts.marks.parting import MOST_PLACES
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.palette import assign
from dashboard.diagnosis.run_pair import Course, two_runs
from dashboard.text.sentences import Sentences
from tests.charts.conftest import CASES, falling, gathered, made

PT = Sentences("pt-BR")


def drawn(case: str, one: str, other: str, lang: str = "pt-BR") -> tuple[Any, dict[str, Any]]:
    book, report = gathered(CASES[case]())
    found = two_runs(book, one, other)
    return found, pair_curves.draw(
        book, report, Sentences(lang), FigureOptions(pair=found)
    ).to_dict()


def layer(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The rows of a layer; empty if the chart has none of that kind."""
    for view in spec["vconcat"][0]["layer"]:
        if view["name"] == f"two_runs_panel_{kind}":
            return spec["datasets"][view["data"]["name"]]
    return []


def test_the_rule_stands_where_the_curves_part_and_says_so() -> None:
    found, spec = drawn("book", "a", "b")
    assert found.course is Course.PARTS
    (row,) = layer(spec, "parting")
    assert row["x"] == found.x
    assert f"{found.x:.0f}" in row["text"]
    assert row["text"] in {one["text"] for one in layer(spec, "parting_words")}


def test_the_gap_is_shaded_from_there_to_the_end_of_the_shorter_curve() -> None:
    found, spec = drawn("book", "a", "b")
    gap = layer(spec, "gap")
    assert (gap[0]["x"], gap[-1]["x"]) == (found.x, found.end_x)
    assert len(gap) <= MOST_PLACES
    one, other = found.curves
    assert gap[-1]["y"] == pytest.approx(one.y[-1])
    assert gap[-1]["y2"] == pytest.approx(other.y[-1])


def test_curves_that_stay_together_are_not_marked() -> None:
    alike = [made("a", falling(0.1), lr=0.1), made("b", falling(0.1), lr=0.2)]
    book, report = gathered(alike)
    found = two_runs(book, "a", "b")
    spec = pair_curves.draw(book, report, PT, FigureOptions(pair=found)).to_dict()
    assert found.course is Course.TOGETHER
    assert layer(spec, "parting") == layer(spec, "gap") == []
    assert {row["key"] for row in layer(spec, "front")} == {"r0", "r1"}


def test_a_pair_without_anything_in_common_says_that_nothing_can_be_shown() -> None:
    book, report = gathered([*CASES["rewards"](), *CASES["one_run"]()])
    found = two_runs(book, "agent", "only")
    spec = pair_curves.draw(book, report, PT, FigureOptions(pair=found)).to_dict()
    assert found.course is Course.NO_METRIC
    assert layer(spec, "nothing")
    assert "métrica em comum" in spec["description"]


def test_two_runs_keep_the_colours_of_the_other_figures() -> None:
    _, spec = drawn("book", "a", "b")
    strokes = assign(gathered(CASES["book"]())[0].runs)
    front = next(
        one for one in spec["vconcat"][0]["layer"] if one["name"] == "two_runs_panel_front"
    )
    shown = front["encoding"]["color"]["scale"]["range"]
    assert sorted(shown) == sorted([strokes["a"].color, strokes["b"].color])


def test_two_of_a_crowd_can_be_told_apart() -> None:
    _, spec = drawn("hundred", "run003", "run010")
    front = next(
        one for one in spec["vconcat"][0]["layer"] if one["name"] == "two_runs_panel_front"
    )
    assert len(set(front["encoding"]["color"]["scale"]["range"])) == 2


@pytest.mark.parametrize(
    ("lang", "word"), [("pt-BR", "se separam"), ("en", "separate beyond the noise")]
)
def test_those_who_cannot_see_it_are_told_the_same(lang: str, word: str) -> None:
    _, spec = drawn("book", "a", "b", lang)
    assert word in spec["description"]
    assert np.all([text in spec["description"] for text in ("64", "1024", "→")])
