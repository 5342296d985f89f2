"""The tree of experiments: rows that hold every trial, and stay few, wherever it branches."""

import json
from typing import get_args

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.axes.opening import runs_of
from dashboard.charts.axes.signs import CROSS
from dashboard.charts.axes.zoom import PICKED, Focus
from dashboard.charts.data.line import KEY
from dashboard.charts.data.trials.tree_rows import MOST, tree_rows
from dashboard.charts.figures import experiment_tree
from dashboard.charts.options import FigureOptions
from dashboard.charts.outcome_panels import TreePanel
from dashboard.charts.style.theme import Theme, look
from dashboard.diagnosis.engine import diagnose
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences
from dashboard.views.widgets import verdict_table
from tests.examples import examples
from tests.report.best_books import book, run


def panel(made: LogBook, lang: str = "en", width: float = 760.0) -> TreePanel:
    report, words = diagnose(made), Sentences(lang)
    (found,) = experiment_tree.CHART.panels(made, report, words, FigureOptions(width=width))
    assert isinstance(found, TreePanel)
    return found


def rates(count: int) -> LogBook:
    return book(*(run(f"r{n}", 0.5 + 0.4 * n / count, lr=0.001 * (n + 1)) for n in range(count)))


@st.composite
def forests(draw: st.DrawFn) -> list[int | None]:
    """The parents of up to 90 trials, each an earlier one or none."""
    count = draw(st.integers(0, 90))
    return [
        draw(st.none() | st.integers(max(0, place - 6), place - 1)) if place else None
        for place in range(count)
    ]


@settings(max_examples=examples(60))
@given(forests(), st.integers(2, 50))
def test_every_trial_has_one_row_or_is_folded_and_rows_are_few(
    parents: list[int | None], most: int
) -> None:
    rows = tree_rows(parents, list(reversed(range(len(parents)))), most)
    assert sorted(place for row in rows for place in row.places) == list(range(len(parents)))
    assert len(rows) <= most
    for number, row in enumerate(rows):
        assert row.parent is None or row.parent < number
        assert row.is_fold or len(row.places) == 1
        if row.parent is not None:
            holder = rows[row.parent]
            assert row.lane - holder.lane in {0, 1}
            if not row.is_fold:
                assert parents[row.places[0]] in holder.places


@settings(max_examples=examples(60))
@given(forests())
def test_no_two_rows_stand_in_each_others_way(parents: list[int | None]) -> None:
    """The line from a row down to what came of it passes no sign of another branch."""
    rows = tree_rows(parents, range(len(parents)), max(2, len(parents)))
    for number, row in enumerate(rows):
        if row.parent is None:
            continue
        lane = rows[row.parent].lane
        between = rows[row.parent + 1 : number]
        assert all(one.lane > lane or one.parent == row.parent for one in between)


def test_a_chain_goes_straight_down() -> None:
    rows = tree_rows([None, 0, 1, 2], range(4))
    assert [row.lane for row in rows] == [0, 0, 0, 0]


def test_what_was_only_tried_is_indented() -> None:
    rows = tree_rows([None, 0, 0, 0, 2], range(5))
    assert [(row.places, row.lane) for row in rows] == [
        ((0,), 0),
        ((1,), 1),
        ((3,), 1),
        ((2,), 0),
        ((4,), 0),
    ]


@pytest.mark.parametrize("count", [1, 4, 72, 300])
@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_it_is_readable_however_many_were_tried(count: int, lang: str) -> None:
    made = rates(count)
    found = panel(made, lang)
    assert len(found.rows) <= MOST
    assert bool(found.rows["is_fold"].any()) == (count > MOST)
    opened = [one for key in found.rows[KEY] for one in runs_of(key, made)]
    assert sorted(opened) == sorted(made.by_id)
    folded = len(made.runs) - int((~found.rows["is_fold"]).sum())
    told = " ".join(found.notes)
    assert (str(folded) in told) == (count > MOST)
    assert any(found.rows["is_best"]) == (count > 1)


def test_under_folded_settings_a_row_says_all_of_its_own() -> None:
    made = book(*(run(f"r{n}", 0.5, lr=0.1, width=n, depth=n % 3) for n in range(60)))
    found = panel(made)
    (top,) = found.rows.index[found.rows["is_fold"]][:1]
    below = found.rows.iloc[top + 1]
    assert below["title"].split(" ")[0] in below["words"]
    assert "→" not in below["words"]


def ways() -> LogBook:
    """A first setting, one that went better, one that went worse, and one that diverged."""
    return book(
        run("a", 0.6, lr=0.01),
        run("better", 0.9, lr=0.02),
        run("worse", 0.3, lr=0.04),
        run("lost", 0.5, lr=5.0, breaks=True),
    )


@pytest.mark.parametrize("theme", get_args(Theme))
def test_better_and_worse_have_no_sign_and_no_colour_of_an_indicator(theme: Theme) -> None:
    made, report = ways(), diagnose(ways())
    (found,) = experiment_tree.CHART.panels(
        made, report, Sentences("en"), FigureOptions(theme=theme)
    )
    assert isinstance(found, TreePanel)
    rows = found.rows[found.rows["came"].str.contains("Better|Worse")]
    rows = rows[rows["shape"] != CROSS]  # what diverged is told as everywhere
    assert len(rows) == 2
    assert {"circle", "square", "triangle-up"}.isdisjoint(rows["shape"])
    lamps = set(verdict_table.LAMP_COLOURS[theme].values()) | {look(theme).bad, look(theme).warn}
    assert lamps.isdisjoint(rows["color"])
    assert lamps.isdisjoint(rows["fill"])


def test_better_same_and_worse_have_signs_of_their_own() -> None:
    found = panel(ways())
    shapes = found.rows["shape"].tolist()
    assert len(set(shapes)) == 4
    assert found.rows["came"].str.contains("Better than").any()
    assert found.rows["came"].str.contains("Worse than").any()


def test_a_click_answers_only_where_a_page_takes_it() -> None:
    made, report = rates(4), diagnose(rates(4))
    plain = experiment_tree.draw(made, report, Sentences("en")).to_dict()
    asked = FigureOptions(focus=Focus(can_pick=True))
    able = experiment_tree.draw(made, report, Sentences("en"), asked).to_dict()
    assert "params" not in plain
    assert [one["name"] for one in able["params"]] == [PICKED]


@pytest.mark.parametrize("width", [320, 760, 1150])
def test_names_that_act_are_drawn_as_text(width: int) -> None:
    made = book(
        run("a", 0.6, model="<script>alert(1)</script>"),
        run("b", 0.9, model="x" * 5_000),
    )
    options = FigureOptions(width=width)
    spec = experiment_tree.draw(made, diagnose(made), Sentences("pt-BR"), options).to_dict()
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])
    assert "<script" not in svg
    assert "x" * 300 not in svg
