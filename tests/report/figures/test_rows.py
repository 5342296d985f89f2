"""The numbers of a figure: all points of the shown runs, in what is shown of the axis."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.outcomes import outcomes_of
from dashboard.charts.data.representative import leads_of
from dashboard.charts.data.smoothing import smooth
from dashboard.charts.data.x_values import XAxis
from dashboard.logs.load import load_uploads
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.figures import sheet
from dashboard.report.figures.rows import Stretch, curve_rows, outcome_rows
from dashboard.report.figures.vocabulary import CODES, in_words
from dashboard.text.sentences import Sentences
from tests.charts.conftest import CASES, GROUPS, gathered

LOSS = [("loss", (Split.TEST,))]
BY_EPOCH = Stretch(XAxis.EPOCH)
PT = in_words(Sentences("pt-BR"))


def long_book(points: int) -> LogBook:
    rng = np.random.default_rng(0)
    values = rng.normal(size=points)
    values[3:5] = np.nan, np.inf
    run = Run("long/run", "run", "run", "csv", XUnit.STEP, {"lr": 0.1})
    series = Series.of("loss", "loss", Split.TEST, np.arange(points), values)
    return LogBook((run,), {run.run_id: [series]})


def test_no_point_is_left_out_however_long_the_curve() -> None:
    book = long_book(200_000)
    table = curve_rows(book, LOSS, Stretch(XAxis.STEP), CODES)
    assert list(table) == ["run", "settings", "metric", "split", "step", "value"]
    np.testing.assert_array_equal(table["value"], book.series["long/run"][0].value)
    assert table["step"].tolist() == list(range(200_000))


def test_each_row_says_whose_it_is_in_codes_or_in_words() -> None:
    book, _ = gathered(CASES["book"]())
    first = curve_rows(book, LOSS, BY_EPOCH, CODES).iloc[0]
    assert first.iloc[:4].tolist() == ["a", "batch_size=64 lr=0.01", "loss", "test"]
    said = curve_rows(book, LOSS, BY_EPOCH, PT)
    assert list(said) == ["execução", "ajuste", "métrica", "dados", "época", "valor"]
    assert said.iloc[0].iloc[:4].tolist() == ["a", "Lote 64 · Taxa 0,01", "Perda", "teste"]


def test_only_the_shown_runs_and_the_shown_stretch_are_there() -> None:
    book, _ = gathered(CASES["book"]())
    table = curve_rows(book.only(["b"]), LOSS, Stretch(XAxis.EPOCH, shown=(3, 7)), CODES)
    assert set(table["run"]) == {"b"}
    assert table["epoch"].tolist() == [3, 4, 5, 6, 7]
    table = curve_rows(book, LOSS, Stretch(XAxis.EPOCH, last=10.0), CODES)
    assert (
        table.groupby("run", observed=True)["epoch"].agg(["min", "max"]).to_numpy().tolist()
        == [[0, 10]] * 3
    )


def test_a_smoothed_curve_has_its_logged_values_beside_the_smoothed() -> None:
    book, _ = gathered(CASES["book"]())
    table = curve_rows(book.only(["a"]), LOSS, Stretch(XAxis.EPOCH, smoothing=0.6), CODES)
    raw = table["value"].to_numpy()
    np.testing.assert_allclose(table["smoothed"], smooth(np.arange(len(raw)), raw, 0.6))


def test_runs_that_are_drawn_together_are_one_line_with_its_band() -> None:
    book, report = gathered(CASES["seeds"]())
    leads = leads_of(book, report, GROUPS)
    grouping = Grouping(GROUPS, Summary.MEAN_RANGE)
    table = curve_rows(book, LOSS, BY_EPOCH, CODES, leads, grouping)
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
    members = curve_rows(book, LOSS, BY_EPOCH, CODES, leads, whole)
    assert set(members["run"]) == {run_id for group in GROUPS for run_id in group}
    assert len(members) == len(table) + 6 * 31


def test_what_a_logarithmic_axis_cannot_show_is_not_there() -> None:
    book, _ = gathered(CASES["negative"]())
    logs = Stretch(XAxis.EPOCH, log_x=True, log_y=True)
    table = curve_rows(book, LOSS, logs, CODES)
    assert (table["epoch"] > 0).all()
    assert (table["value"] > 0).all()


def test_the_clock_is_written_as_a_date_and_epochs_without_a_point() -> None:
    book, _ = gathered(CASES["one_run"]())
    assert curve_rows(book, LOSS, BY_EPOCH, CODES)["epoch"].dtype.kind == "i"
    clock = curve_rows(book, LOSS, Stretch(XAxis.WALL), CODES)["wall"]
    assert clock.iloc[0] == "2023-11-14 22:13:20"


@pytest.mark.parametrize("axis", list(XAxis))
def test_every_axis_has_a_name_in_both_languages(axis: XAxis) -> None:
    for lang in ("pt-BR", "en"):
        assert in_words(Sentences(lang)).column(axis.value)


def test_nothing_to_show_is_a_line_of_names() -> None:
    book, _ = gathered([])
    assert len(curve_rows(book, LOSS, BY_EPOCH, PT)) == 0
    assert list(curve_rows(book, LOSS, BY_EPOCH, CODES))[-1] == "value"


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
    book, _ = gathered(CASES["book"]())
    curves = [(metric, (split,)) for metric in ("loss", "accuracy") for split in Split]
    file = sheet.write(curve_rows(book, curves, BY_EPOCH, CODES), sheet.POINT)
    again = load_uploads([UploadedBytes("curva.csv", file)])
    assert len(again.runs) == 3
    for before, after in zip(book.runs, again.runs, strict=True):
        ours = {(one.metric, one.split): one.value for one in book.series[before.run_id]}
        theirs = {(one.metric, one.split): one.value for one in again.series[after.run_id]}
        assert ours.keys() == theirs.keys()
        for key, values in ours.items():
            np.testing.assert_array_equal(values, theirs[key])
