"""The table under the curves: what finds, marks and orders the runs, and what the chart shows."""

import json
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from dashboard.views.state.run_marks import MOST_IN_ADDRESS, short_id

Open = Callable[..., AppTest]


def table(app: AppTest, place: int = -1) -> pd.DataFrame:
    """What the numbers of a table are; the last one has all runs that are not on top."""
    return app.dataframe[place].value


def shown(app: AppTest, place: int = -1) -> pd.DataFrame:
    """What stands in the cells."""
    return convert_arrow_bytes_to_pandas_df(
        app.dataframe[place].proto.arrow_data.styler.display_values
    )


def names(app: AppTest, place: int = -1) -> list[str]:
    return list(table(app, place)["name"])


def tick(app: AppTest, *rows: int, place: int = -1) -> AppTest:
    """Tick rows, as a person does in the browser."""
    selection = {"rows": list(rows), "columns": [], "cells": []}
    app.session_state[app.dataframe[place].key] = {"selection": selection}
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def drawn(app: AppTest) -> str:
    """The specification of the chart, with its data."""
    proto = app.get("vega_lite_chart")[0].proto
    frames = [convert_arrow_bytes_to_pandas_df(one.data.data) for one in proto.datasets]
    return proto.spec + "".join(frame.to_json() for frame in frames)


def chart_alt(app: AppTest) -> str:
    return json.loads(app.get("vega_lite_chart")[0].proto.spec)["description"]


def test_the_best_run_comes_first_and_numbers_are_numbers(open_curves: Open) -> None:
    app = open_curves()
    assert list(table(app)["setting-lr"]) == [0.01, 0.001, 3.0]
    assert list(shown(app)["setting-lr"]) == ["0,01", "0,001", "3"]
    best = table(app)["best"]
    assert best.dtype == np.float64
    assert list(best) == sorted(best, reverse=True)
    assert shown(app)["best"][0] == "93,2%"
    assert shown(app)["last"][2] == "NaN"
    assert shown(app)["reached-x"][2] == ""


def test_what_is_written_follows_the_language_of_the_page(open_curves: Open) -> None:
    assert shown(open_curves(lang="en"))["best"][0] == "93.2%"


@pytest.mark.parametrize(
    ("typed", "rows"),
    [("0,01", 1), ("0.01", 1), ("TAXA", 3), ("lr=3", 1), ("lote 0,001", 1), ("nowhere", 0)],
)
def test_words_find_runs_by_title_name_and_setting(
    open_curves: Open, typed: str, rows: int
) -> None:
    app = open_curves()
    app.text_input(key="find").set_value(typed).run()
    assert sum(len(one.value) for one in app.dataframe) == rows
    assert app.query_params["find"] == typed


def test_lamps_find_runs_and_stand_in_the_address(open_curves: Open) -> None:
    app = open_curves(lamps="bad.learning_rate-nonsense")
    assert app.multiselect(key="lamps").value == ["bad"]
    assert set(table(app)["setting-lr"]) == {3.0, 0.001}
    app.multiselect(key="lamps").set_value(["stability-diverged"]).run()
    assert list(table(app)["setting-lr"]) == [3.0]
    assert app.query_params["lamps"] == "stability-diverged"
    app.multiselect(key="lamps").set_value([]).run()
    assert len(table(app)) == 3
    assert "lamps" not in app.query_params


def test_a_hidden_run_leaves_the_chart_but_not_the_table(open_curves: Open) -> None:
    app = open_curves()
    before = chart_alt(app)
    press(tick(app, 0), "hide")
    assert "0,01" in before
    assert "0,01" not in chart_alt(app).replace("0,001", "")
    assert list(table(app)["state"]) == ["fora do gráfico", "", ""]
    assert app.query_params["hidden"] == short_id("b")
    press(app, "hide")  # the run is still ticked; the button now brings it back
    assert chart_alt(app) == before
    assert "hidden" not in app.query_params


def test_all_runs_can_be_hidden_and_brought_back_at_once(open_curves: Open) -> None:
    app = open_curves()
    press(tick(app, 0, 1, 2), "hide")
    assert set(table(app)["state"]) == {"fora do gráfico"}
    press(app, "show-all")
    assert "state" not in table(app)


def test_what_is_found_is_drawn_and_the_count_says_so(open_curves: Open) -> None:
    app = open_curves()
    assert "3 de 3 desenhadas" in said(app)
    app.text_input(key="find").set_value("lr<0,005").run()
    assert "1 de 3 desenhada · 1 encontrada" in said(app)
    assert "0,01" not in chart_alt(app).replace("0,001", "")
    assert names(app) == ["Taxa 0,001"]


def test_a_wrong_query_is_told_with_its_place_and_finds_every_run(open_curves: Open) -> None:
    app = open_curves(find="lr > <b>")
    assert "Falta um valor depois de “lr &gt;”" in said(app)
    assert "<code>lr &gt; <mark>&nbsp;</mark>&lt;b&gt;</code>" in said(app)
    assert len(table(app)) == 3
    assert "3 de 3 desenhadas" in said(app)


def said(app: AppTest) -> str:
    return " ".join(one.proto.body for one in app.get("html"))


def test_a_pinned_run_stays_on_top_whatever_is_looked_for(open_curves: Open) -> None:
    app = open_curves()
    pinned = names(app)[2]
    press(tick(app, 2), "pin")
    app.text_input(key="find").set_value("0,001").run()
    assert names(app, 0) == [pinned]
    assert names(app) == ["Taxa 0,001"]
    assert app.query_params["pinned"] == short_id("c")
    press(tick(app, 0, place=0), "pin")
    assert len(app.dataframe) == 1


def test_differences_to_a_baseline_say_which_is_better(open_curves: Open) -> None:
    app = open_curves()
    press(tick(app, 1), "baseline")
    assert list(shown(app, 0)["delta-best"]) == ["é a base"]
    said = list(shown(app)["delta-best"])
    assert said[0].startswith("+")
    assert said[0].endswith("melhor")
    assert said[1].startswith("\u2212")
    assert said[1].endswith("pior")
    assert table(app)["delta-best"][0] > 0
    assert app.query_params["baseline"] == short_id("a")
    press(tick(app, 0, place=0), "baseline")
    assert "delta-best" not in table(app)


def test_a_name_of_ones_own_goes_everywhere_and_back(open_curves: Open) -> None:
    app = tick(open_curves(), 0)
    hostile = "<b>meu</b> $x$"
    app.text_input(key=f"name-{short_id('b')}-{short_id('')}").set_value(hostile).run()
    assert not app.exception
    assert names(app)[0] == hostile
    assert hostile in chart_alt(app)
    assert hostile in app.multiselect(key="runs-given").options
    assert app.multiselect(key="runs-given").value == ["a", "b", "c"]
    assert table(app)["log-name"][0] == "b"
    press(app, "name-back")
    assert names(app)[0] == "Taxa 0,01"
    assert app.multiselect(key="runs-given").value == ["a", "b", "c"]


def test_the_runs_keep_chosen_when_they_are_called_anew(open_curves: Open) -> None:
    app = open_curves()
    app.multiselect(key="runs-given").set_value(["a", "b"]).run()
    tick(app, 0)
    app.text_input(key=f"name-{short_id('b')}-{short_id('')}").set_value("nova").run()
    app.text_input(key="find").set_value("x").run()
    assert app.multiselect(key="runs-given").value == ["a", "b"]


@pytest.mark.parametrize(("typed", "target"), [("90%", 0.9), ("0,9", 0.9), ("90", 0.9)])
def test_the_target_can_be_written_in_any_habit(
    open_curves: Open, typed: str, target: float
) -> None:
    app = open_curves()
    usual = table(app)["reached-x"][0]
    app.text_input(key="target-accuracy").set_value(typed).run()
    assert app.query_params["target"] == f"accuracy:{target}"
    assert table(app)["reached-x"][0] > usual
    assert table(app)["reached-s"][0] == 60 * table(app)["reached-x"][0]


def test_a_target_that_is_no_number_is_told_and_the_usual_one_holds(open_curves: Open) -> None:
    app = open_curves()
    usual = list(table(app)["reached-x"])
    app.text_input(key="target-accuracy").set_value("alta <b>").run()
    assert any("“alta &lt;b&gt;” não é um número" in one.value for one in app.get("html"))
    np.testing.assert_equal(list(table(app)["reached-x"]), usual)
    assert "target" not in app.query_params


def test_an_address_shows_the_same_in_another_session(open_curves: Open) -> None:
    app = open_curves(
        pinned=f"{short_id('c')}.{short_id('c')}",
        hidden=short_id("b"),
        baseline=short_id("a"),
        target="accuracy:0.5",
        find="taxa",
    )
    assert names(app, 0) == ["Taxa 0,001", "Taxa 3"]
    assert list(table(app)["state"]) == ["fora do gráfico"]
    assert app.text_input(key="target-accuracy").value == "50,00%"
    assert app.query_params["pinned"] == short_id("c")


@pytest.mark.parametrize(
    "query",
    [
        {"pinned": "zzz", "hidden": "..", "baseline": "\u202e"},
        {"target": "accuracy:nan", "lamps": "..", "by": "nothing"},
        {"target": ":", "find": "\x00" * 9},
        {"find": "x" * 5000},
        {"baseline": ".".join([short_id("a"), short_id("b")])},
    ],
)
def test_a_wrong_address_does_no_harm(open_curves: Open, query: dict[str, str]) -> None:
    app = open_curves(**query)
    assert app.get("vega_lite_chart")[0].proto.spec
    assert "hidden" not in app.query_params


def test_cells_of_a_log_do_not_act_in_a_spreadsheet(open_curves: Open) -> None:
    for name in names(open_curves("formula")):
        assert not name.startswith(("=", "+", "-", "@"))


def test_one_run_has_a_table_too(open_curves: Open) -> None:
    assert len(table(open_curves("one"))) == 1


def test_a_crowd_is_listed_in_full_and_marks_of_many_stay_out_of_the_address(
    open_curves: Open,
) -> None:
    app = open_curves("crowd")
    assert len(table(app)) == 400
    assert app.dataframe[0].proto.arrow_data.styler.styles == ""
    press(tick(app, *range(MOST_IN_ADDRESS + 1)), "hide")
    assert sum(table(app)["state"] == "fora do gráfico") == MOST_IN_ADDRESS + 1
    assert "hidden" not in app.query_params


def test_the_metric_of_the_chart_is_the_one_that_is_compared(open_curves: Open) -> None:
    app = open_curves(view="one", metric="loss.train")
    best = list(table(app)["best"])
    assert best == sorted(best)
    assert shown(app)["best"][0] == "0,0701"
