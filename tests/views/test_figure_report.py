"""Figures are taken into a report from any page, and stay there in their order until taken out."""

import base64
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.logs.sources.kept_uploads import Limits
from dashboard.report.collection.store import Store
from dashboard.report.figures import render_apart, typeset
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.figure_report import WITH_FIGURES
from dashboard.views.report_page.figure_list import LONGEST_HINT
from dashboard.views.state import sent_logs
from dashboard.views.widgets import figure_copy
from tests.views.dropped_files import OVERFITTED
from tests.views.menus import opened_menus
from tests.views.test_sent_logs import address, send, shown

Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's data, with room on every disk; pictures are drawn here."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sent_logs, "LIMITS", Limits(free=0))
    monkeypatch.setattr(render_apart, "rendered_apart", lambda *_: b"<svg>drawn</svg>")
    return tmp_path / "data"


def titles(page: AppTest) -> list[str]:
    return [part.partition("</h2>")[0] for part in shown(page).split('<h2 class="section">')[1:]]


def collect(page: AppTest, figure: str) -> AppTest:
    return opened_menus(page, figure).button(key=f"collect-{figure}").click().run()


def two(opened: Open, **query: str) -> AppTest:
    """The report with the figures of two pages."""
    asked = {"set": "learning_rate", "lang": "en"} | query
    for page, figure in (("home", "overview"), ("diagnosis", "run")):
        told = shown(collect(opened(page, **asked), figure))
        assert Catalogue("en").say("collect-done") in told
    return opened("report", **asked)


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_an_empty_report_leads_to_the_pages_that_have_figures(opened: Open, lang: str) -> None:
    page = opened("report", set="learning_rate", lang=lang)
    own = page.get("page_link")[-len(WITH_FIGURES) :]
    labels = [one.proto.label for one in own]
    assert labels == [Catalogue(lang).say(f"page-{name}") for name in WITH_FIGURES]
    assert all("set=learning_rate" in one.proto.query_string for one in own)


def test_figures_of_several_pages_are_there_after_a_reload_and_can_be_ordered(
    opened: Open,
) -> None:
    page = two(opened)
    first, second = titles(page)
    assert first.startswith("Figure 1 · Loss and accuracy")
    (up,) = (
        one for one in page.button if str(one.key).startswith("collected-up") and not one.disabled
    )
    up.click().run()
    again = titles(opened("report", set="learning_rate", lang="en"))
    assert again[0] == second.replace("2", "1", 1)
    assert again[1] == first.replace("1", "2", 1)


def test_what_is_written_stays_and_what_is_taken_out_goes(opened: Open) -> None:
    page = two(opened)
    page.text_input[0].set_value("Rates <b>").run()
    page.text_area[0].set_value("Look at **this**.").run()
    again = opened("report", set="learning_rate", lang="en")
    assert again.text_input[0].value == "Rates <b>"
    assert [one.value for one in again.text_area] == ["Look at **this**.", ""]
    gone = next(one for one in again.button if str(one.key).startswith("collected-remove"))
    gone.click().run()
    assert [one.value for one in again.text_area] == [""]
    assert len(titles(opened("report", set="learning_rate", lang="en"))) == 1


def test_the_same_figure_is_taken_once(opened: Open) -> None:
    page = collect(opened("home", set="regimes", lang="pt-BR"), "overview")
    told = shown(collect(page, "overview"))
    assert Catalogue("pt-BR").say("collect-there") in told


def test_the_sentence_that_an_empty_field_suggests_is_cut_at_its_end_alone(opened: Open) -> None:
    hints = [one.placeholder for one in two(opened).text_area]
    assert len(hints) == 2
    assert all(hint and "…" not in hint[:-1] for hint in hints)
    assert all(len(hint) <= LONGEST_HINT for hint in hints)


def test_a_figure_in_another_language_is_said(opened: Open) -> None:
    two(opened)
    told = Catalogue("pt-BR").say("collected-in-language", lang="en")
    assert told not in shown(opened("report", set="learning_rate", lang="en"))
    assert shown(opened("report", set="learning_rate", lang="pt-BR")).count(told) == 2


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_a_report_without_figures_says_how_they_get_there(opened: Open, lang: str) -> None:
    told = shown(opened("report", set="regimes", lang=lang))
    assert Catalogue(lang).say("collected-how") in told


def test_each_set_has_a_report_of_its_own(opened: Open) -> None:
    two(opened)
    assert titles(opened("report", set="regimes", lang="en")) == []


def test_the_report_of_sent_logs_is_found_by_their_link_and_goes_with_them(
    opened: Open, data_folder: Path
) -> None:
    sent = send(opened("home", lang="en"), mine=OVERFITTED)
    collect(sent, "overview")
    link = address(sent)
    assert len(titles(opened("report", **link))) == 1
    assert not (data_folder / "curva" / "figures").exists()
    sent.button(key="kept-delete").click().run()
    assert list((data_folder / "curva").rglob("*.svg.gz")) == []


def test_a_figure_that_cannot_be_kept_is_said(
    opened: Open, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    (data_folder / "curva").mkdir(parents=True)
    (data_folder / "curva" / "figures").write_text("no folder")
    told = shown(collect(opened("home", set="regimes", lang="en"), "overview"))
    assert html(Catalogue("en").say("collect-failed")) in told


def test_a_change_that_cannot_be_written_is_said(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = two(opened)
    monkeypatch.setattr(Store, "_write", lambda *_: False)
    page.text_input[0].set_value("Rates").run()
    assert html(Catalogue("en").say("collected-unkept")) in shown(page)


def test_a_figure_whose_file_is_gone_is_said_and_can_be_taken_out(
    opened: Open, data_folder: Path
) -> None:
    two(opened)
    for file in (data_folder / "curva" / "figures").rglob("*.svg.gz"):
        file.unlink()
    page = opened("report", set="learning_rate", lang="en")
    assert Catalogue("en").say("collected-damaged") in shown(page)
    shutil.rmtree(data_folder / "curva" / "figures")
    assert Catalogue("en").say("collected-how") in shown(page.run())


def test_its_files_are_made_when_they_are_asked_for(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, Callable[[], bytes]] = {}
    names: list[str] = []

    def record(
        _: str, made: Callable[[], bytes], name: str, *__: object, key: str, **___: object
    ) -> bool:
        found[key] = made
        names.append(name)
        return False

    two(opened)
    monkeypatch.setattr(st, "download_button", record)
    opened("report", set="learning_rate", lang="en")
    assert list(found) == ["collected-as-html", "collected-as-pdf", "collected-as-zip"]
    assert names == ["curva-figures.html", "curva-figures.pdf", "curva-figures.zip"]
    page = found["collected-as-html"]().decode()
    assert page.count(base64.b64encode(b"<svg>drawn</svg>").decode()) == 2
    assert found["collected-as-zip"]().startswith(b"PK")
    monkeypatch.setattr(typeset, "is_installed", lambda: False)
    assert "curva[pdf]" in shown(opened("report", set="learning_rate", lang="en"))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (None, None),
        ({"asked": "7 png"}, {"number": "7", "data": base64.b64encode(b"made").decode()}),
        ({"asked": "7 csv"}, {"number": "7", "data": ""}),
        ({"asked": "7 exe"}, None),
        ({"asked": ""}, None),
    ],
)
def test_what_is_copied_is_made_for_the_click_that_asked(
    monkeypatch: pytest.MonkeyPatch, asked: object, answer: object
) -> None:
    def refuse() -> bytes:
        raise ValueError("cannot be drawn")

    monkeypatch.setattr(st, "session_state", {"copy-x": asked})
    made = {"png": lambda: b"made", "csv": refuse}
    assert figure_copy._answer("copy-x", made) == answer
