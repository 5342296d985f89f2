"""Views are saved under a name in the user's folder, shown by a click, and survive any file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.views.state import saved_views
from dashboard.views.state.saved_views import MOST_VIEWS, SavedView

KEY = "0" * 64
Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


def test_the_newest_comes_first_and_a_name_is_there_once() -> None:
    for name, axis in (("a", "step"), ("b", "epoch"), ("a", "tau")):
        assert saved_views.save(KEY, name, {"x": [axis]})
    assert saved_views.read(KEY) == [
        SavedView("a", {"x": ["tau"]}),
        SavedView("b", {"x": ["epoch"]}),
    ]
    assert saved_views.read("1" * 64) == []
    assert saved_views.delete(KEY, "a")
    assert [one.name for one in saved_views.read(KEY)] == ["b"]


def test_of_too_many_the_oldest_goes_and_no_name_is_no_view() -> None:
    for number in range(MOST_VIEWS + 1):
        saved_views.save(KEY, f"view {number}", {})
    names = [one.name for one in saved_views.read(KEY)]
    assert len(names) == MOST_VIEWS
    assert "view 0" not in names
    assert not saved_views.save(KEY, " \u202e ", {})


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "curva").write_text("a file where the folder should be", encoding="utf-8")
    assert not saved_views.save(KEY, "a", {})
    assert saved_views.read(KEY) == []


@pytest.mark.parametrize(
    "held",
    ["", "[", "{}", "[1, null, {}]", '[{"name": 1, "query": {}}]', '[{"name": "a", "query": []}]'],
)
def test_a_damaged_file_is_as_if_it_had_never_been(held: str, tmp_path: Path) -> None:
    place = tmp_path / "curva" / "views" / f"{KEY}.json"
    place.parent.mkdir(parents=True)
    place.write_text(held, encoding="utf-8")
    assert saved_views.read(KEY) == []


@given(st.text(max_size=80), st.dictionaries(st.text(max_size=9), st.lists(st.text(max_size=9))))
def test_whatever_is_saved_is_read_again_or_refused(name: str, query: dict[str, list[str]]) -> None:
    if saved_views.save(KEY, name, query):
        assert dict(saved_views.read(KEY)[0].query) == json.loads(json.dumps(query))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_a_view_keeps_filter_axis_metric_and_marks_and_a_click_brings_them_back(
    open_curves: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_views, "read", lambda _, read=saved_views.read: read(KEY))
    monkeypatch.setattr(
        saved_views, "save", lambda _, *rest, save=saved_views.save: save(KEY, *rest)
    )
    app = open_curves(x="step", find="lr<1", smoothing="0.6")
    app.toggle("log-y").set_value(True).run()
    app.text_input(key="view-name").set_value("few <b>").run()
    press(app, "save-view")
    assert app.text_input(key="view-name").value == ""
    press(app, "reset-view")
    assert app.text_input(key="find").value == ""
    assert "x" not in app.query_params
    press(app, "show-view-0")
    assert app.text_input(key="find").value == "lr<1"
    assert app.selectbox(key="x").value == "step"
    assert app.toggle("log-y").value
    assert app.select_slider(key="smoothing").value == 0.6
    assert app.query_params["view"] == "one"
