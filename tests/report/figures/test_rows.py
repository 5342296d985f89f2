"""The numbers of a figure: all points of the shown runs, in what is shown of the axis."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import outcomes_of
from dashboard.charts.data.smoothing import smooth
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import (
    overlay,
    pair_curves,
    run_detail,
    small_multiples,
    textbook_figure,
)
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.report import Report
from dashboard.logs.load import load_uploads
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.figures import sheet
from dashboard.report.figures.point_rows import curve_rows, outcome_rows
from dashboard.report.figures.vocabulary import CODES, Vocabulary, in_words
from dashboard.text.sentences import Sentences
from tests.charts.conftest import CASES, GROUPS, gathered
from tests.charts.test_figures import rows as points

PT = in_words(Sentences("pt-BR"))
EN = Sentences("en")


def shown(
    case: tuple[LogBook, Report],
    vocabulary: Vocabulary = CODES,
    kind: ChartKind = overlay.CHART,
    **options: Any,
) -> pd.DataFrame:
    """The numbers of a figure; of the test loss unless said otherwise."""
    chosen = FigureOptions(**({"metric": "loss", "split": "test"} | options))
    return curve_rows(kind.panels(*case, EN, chosen), vocabulary)


def only(case: tuple[LogBook, Report], *runs: str) -> tuple[LogBook, Report]:
    book, report = case
    return book.only(runs), report


def long_book(points: int) -> LogBook:
    rng = np.random.default_rng(0)
    values = rng.normal(size=points)
    values[3:5] = np.nan, np.inf
    run = Run("long/run", "run", "run", "csv", XUnit.STEP, {"lr": 0.1})
    series = Series.of("loss", "loss", Split.TEST, np.arange(points), values)
    return LogBook((run,), {run.run_id: [series]})


def test_no_point_is_left_out_however_long_the_curve() -> None:
    book = long_book(200_000)
    table = shown((book, Report((), (), (), book.receipt)), x_axis="step")
    assert list(table) == ["run", "settings", "metric", "split", "step", "value"]
    np.testing.assert_array_equal(table["value"], book.series["long/run"][0].value)
    assert table["step"].tolist() == list(range(200_000))


def test_each_row_says_whose_it_is_in_codes_or_in_words() -> None:
    case = gathered(CASES["book"]())
    first = shown(case).iloc[0]
    assert first.iloc[:4].tolist() == ["a", "batch_size=64 lr=0.01", "loss", "test"]
    said = shown(case, PT)
    assert list(said) == ["execução", "configuração", "métrica", "dados", "época", "valor"]
    assert said.iloc[0].iloc[:4].tolist() == [
        "a",
        "Tamanho do lote 64 · Taxa de aprendizado 0,01",
        "Perda",
        "teste",
    ]


def test_only_the_shown_runs_and_the_shown_stretch_are_there() -> None:
    case = gathered(CASES["book"]())
    table = shown(only(case, "b"), focus=Focus(Extent(3, 7)))
    assert set(table["run"]) == {"b"}
    assert table["epoch"].tolist() == [3, 4, 5, 6, 7]
    table = shown(case, kind=textbook_figure.CHART, last_epochs=10)
    assert (
        table.groupby("run", observed=True)["epoch"].agg(["min", "max"]).to_numpy().tolist()
        == [[0, 10]] * 3
    )


def test_a_smoothed_curve_has_its_logged_values_beside_the_smoothed() -> None:
    table = shown(only(gathered(CASES["book"]()), "a"), smoothing=0.6)
    raw = table["value"].to_numpy()
    np.testing.assert_allclose(table["smoothed"], smooth(np.arange(len(raw)), raw, 0.6))


def test_runs_that_are_drawn_together_are_one_line_with_its_band() -> None:
    book, report = gathered(CASES["seeds"]())
    grouping = Grouping(GROUPS, Summary.MEAN_RANGE)
    table = shown((book, report), grouping=grouping)
    assert list(table)[-4:] == ["value", "low", "high", "runs"]
    assert table.groupby("run", observed=True)["runs"].unique().to_dict() == {
        "b128s0": [3],
        "b64s0": [3],
    }
    last = table[table["run"] == "b64s0"].iloc[-1]
    ends = [one.value[-1] for run_id, one in book.each("loss", "test") if run_id in GROUPS[0]]
    assert (last["value"], last["low"], last["high"]) == pytest.approx(
        (np.mean(ends), min(ends), max(ends))
    )
    assert "seed" not in last["settings"]
    whole = replace(grouping, has_members=True)
    members = shown((book, report), grouping=whole)
    assert set(members["run"]) == {run_id for group in GROUPS for run_id in group}
    assert len(members) == len(table) + 6 * 31


def test_what_a_logarithmic_axis_cannot_show_is_not_there() -> None:
    table = shown(gathered(CASES["negative"]()), log_x=True, log_y=True)
    assert (table["epoch"] > 0).all()
    assert (table["value"] > 0).all()


def test_the_clock_is_written_as_a_date_and_epochs_without_a_point() -> None:
    case = gathered(CASES["one_run"]())
    assert shown(case)["epoch"].dtype.kind == "i"
    clock = shown(case, x_axis="wall")["wall"]
    assert clock.iloc[0] == "2023-11-14 22:13:20"


@pytest.mark.parametrize("axis", list(XAxis))
def test_every_axis_has_a_name_in_both_languages(axis: XAxis) -> None:
    for lang in ("pt-BR", "en"):
        assert in_words(Sentences(lang)).column(axis.value)


def test_nothing_to_show_is_a_line_of_names() -> None:
    assert len(shown(gathered([]), PT)) == 0
    assert list(shown(gathered([])))[-1] == "value"


FIGURES: dict[str, tuple[ChartKind, str, dict[str, Any]]] = {
    "textbook": (textbook_figure.CHART, "diverged", {"smoothing": 0.6}),
    "textbook, last epochs": (textbook_figure.CHART, "book", {"last_epochs": 7}),
    "another metric counts": (textbook_figure.CHART, "rewards", {}),
    "one metric": (overlay.CHART, "book", {"focus": Focus(Extent(2.5, 9.5)), "log_y": True}),
    "strips": (overlay.CHART, "seeds", {"further": (("accuracy", "test"), ("loss", "train"))}),
    "groups": (overlay.CHART, "seeds", {"grouping": Grouping(GROUPS, has_members=True)}),
    "facets": (small_multiples.CHART, "sweep", {"facet": "lr", "facet_values": ("0.01", "0.1")}),
    "one run": (run_detail.CHART, "book", {"run_id": "b", "focus": Focus(Extent(4.5, 20))}),
    "two runs": (pair_curves.CHART, "book", {}),
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_table_has_the_points_of_the_picture_panel_by_panel(name: str) -> None:
    """Curves of these books are too short to be reduced; a window adds a point at its edge."""
    kind, case, options = FIGURES[name]
    book, report = gathered(CASES[case]())
    chosen = FigureOptions(**({"metric": "loss", "split": "test"} | options))
    spec = kind.draw(book, report, EN, chosen).to_dict()
    panels = kind.panels(book, report, EN, chosen)
    assert panels
    for panel in panels:
        drawn = [
            (point["x"], point["y"])
            for layer in ("muted", "front")
            for point in points(spec, f"{panel.canvas.name}_{layer}")
        ]
        table = curve_rows([panel], CODES)
        x = table[panel.canvas.x_axis.value].astype(float)
        y = table["smoothed" if "smoothed" in table else "value"].where(np.isfinite)
        added = sum(int(np.sum(~trace.logged)) for trace in panel.drawn.traces)
        listed = sorted(zip(x, y.fillna(-1.0), strict=True))
        seen = sorted((at, -1.0 if value is None else value) for at, value in drawn)
        assert len(seen) == len(listed) + added
        assert set(listed) <= set(seen)


def test_a_map_is_a_row_for_each_run_with_how_it_ended() -> None:
    book, report = gathered(CASES["sweep"]())
    outcomes = outcomes_of(book, report)
    table = outcome_rows(outcomes, CODES)
    assert len(table) == len(outcomes.many) == 8
    ends = table.set_index("run")
    assert ends.loc["c", "fate"] == "diverged"
    assert np.isnan(ends.loc["c", "value"])
    assert ends.loc["e", ["lr", "batch_size"]].tolist() == [0.1, 256]
    assert set(outcome_rows(outcomes, PT)["fim"]) == {"terminou", "divergiu", "estagnou"}


def test_the_program_itself_reads_what_it_wrote() -> None:
    book, report = gathered(CASES["book"]())
    file = sheet.write(shown((book, report), kind=textbook_figure.CHART), sheet.POINT)
    again = load_uploads([UploadedBytes("curva.csv", file)])
    assert len(again.runs) == 3
    for before, after in zip(book.runs, again.runs, strict=True):
        ours = {(one.metric, one.split): one.value for one in book.series[before.run_id]}
        theirs = {(one.metric, one.split): one.value for one in again.series[after.run_id]}
        assert ours.keys() == theirs.keys()
        for key, values in ours.items():
            np.testing.assert_array_equal(values, theirs[key])
