"""Logs that were sent are found again by their address, and nothing is swapped in silence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.logs.sources.kept_uploads import KeptUploads, Limits
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame.drop_zone import ADDS, FILES
from dashboard.views.state import sent_logs
from tests.views.conftest import without_terms
from tests.views.dropped_files import OVERFITTED

Open = Callable[..., AppTest]

PAGES = ("home", "curves", "map", "diagnosis")
FALLING = "epoch,loss\n" + "\n".join(f"{e},{2 / (e + 1):.4f}" for e in range(30))
NO_TOKEN = "A" * 43


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's data, with room on every disk."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sent_logs, "LIMITS", Limits(free=0))
    return tmp_path / "data"


def shown(page: AppTest) -> str:
    assert not page.exception
    bodies = (one.proto.body for one in page.get("html") if "<style>" not in one.proto.body)
    return without_terms(" ".join(bodies))


def headline(page: AppTest) -> str:
    return shown(page).partition('<h1 class="verdict"')[2].partition(">")[2].partition("</h1>")[0]


def send(page: AppTest, **files: str) -> AppTest:
    """Drop files on the first page."""
    (zone,) = (one for one in page.file_uploader if str(one.key).startswith(FILES))
    for name, content in files.items():
        zone.upload(f"{name}.csv", content.encode())
    return page.run()


def address(page: AppTest) -> dict[str, str]:
    return {name: str(value) for name, value in page.query_params.items()}


@pytest.mark.parametrize("name", PAGES)
def test_who_has_the_link_sees_the_logs_on_every_page(opened: Open, name: str) -> None:
    sent = send(opened("home", lang="en"), mine=OVERFITTED)
    assert "overfitting" in headline(sent).lower()
    link = address(sent)
    assert link["set"] == "upload"
    again = opened(name, **link)
    assert again.session_state["set"] == "upload"
    assert "kept by this server" in shown(again)
    assert "overfitting" in shown(again).lower() or name == "map"
    assert address(again) | link == address(again)


def test_a_saved_view_holds_no_token_and_leaves_the_logs_open(opened: Open, tmp_path: Path) -> None:
    link = address(send(opened("home", lang="en"), mine=OVERFITTED))
    page = opened("curves", **link)
    page.text_input(key="view-name").set_value("mine").run()
    page.button(key="save-view").click().run()
    (saved,) = (tmp_path / "curva" / "views").iterdir()
    assert '"mine"' in saved.read_text(encoding="utf-8")
    assert link["upload"] not in saved.read_text(encoding="utf-8")
    page.button(key="show-view-0").click().run()
    assert address(page) | link == address(page)


def test_the_zones_are_empty_again_once_something_was_kept(opened: Open) -> None:
    page = send(opened("home", lang="en"), mine=OVERFITTED)
    assert all(not one.value for one in page.file_uploader)
    assert "1 run " in shown(page)
    assert "2 runs " not in shown(send(page, other=FALLING))


def test_further_files_can_be_added(opened: Open) -> None:
    page = send(opened("home", lang="en"), mine=OVERFITTED)
    first = address(page)
    page.toggle(key=ADDS).set_value(True).run()
    page = send(page, other=FALLING)
    assert "2 runs" in shown(page)
    assert "1 run " in shown(opened("home", **first))


def test_what_cannot_be_added_to_any_more_is_said(opened: Open, data_folder: Path) -> None:
    page = send(opened("home", lang="en"), mine=OVERFITTED)
    page.toggle(key=ADDS).set_value(True).run()
    (place,) = (data_folder / "curva" / "uploads").iterdir()
    (place / "0").write_bytes((place / "0").read_bytes()[::-1])
    page = send(page, other=FALLING)
    assert "1 run " in shown(page)
    assert "damaged" in page.toast[0].value


def test_the_token_leaves_the_address_with_the_logs_and_comes_back_with_them(opened: Open) -> None:
    page = send(opened("home", lang="en"), mine=OVERFITTED)
    token = address(page)["upload"]
    page.selectbox(key="set").set_value("regimes").run()
    assert "upload" not in address(page)
    page.selectbox(key="set").set_value("upload").run()
    assert address(page)["upload"] == token


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_deleted_is_gone_for_everyone_and_that_is_said(
    opened: Open, data_folder: Path, lang: str
) -> None:
    page = send(opened("home", lang=lang), mine=OVERFITTED)
    link = address(page)
    other = opened("curves", **link)
    page.button(key="kept-delete").click().run()
    assert page.session_state["set"] == "learning_rate"
    assert list((data_folder / "curva" / "uploads").iterdir()) == []
    for late in (other.run(), opened("home", **link)):
        assert {"en": "not on this server", "pt-BR": "não estão neste servidor"}[lang] in headline(
            late
        )
        assert 'class="card"' not in shown(late)


def test_what_was_damaged_on_the_disk_is_said(opened: Open, data_folder: Path) -> None:
    link = address(send(opened("home", lang="en"), mine=OVERFITTED))
    (place,) = (data_folder / "curva" / "uploads").iterdir()
    (place / "0").write_bytes((place / "0").read_bytes()[::-1])
    st.cache_resource.clear()  # another session has not read them before
    assert "damaged" in headline(opened("home", **link))
    (place / "manifest.json").write_bytes(b"{")
    assert "damaged" in headline(opened("map", **link))


def test_without_room_on_the_disk_the_session_holds_them_and_says_so(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeptUploads, "keep", lambda *_: None)
    page = send(opened("home", lang="en"), mine=OVERFITTED)
    assert "overfitting" in headline(page).lower()
    assert "gone once the page is reloaded" in shown(page)
    assert "upload" not in address(page)
    assert "not on this server" in headline(opened("home", **address(page)))


ASKED = {
    "a set that never was": ({"set": "<b>none</b>"}, "&lt;b&gt;none&lt;/b&gt;"),
    "an upload without its token": ({"set": "upload"}, "not on this server"),
    "an upload of another server": ({"set": "upload", "upload": NO_TOKEN}, "not on this server"),
    "a token without the set": ({"upload": NO_TOKEN}, "not on this server"),
    "a folder that is not there": ({"set": "path", "path": "gone/far"}, "gone/far"),
    "a folder without the set": ({"path": "gone/far"}, "gone/far"),
    "a folder outside": ({"set": "path", "path": "/etc"}, "/etc"),
    "the command line's": ({"set": "given"}, "command line"),
    "a training": ({"set": "trained", "training": "abc"}, "abc"),
    "a training without its name": ({"set": "trained"}, "trained"),
}


@pytest.mark.parametrize(("query", "said"), ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("name", PAGES)
def test_what_is_asked_for_and_not_there_is_said_in_the_place_of_another(
    opened: Open, name: str, query: dict[str, str], said: str
) -> None:
    page = opened(name, lang="en", **query)
    assert said in headline(page)
    assert 'class="card"' not in shown(page)
    assert address(page) | query == address(page)
    assert headline(page.run()) == headline(opened(name, lang="en", **query))


def test_a_page_that_needs_no_logs_is_drawn_all_the_same(opened: Open) -> None:
    page = opened("guide", lang="en", set="nothing")
    assert "nothing" not in headline(page)
    assert headline(page)


def test_a_set_that_is_there_can_be_chosen_instead(opened: Open) -> None:
    page = opened("home", lang="en", set="nothing")
    assert page.selectbox(key="set").value is None
    page.selectbox(key="set").set_value("regimes").run()
    assert "4 rates" in headline(page)
    assert address(page)["set"] == "regimes"
    page = opened("home", lang="en", set="nothing")
    page.button(key="sample-regimes").click().run()
    assert "4 rates" in headline(page)


def test_a_folder_that_is_deleted_while_it_is_open_is_said(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "a.csv").write_text(OVERFITTED)
    page = opened("home", lang="en", set="path", path="runs", live="off")
    assert "overfitting" in headline(page).lower()
    shutil.rmtree(tmp_path / "runs")
    assert "“runs”" in headline(page.run())
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "a.csv").write_text(OVERFITTED)
    assert "overfitting" in headline(page.run()).lower()


@pytest.mark.parametrize(("lang", "said"), [("en", "no run"), ("pt-BR", "não têm a execução")])
def test_a_run_that_is_not_there_is_said_until_another_is_chosen(
    opened: Open, lang: str, said: str
) -> None:
    page = opened("diagnosis", lang=lang, set="regimes", run="<i>lr9</i>")
    assert shown(page).count(f"{said} “&lt;i&gt;lr9&lt;/i&gt;”") == 1
    assert "lr9" in shown(page.run())
    run = page.selectbox(key="run").options[1]
    assert "lr9" not in shown(page.selectbox(key="run").select(run).run())
    run = page.selectbox(key="run").value
    assert said not in shown(opened("diagnosis", lang=lang, set="regimes", run=run))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_visit_is_told_what_this_is_and_which_book_it_follows(
    opened: Open, lang: str
) -> None:
    page = opened("home", lang=lang)
    assert shown(page).count("https://www.deeplearningbook.com.br/") == 1
    assert "Data Science Academy" in shown(page)
    assert "introduction" not in shown(opened("curves", lang=lang))
    assert "introduction" not in shown(send(page, mine=OVERFITTED))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [*PAGES, "guide"])
def test_the_button_of_every_page_opens_a_dialog_that_stays(
    opened: Open, name: str, lang: str
) -> None:
    page = opened(name, lang=lang, set="regimes")
    page.button(key="open-logs").click().run()
    assert not page.exception
    assert page.button(key="sample-switch-dialog")
    page.run()
    page.button(key="sample-switch-dialog").click().run()
    assert page.session_state["set"] == "switch"
    assert "sample-switch-dialog" not in [one.key for one in page.button]
