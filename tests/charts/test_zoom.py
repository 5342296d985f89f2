"""Looking closely: what a window keeps of the curves, and which run a click means."""

from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes import picking
from dashboard.charts.axes.y_domain import height_seen
from dashboard.charts.axes.zoom import (
    BACK,
    FOUND,
    PICKED,
    SPAN,
    STRETCH,
    Focus,
    read_stretch,
    run_of,
    write_stretch,
)
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.span_on_axis import around
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.window import cut
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay, run_detail, small_multiples, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.run import LogBook, Receipt, Run, XUnit
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS, falling, gathered, made
from tests.charts.test_figures import rows

VALUES = st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf])
ENDS = st.floats(-5, 45).map(lambda x: round(x, 3))


def trace(y: list[float]) -> Trace:
    x = np.arange(len(y), dtype=float)
    raw = np.array(y)
    return Trace(Run("a", "a", "a", "csv", XUnit.STEP, {}), "test", x, x, raw, raw, x * 100)


@given(st.lists(VALUES, min_size=1, max_size=40), ENDS, ENDS)
def test_a_window_keeps_its_points_and_the_line_between_them(
    y: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    whole = trace(y)
    inside = (whole.x >= low) & (whole.x <= high)
    parts = cut([whole], Extent(low, high))
    if not parts:
        assert not inside.any()
        return
    part = parts[0]
    assert ((part.x >= low) & (part.x <= high)).all()
    assert (np.diff(part.x) >= 0).all()
    np.testing.assert_array_equal(part.x[part.logged], whole.x[inside])
    np.testing.assert_array_equal(part.raw[part.logged], whole.raw[inside])
    made = ~part.logged
    finite = np.where(np.isfinite(whole.y), whole.y, np.nan)
    np.testing.assert_allclose(
        part.y[made], np.interp(part.x[made], whole.x, finite), rtol=1e-6, atol=1e-3
    )


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40), ENDS, ENDS)
def test_the_y_axis_holds_all_but_far_outliers_of_what_is_seen(
    y: list[float], one: float, other: float
) -> None:
    parts = cut([trace(y)], Extent(*sorted((one, other))))
    seen = np.concatenate([part.y for part in parts] or [np.zeros(1)])
    axis = height_seen(parts)
    assert axis.low < axis.high
    if parts:
        assert axis.low <= np.median(seen) <= axis.high


def test_a_line_that_was_not_smoothed_stays_so_and_a_band_is_cut_with_it() -> None:
    part = cut([trace([1.0, 2.0, 3.0, 4.0])], Extent(0.5, 2.5))[0]
    assert not part.is_smoothed
    assert part.y.tolist() == [1.5, 2.0, 3.0, 3.5]
    assert part.logged.tolist() == [False, True, True, False]


def specification(draw: Any, *case: Any, **more: Any) -> dict[str, Any]:
    with alt.data_transformers.enable("default", max_rows=None):
        spec: dict[str, Any] = draw(*case, Sentences("en"), **more).to_dict()
    return spec


def one_metric(*given: Any, **more: Any) -> Any:
    return overlay.draw(*given, FigureOptions(metric="loss", split="test", **more))


def panel_for_each(*given: Any, **more: Any) -> Any:
    return small_multiples.draw(
        *given, FigureOptions(metric="loss", split="test", facet="batch_size", **more)
    )


def textbook(*given: Any, **more: Any) -> Any:
    return textbook_figure.draw(*given, FigureOptions(**more))


def of_one_run(*given: Any, **more: Any) -> Any:
    return run_detail.draw(*given, FigureOptions(**more))


FIGURES = {"one metric": one_metric, "book": textbook, "facets": panel_for_each}
PANELS = {"one metric": 1, "book": 4, "facets": 2}


@pytest.mark.parametrize("name", FIGURES)
def test_every_panel_answers_to_click_drag_and_double_click(name: str, book_of: Any) -> None:
    spec = specification(FIGURES[name], *book_of("book"), focus=Focus(can_pick=True))
    text = str(spec)
    assert {one["name"] for one in spec["params"]} == {PICKED, SPAN, BACK, FOUND}
    for one in spec["params"]:
        assert one["name"] == FOUND or len(one["views"]) == PANELS[name]
        assert all(text.count(f"'name': '{view}'") == 1 for view in one["views"])


@pytest.mark.parametrize("name", ["on train", "book", "facets", "one run"])
def test_the_name_of_a_finding_says_where_to_look(name: str, book_of: Any) -> None:
    draw = {
        **FIGURES,
        "on train": lambda *case, **more: overlay.draw(
            *case, FigureOptions(metric="loss", split="train", **more)
        ),
        "facets": lambda *case, **more: small_multiples.draw(
            *case, FigureOptions(metric="loss", split="train", facet="lr", **more)
        ),
        "one run": lambda *case, **more: run_detail.draw(
            *case, FigureOptions(run_id="wild", **more)
        ),
    }[name]
    spec = specification(draw, *book_of("diverged"), focus=Focus(can_pick=True))
    (found,) = [one for one in spec["params"] if one["name"] == FOUND]
    told = [row[STRETCH] for view in found["views"] for row in rows(spec, view)]
    assert told
    for text in told:
        stretch = read_stretch(text)
        assert stretch is not None
        assert 0 <= stretch.low < stretch.high <= 30


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_a_stretch_is_read_as_it_was_written(low: float, high: float) -> None:
    assert read_stretch(write_stretch(Extent(low, high))) == Extent(low, high)


@pytest.mark.parametrize("text", ["", "1", "a b", "1 b"])
def test_what_is_no_stretch_is_none(text: str) -> None:
    assert read_stretch(text) is None


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_that_nobody_can_click_on_has_no_parameters(name: str, book_of: Any) -> None:
    assert "params" not in specification(FIGURES[name], *book_of("book"))


@pytest.mark.parametrize("name", FIGURES)
def test_what_takes_the_clicks_sends_no_point_twice(name: str, book_of: Any) -> None:
    plain, live = (
        specification(FIGURES[name], *book_of("book"), focus=Focus(can_pick=can))["datasets"]
        for can in (False, True)
    )
    most = 4  # a row for each panel's plane
    assert sum(map(len, live.values())) <= sum(map(len, plain.values())) + most


@pytest.mark.parametrize(("runs", "has_grips"), [(picking.MOST_GRIPS, True), (260, False)])
def test_lines_of_a_crowd_answer_to_a_click_themselves(runs: int, has_grips: bool) -> None:
    many = [
        made(f"run{number:03}", falling(0.1 + number / 1000), lr=0.1 + number, batch_size=64)
        for number in range(runs)
    ]
    *_, panel = specification(one_metric, *gathered(many), focus=Focus(can_pick=True))["vconcat"]
    layers = {layer["name"]: layer["mark"] for layer in panel["layer"]}
    assert ("overlay_panel_muted_grips" in layers) is has_grips
    assert (layers["overlay_panel_muted"].get("cursor") == "pointer") is not has_grips


@pytest.mark.parametrize("name", FIGURES)
def test_the_axis_of_a_zoomed_figure_is_the_window(name: str, book_of: Any) -> None:
    chart = FIGURES[name](
        *book_of("book"), Sentences("pt-BR"), focus=Focus(Extent(3.25, 7.5), can_pick=True)
    )
    assert picking.seen_in(chart) == Extent(3.25, 7.5)
    with alt.data_transformers.enable("default", max_rows=None):
        rows = [row for rows in chart.to_dict()["datasets"].values() for row in rows]
    places = [row["x"] for row in rows if isinstance(row.get("x"), float)]
    assert places
    assert min(places) >= 3.25
    assert max(places) <= 7.5


def test_a_window_beside_all_curves_says_that_there_is_nothing(book_of: Any) -> None:
    for figure in FIGURES.values():
        spec = specification(figure, *book_of("book"), focus=Focus(Extent(1e6, 2e6)))
        assert Sentences("en").say("chart-nothing") in str(spec)


def test_the_run_that_was_picked_stands_out_alone(book_of: Any) -> None:
    book, report = book_of("book")
    chosen = book.runs[1].run_id
    spec = specification(one_metric, book, report, focus=Focus(run_id=chosen))
    front = [
        layer for layer in spec["vconcat"][0]["layer"] if layer["name"] == "overlay_panel_front"
    ]
    assert front[0]["encoding"]["color"]["scale"]["domain"] == ["r1"]


def test_a_click_means_the_run_of_the_line_and_of_a_group_its_first_that_is_drawn(
    book_of: Any,
) -> None:
    book, _ = book_of("seeds")
    ids = [run.run_id for run in book.runs]
    assert [run_of(f"r{number}", book) for number in range(len(ids))] == ids
    assert run_of(f"r{len(ids)}", book) is None
    without_first = book.only(ids[1:])
    leads = [run_of("r0", one, GROUPS) for one in (book, without_first)]
    assert leads == [ids[0], ids[1]]


@given(st.text(max_size=8))
def test_a_key_that_is_none_of_ours_means_no_run(key: str) -> None:
    book = LogBook((Run("only", "only", "only", "csv", XUnit.STEP, {}),), {}, Receipt())
    assert run_of(key, book) in {None, "only"}
    assert run_of("r0", book) == "only"


def test_a_group_stays_drawn_when_one_of_its_runs_is_picked(book_of: Any) -> None:
    book, report = book_of("seeds")
    spec = specification(
        one_metric, book, report, grouping=Grouping(GROUPS), focus=Focus(run_id=book.runs[1].run_id)
    )
    front = next(
        layer for layer in spec["vconcat"][0]["layer"] if layer["name"] == "overlay_panel_front"
    )
    assert front["encoding"]["color"]["scale"]["domain"] == ["r0"]


@pytest.mark.parametrize(("axis", "low", "high"), [(XAxis.EPOCH, 6, 24), (XAxis.STEP, 600, 2400)])
def test_a_finding_lies_on_any_axis_with_room_around_it(
    axis: XAxis, low: float, high: float, book_of: Any
) -> None:
    book, _ = book_of("book")
    symptom = Symptom("spike", 1.0, "test", "loss", 10, 20)
    found = around(book, book.runs[0].run_id, symptom, axis)
    assert found == Extent(low, high)
    elsewhere = replace(symptom, from_x=900, to_x=1000)
    assert around(book, book.runs[0].run_id, elsewhere, axis) is None


def test_a_run_looked_at_closely_keeps_its_panels_and_shows_more_of_its_points(
    book_of: Any,
) -> None:
    book, report = book_of("book")
    run_id = book.runs[0].run_id

    def detail(focus: Focus) -> dict[str, Any]:
        return specification(of_one_run, book, report, run_id=run_id, focus=focus)

    whole, near = detail(Focus()), detail(Focus(Extent(3.25, 7.5), can_pick=True))
    panels = [view["name"] for view in whole["vconcat"] if "findings" not in view["name"]]
    assert [one["name"] for one in near["vconcat"] if "findings" not in one["name"]] == panels
    assert "params" not in whole
    assert {one["name"] for one in near["params"]} == {SPAN, BACK, FOUND}
    assert all(len(one["views"]) == len(panels) for one in near["params"])
    places = [
        row["x"] for rows in near["datasets"].values() for row in rows if "x" in row and "y" in row
    ]
    assert min(places) == 3.25
    assert max(places) == 7.5


def test_a_run_looked_at_where_it_has_no_curve_says_so_on_every_panel(book_of: Any) -> None:
    book, report = book_of("book")
    away = Focus(Extent(1e6, 2e6))
    spec = specification(of_one_run, book, report, run_id=book.runs[0].run_id, focus=away)
    assert spec["vconcat"]
    assert all("_nothing" in view["layer"][-1]["name"] for view in spec["vconcat"])
