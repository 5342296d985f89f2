"""What a person reads off the map, the curve of the rate and the parallel axes."""

import itertools
import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes.rate_axis import rate_extent, rate_ticks, value_extent
from dashboard.charts.axes.setting_axes import setting_names
from dashboard.charts.axes.signs import CROSS
from dashboard.charts.data.outcomes import (
    Fate,
    Outcome,
    Outcomes,
    groups_of,
    main_group,
    outcomes_of,
)
from dashboard.charts.data.settings_grid import MOST_ROWS, settings_grid
from dashboard.charts.figures import lr_batch_map, lr_curve, parallel_settings
from dashboard.charts.options import FigureOptions
from dashboard.charts.style import theme
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Fit, Lamp, LampName
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences
from tests.charts.conftest import ended, falling, gathered, made, suggested, sweep
from tests.charts.test_figures import rows, switched

PT = Sentences("pt-BR")
EN = Sentences("en")
BookOf = Callable[[str], tuple[LogBook, Report]]


def mapped(words: Sentences = PT, **more: Any) -> dict[str, Any]:
    book, report = gathered(sweep())
    report = replace(report, comparisons=(suggested(),))
    spec: dict[str, Any] = lr_batch_map.draw(book, report, words, FigureOptions(**more)).to_dict()
    return spec


def cells(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    drawn = [*rows(spec, "map_panel_tiles"), *rows(spec, "map_panel_empty")]
    return {row["setting"]: row for row in drawn}


def test_the_cross_of_a_run_that_diverged_is_of_no_batch_s_colour_and_says_the_batch() -> None:
    book, report = gathered(sweep())
    spec = lr_curve.draw(book, report, PT).to_dict()
    points = rows(spec, "curve_panel_runs")
    crosses = [one for one in points if one["shape"] == CROSS]
    assert crosses
    assert {one["color"] for one in crosses} == {theme.LIGHT.bad}
    assert theme.LIGHT.bad not in {one["color"] for one in points if one not in crosses}
    assert {one["word"] for one in crosses} == {"divergiu"}
    beside = [*rows(spec, "curve_panel_words_left"), *rows(spec, "curve_panel_words_right")]
    assert any(one["word"].endswith(": divergiu") for one in beside)


def test_a_cell_has_the_middle_of_its_seeds_and_their_number() -> None:
    book, report = gathered(sweep())
    ends = {one.run.run_id: one.value for one in main_group(book, report).many}
    cell = cells(mapped())["Lote 64 · taxa 0,01"]
    assert cell["value"] == PT.texts.percent(min(ends["b0"], ends["b1"]))
    assert cell["count"] == "n = 2"


def test_what_went_wrong_carries_a_sign_and_a_word() -> None:
    shown = cells(mapped())
    assert shown["Lote 64 · taxa 0,1"]["sign"] == "× divergiu"
    assert shown["Lote 64 · taxa 0,1"]["value"] == ""
    assert shown["Lote 256 · taxa 0,001"]["sign"] == "○ estagnou"
    assert shown["Lote 256 · taxa 0,1"]["sign"] == "★ melhor"


def test_empty_cells_are_there_and_one_of_them_is_suggested_with_its_reason() -> None:
    empty = {
        row["setting"]: (row["sign"], row["said"]) for row in rows(mapped(EN), "map_panel_empty")
    }
    assert empty == {
        "Batch 1024 · rate 0.001": ("", "not tried yet"),
        "Batch 1024 · rate 0.01": ("+ try next", EN.comparison(suggested())),
    }


def test_a_suggested_rate_that_nobody_tried_gets_a_column_of_its_own() -> None:
    book, report = gathered(sweep())
    beyond = replace(suggested(), evidence={"why": "scaled", "batch_size": 1024, "lr": 0.5})
    spec = lr_batch_map.draw(book, replace(report, comparisons=(beyond,)), EN).to_dict()
    assert cells(spec)["Batch 1024 · rate 0.5"]["sign"] == "+ try next"


def test_in_narrow_cells_the_words_stand_below_the_map() -> None:
    narrow = mapped(EN, width=220)
    assert cells(narrow)["Batch 64 · rate 0.1"]["sign"] == "×"
    notes = " ".join(row["text"] for row in rows(narrow, "map_panel_footnotes"))
    assert "× diverged" in notes
    assert "+ try next" in notes


def test_the_line_of_equal_ratio_runs_through_the_best_cell() -> None:
    line = [row for row in rows(mapped(), "map_panel_equal_ratio") if row["thick"] > 1]
    nearest = min(line, key=lambda row: math.hypot(row["x"] - 2.5, row["y"] - 1.5))
    assert (nearest["x"], nearest["y"]) == pytest.approx((2.5, 1.5))


def test_a_run_that_diverged_among_seeds_is_counted_and_not_averaged() -> None:
    many = [
        *sweep(),
        ended("b2", 0.05, 0.01, 64, seed=2, diverges=True),
    ]
    cell = cells(lr_batch_map.draw(*gathered(many), EN).to_dict())["Batch 64 · rate 0.01"]
    assert cell["count"] == "× 1 of 3"
    assert cell["value"] == cells(mapped(EN))["Batch 64 · rate 0.01"]["value"]


def test_runs_that_switched_on_their_way_are_counted_and_not_drawn() -> None:
    many = [*sweep(), switched("z", (10, 1024, 0.01), (20, 64, 0.01))]
    every = outcomes_of(*gathered(many))
    assert every.switched == 1
    assert "z" not in {one.run.run_id for one in every.many}
    assert every.notes(EN)[0].startswith("1 run switched")


def test_a_search_over_other_settings_is_not_averaged_into_one_map() -> None:
    many = [*sweep(), *(ended(f"w{n}", 0.4, 0.01, 64, weight_decay=0.1) for n in range(3))]
    groups = groups_of(*gathered(many))
    assert [len(group.many) for group in groups] == [len(sweep()), 3]
    assert cells(lr_batch_map.draw(*gathered(many), EN).to_dict()) == cells(
        lr_batch_map.draw(*gathered(sweep()), EN).to_dict()
    )


def test_the_best_value_can_be_shown_instead_of_the_last() -> None:
    loss = falling(0.05)
    loss[25:] = 0.5
    book, report = gathered([made("a", loss, lr=0.1, batch_size=8)])
    (last,) = main_group(book, report).many
    (best,) = main_group(book, report, "best").many
    assert best.value > last.value
    spec = lr_curve.draw(book, report, EN, FigureOptions(statistic="best")).to_dict()
    (title,) = rows(spec, "curve_panel_title")
    assert title["text"] == "Accuracy · test, by rate · best value of each run"


def test_the_curve_has_a_line_for_each_batch_size_and_marks_its_best(book_of: BookOf) -> None:
    spec = lr_curve.draw(*book_of("sweep"), PT).to_dict()
    assert {row["label"] for row in rows(spec, "curve_panel_label")} == {
        "lote 64",
        "lote 256",
        "lote 1024",
    }
    (best,) = rows(spec, "curve_panel_optimum")
    assert best["x"] == 0.1
    assert best["text"].startswith("★ melhor: 9")
    (stable,) = rows(spec, "curve_panel_stable")
    assert (stable["x"], stable["x2"]) == (0.01, 0.1)


def test_a_run_that_diverged_stands_at_the_edge_of_the_curve_with_its_word(book_of: BookOf) -> None:
    spec = lr_curve.draw(*book_of("sweep"), PT).to_dict()
    points = rows(spec, "curve_panel_runs")
    said = {row["word"]: row for row in points if row["word"]}
    assert said["divergiu"]["x"] == 0.1
    assert said["divergiu"]["y"] < min(row["y"] for row in points if not row["word"])
    assert any(word.endswith("estagnou") for word in said)


def test_the_curve_goes_through_the_middle_run_as_it_is(book_of: BookOf) -> None:
    book, report = book_of("sweep")
    ends = {one.run.run_id: one.value for one in main_group(book, report).many}
    drawn = rows(lr_curve.draw(book, report, PT).to_dict(), "curve_panel_front")
    assert min(ends["b0"], ends["b1"]) in {row["y"] for row in drawn}


@pytest.mark.parametrize("width", [320, 358, 700, 1150])
def test_names_of_parallel_axes_stand_clear_of_each_other(book_of: BookOf, width: int) -> None:
    options = FigureOptions(width=width)
    (panel,) = parallel_settings.CHART.panels(*book_of("searched"), PT, options)
    spec = parallel_settings.draw(*book_of("searched"), PT, options).to_dict()
    character = theme.CHARACTER_PX * panel.canvas.look.small
    spans = []
    for name, before in (("names_first", 0.0), ("names", 0.5), ("names_last", 1.0)):
        for row in rows(spec, f"parallel_panel_{name}"):
            wide = max(map(len, row["text"].split("\n"))) * character
            x = panel.canvas.x_share(row["x"]) * panel.canvas.width
            spans.append((x - before * wide, x + (1 - before) * wide))
    spans.sort()
    assert len(spans) > 2
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_parallel_axes_show_every_setting_that_varies_and_the_value_last(book_of: BookOf) -> None:
    spec = parallel_settings.draw(*book_of("searched"), PT).to_dict()
    named = [
        row["text"]
        for name in ("names_first", "names", "names_last")
        for row in rows(spec, f"parallel_panel_{name}")
    ]
    assert named == [
        "Tamanho do lote",
        "Taxa de aprendizado",
        "Dropout",
        "Modelo",
        "Acurácia · teste",
    ]
    assert re.match(r"divergiu \(1\)", rows(spec, "parallel_panel_lost_word")[0]["text"])


def test_axes_that_do_not_fit_are_named_below(book_of: BookOf) -> None:
    spec = parallel_settings.draw(*book_of("searched"), PT, FigureOptions(width=420)).to_dict()
    notes = " ".join(row["text"] for row in rows(spec, "parallel_panel_footnotes"))
    assert "modelo" in notes


def test_a_seed_is_no_axis() -> None:
    runs = [made(f"s{n}", falling(0.1), lr=0.1, seed=n, host=f"h{n}").run for n in range(3)]
    assert setting_names(runs) == ()


def test_a_chart_is_told_to_those_who_cannot_see_it(book_of: BookOf) -> None:
    assert mapped(EN)["description"].startswith(
        "Map of rate by batch size, Accuracy · test: 7 cells were tried, from the best to the "
        "worst. Batch 256 · rate 0.1: "
    )
    curve = lr_curve.draw(*book_of("sweep"), EN).to_dict()["description"]
    assert "Batch 64: the best rate is 0.01, which ended at 9" in curve
    lines = parallel_settings.draw(*book_of("searched"), EN).to_dict()["description"]
    assert lines.startswith("Parallel axes of 9 runs (batch size, learning rate, dropout, model)")


rates = st.floats(1e-7, 1e3)
settings = st.tuples(rates, st.integers(1, 2**20), st.sampled_from(Fate))


@given(st.lists(settings, max_size=60), st.integers(2, 20))
def test_every_run_stands_in_exactly_one_cell(
    tried: list[tuple[float, int, Fate]], most: int
) -> None:
    many = tuple(
        Outcome(
            Run(f"r{n}", "r", "r", "csv", XUnit.EPOCH, {}), lr, float(size),
            math.nan if fate is Fate.DIVERGED else 0.5, fate, 10.0,
        )
        for n, (lr, size, fate) in enumerate(tried)
    )  # fmt: skip
    grid = settings_grid(Outcomes("accuracy", Split.TEST, many, is_high_good=True), None, most)
    assert sorted(one.run.run_id for cell in grid.cells for one in cell.runs) == sorted(
        one.run.run_id for one in many
    )
    assert len(grid.cells) == len(grid.rates) * len(grid.batch_sizes)
    assert len(grid.rates) <= max(most, 11)
    assert len(grid.batch_sizes) <= max(MOST_ROWS, 11)


@given(st.lists(rates, min_size=1, max_size=40, unique=True), st.floats(100, 1200))
def test_the_numbers_of_the_rate_axis_keep_apart(tried: list[float], width: float) -> None:
    ordered = sorted(tried)
    across = rate_extent(ordered)
    ticks = rate_ticks(ordered, ordered[-1:], across, width, 11, PT)
    assert ordered[-1] in [lr for lr, _ in ticks]
    assert across.low < ordered[0] <= ordered[-1] < across.high
    places = [math.log(lr / across.low) / math.log(across.high / across.low) for lr, _ in ticks]
    assert all((b - a) * width >= 10 for a, b in itertools.pairwise(places))


@given(st.lists(st.floats(-1e6, 1e6), max_size=30), st.sampled_from(["accuracy", "loss"]))
def test_the_values_of_the_curve_have_an_axis_that_holds_the_best(
    values: list[float], metric: str
) -> None:
    run = Run("r", "r", "r", "csv", XUnit.EPOCH, {})
    many = tuple(Outcome(run, 0.1, 8.0, value, Fate.ENDED, 10.0) for value in values)
    outcomes = Outcomes(metric, Split.TEST, many, is_high_good=metric == "accuracy")
    shown = value_extent(outcomes)
    assert shown.low < shown.high
    if values:
        assert shown.low <= max(values, key=outcomes.better) <= shown.high


def stalled_at(*places: tuple[float, float]) -> tuple[LogBook, Report]:
    """A sweep in which runs got nowhere, each at a rate and a loss."""
    broken = Lamp(LampName.FIT, Fit.BROKEN_FROM_START, 0.9)
    stuck = [ended(f"stuck{n}", loss, lr, 64) for n, (lr, loss) in enumerate(places)]
    well = [ended(f"well{n}", 0.1 + n / 10, 10.0 ** (n - 3), 64) for n in range(3)]
    return gathered(
        [
            *well,
            *(
                replace(one, diagnosis=replace(one.diagnosis, lamps={LampName.FIT: broken}))
                for one in stuck
            ),
        ]
    )


def words_beside(spec: dict[str, Any]) -> list[str]:
    """What stands beside the points of the curve of the rate."""
    names = [one for one in ("left", "right") if f"curve_panel_words_{one}" in str(spec)]
    return [row["word"] for one in names for row in rows(spec, f"curve_panel_words_{one}")]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([(0.5, 2.4)], ["estagnou"]),
        ([(0.5, 2.4), (0.5, 2.3)], ["2 estagnaram"]),
        ([(0.5, 2.4), (0.5, 2.4), (0.5, 2.4)], ["3 estagnaram"]),
        ([(0.5, 2.4), (0.5, 2.3), (0.5, 900.0)], ["2 estagnaram", "divergiu"]),
        ([(0.5, 2.4), (0.5, 2.3), (0.7, 2.2)], ["2 estagnaram", "estagnou"]),
    ],
)
def test_runs_of_one_rate_that_got_nowhere_are_told_once_with_their_number(
    places: list[tuple[float, float]], said: list[str]
) -> None:
    spec = lr_curve.draw(*stalled_at(*places), PT).to_dict()
    beside = words_beside(spec)
    assert sorted(word.rpartition(" · ")[2] for word in beside) == sorted(said)


def test_runs_of_one_rate_that_diverged_are_told_once() -> None:
    many = [ended(f"lost{n}", 0.3, 0.5, 64, diverges=True, seed=n) for n in range(3)]
    well = [ended(f"well{n}", 0.1 + n / 10, 10.0 ** (n - 3), 64) for n in range(3)]
    spec = lr_curve.draw(*gathered([*well, *many]), PT).to_dict()
    beside = words_beside(spec)
    assert beside == ["divergiu"]
