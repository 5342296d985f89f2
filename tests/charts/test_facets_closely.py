"""Looking closely at small multiples: a picked run, a stretch of the axis, which line is whose."""

from itertools import pairwise
from typing import Any

import pytest

from dashboard.charts.axes.zoom import Focus, keys_of, run_of
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import KEY
from dashboard.charts.figures import small_multiples
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.facet_choice import MOST
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS, falling, gathered, made
from tests.charts.test_facets import drawn, grid, panels
from tests.charts.test_figures import rows
from tests.charts.test_strips import noisy

EN = Sentences("en")
LIVE = Focus(can_pick=True)


def keys_by_panel(spec: dict[str, Any], kind: str) -> list[set[str]]:
    return [
        {row[KEY] for row in rows(spec, f"facet_{number}_{kind}")}
        for number in range(len(panels(spec)))
    ]


def test_a_line_that_is_clicked_on_means_the_run_of_its_own_panel() -> None:
    many = grid()
    book, _ = gathered(many)
    found = keys_by_panel(drawn(many, focus=LIVE), "hover")
    assert sum(map(len, found)) == len(set.union(*found)) == len(many)
    for keys, optimizer in zip(found, ("adam", "lion", "rmsprop", "sgd"), strict=True):
        meant = [book.by_id[run_of(key, book) or ""] for key in keys]
        assert {run.config["optimizer"] for run in meant} == {optimizer}
        assert len(meant) == 8


def test_a_group_that_is_clicked_on_means_its_first_run_that_is_drawn(book_of: Any) -> None:
    book, report = book_of("seeds")
    without_first = book.only([run.run_id for run in book.runs[1:]])
    spec = small_multiples.draw(
        without_first,
        report,
        EN,
        FigureOptions(
            metric="loss", split="test", facet="batch_size", grouping=Grouping(GROUPS), focus=LIVE
        ),
    ).to_dict()
    meant = [run_of(key, without_first, GROUPS) for keys in keys_by_panel(spec, "hover")
             for key in keys]  # fmt: skip
    assert sorted(map(str, meant)) == sorted([GROUPS[0][1], GROUPS[1][0]])


@pytest.mark.parametrize("groups", [(), GROUPS, (GROUPS[0],), (("b64s2", "b64s1"),)])
@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_every_run_has_the_key_that_leads_back_to_it_or_to_its_group(
    groups: tuple[tuple[str, ...], ...], left_out: int, book_of: Any
) -> None:
    whole, _ = book_of("seeds")
    book: LogBook = whole.only([run.run_id for run in whole.runs[left_out:]])
    keys = keys_of(book, groups)
    assert len(set(keys.values())) == len({run_of(key, book, groups) for key in keys.values()})
    for one in book.by_id:
        meant = run_of(keys[one], book, groups)
        group = next((group for group in groups if one in group), (one,))
        assert meant in group


def test_a_picked_run_stands_out_and_all_others_step_back_in_every_panel() -> None:
    many = grid(2)
    book, _ = gathered(many)
    chosen = book.runs[5].run_id
    before, after = drawn(many), drawn(many, focus=Focus(run_id=chosen))
    fronts = keys_by_panel(after, "front")
    assert sorted(fronts, key=len) == [set(), {keys_of(book)[chosen]}]
    assert sum(map(len, keys_by_panel(after, "muted"))) == len(many) - 1
    assert sum(map(len, keys_by_panel(before, "front"))) == len(many)


def test_nobody_steps_back_for_a_run_that_has_no_panel() -> None:
    many = grid(MOST + 2)
    book, _ = gathered(many)
    (hidden,) = [run.run_id for run in book.runs if run.config["optimizer"] == "sgd"][:1]
    shown, picked = (
        drawn(many, facet="optimizer", focus=Focus(run_id=one)) for one in (None, hidden)
    )
    assert keys_by_panel(picked, "front") == keys_by_panel(shown, "front")
    assert any(keys_by_panel(picked, "front"))


@pytest.mark.parametrize("run_id", ["of another log set", ""])
@pytest.mark.parametrize("by", ["optimizer", ""])
def test_a_run_that_is_not_drawn_cannot_be_picked(run_id: str, by: str) -> None:
    many = grid(2)
    spec = drawn(many, facet=by, focus=Focus(run_id=run_id))
    assert keys_by_panel(spec, "front") == keys_by_panel(drawn(many, facet=by), "front")


def test_all_panels_show_the_stretch_and_more_of_the_points_in_it() -> None:
    many = noisy(12, 20_000)
    whole = drawn(many, facet="batch_size")
    start, end = 4000.0, 4400.0
    close = drawn(many, facet="batch_size", focus=Focus(Extent(start, end)))
    for spec in (whole, close):
        assert len(panels(spec)) > 1
    domains = {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for panel in panels(close)
        for layer in panel["layer"]
        if "_front" in layer["name"] or "_muted" in layer["name"]
    }
    assert domains == {(start, end)}

    def within(spec: dict[str, Any]) -> int:
        points = [
            row["x"]
            for number in range(len(panels(spec)))
            for kind in ("front", "muted")
            for row in rows(spec, f"facet_{number}_{kind}")
        ]
        return sum(start <= x <= end for x in points)

    assert within(close) > 4 * within(whole) > 0


def test_the_y_axis_fits_what_is_seen_and_is_the_same_in_all_panels() -> None:
    many = [made(f"r{n}", falling(0.1 * n, 40), optimizer=f"o{n % 2}", lr=n) for n in range(4)]
    close = drawn(many, facet="optimizer", focus=Focus(Extent(30, 40)))
    wide = drawn(many, facet="optimizer", focus=Focus(Extent(30, 40)), whole=True)

    def heights(spec: dict[str, Any]) -> set[tuple[float, float]]:
        return {
            tuple(layer["encoding"]["y"]["scale"]["domain"])
            for panel in panels(spec)
            for layer in panel["layer"]
            if "_front" in layer["name"]
        }

    ((low, high),) = heights(close)
    shown = [row["y"] for number in range(2) for row in rows(close, f"facet_{number}_front")]
    assert low <= min(shown) <= max(shown) <= high
    assert len(heights(wide)) == 1


def test_a_smoothed_line_does_not_change_by_being_looked_at_closely() -> None:
    many = noisy(4, 400)
    asked = {"facet": "batch_size", "smoothing": 0.9}
    whole = drawn(many, **asked)
    middle = Extent(150, 250)
    close = drawn(many, **asked, focus=Focus(middle))
    for number in range(len(panels(close))):
        points = {(row[KEY], row["x"]): row["y"] for row in rows(whole, f"facet_{number}_front")}
        for row in rows(close, f"facet_{number}_front"):
            if (row[KEY], row["x"]) in points:
                assert row["y"] == pytest.approx(points[row[KEY], row["x"]])
        xs = [row["x"] for row in rows(close, f"facet_{number}_front")]
        assert xs
        assert all(middle.holds(x) for x in xs)
        by_key = [row["x"] for row in rows(close, f"facet_{number}_front") if row[KEY] == "r0"]
        assert all(before <= after for before, after in pairwise(by_key))
