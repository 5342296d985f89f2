"""Names that a person gave to runs are found again after a reload, and stand in no address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.diagnosis.engine import diagnose
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.sources.kept_uploads import Limits
from dashboard.model.run import LogBook
from dashboard.views.serving import roles
from dashboard.views.serving.access_list import Role
from dashboard.views.state import own_names, sent_logs
from dashboard.views.state.log_set import LogSet, Offer
from dashboard.views.state.run_marks import short_id
from tests.views import test_sent_logs as sent
from tests.views.dropped_files import OVERFITTED
from tests.views.test_run_table import names, tick

Open = Callable[..., AppTest]
KEY, OTHER = "0" * 64, "1" * 64
OWN = "Minha <b>primeira</b>"


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sent_logs, "LIMITS", Limits(free=0))
    monkeypatch.setattr(roles, "of_session", lambda: Role.REVIEWER)


def logs(key: str = KEY) -> LogSet:
    book = LogBook(())
    return LogSet("given", book, diagnose(book), key, NONE, Offer([], None, []))


def call_first(page: AppTest, name: str) -> AppTest:
    """Tick the first row of the table and give its run a name, as a person does."""
    tick(page, 0)
    (box,) = (one for one in page.text_input if str(one.key).startswith("name-"))
    box.set_value(name).run()
    assert not page.exception
    return page


def address(page: AppTest) -> dict[str, str]:
    return {name: str(value) for name, value in page.query_params.items()}


def test_a_name_is_there_after_a_reload_and_in_no_address(opened: Open) -> None:
    page = call_first(opened("curves", set="regimes", lang="en"), OWN)
    assert names(page)[0] == OWN
    link = address(page)
    assert not any("primeira" in value for value in link.values())
    again = opened("curves", **link)
    assert names(again)[0] == OWN
    tick(again, 0)
    again.button(key="name-back").click().run()
    assert OWN not in names(opened("curves", **link))


@pytest.mark.parametrize("shown", ["home", "map", "diagnosis", "lab-book", "lesson"])
def test_a_run_has_its_own_name_on_every_page_and_harmless_in_html(
    opened: Open, shown: str
) -> None:
    page = call_first(opened("curves", set="regimes", lang="en"), OWN)
    more = {"view": "one"} if shown == "map" else {"run": "lr0.5"} if shown == "diagnosis" else {}
    again = opened(shown, **address(page) | more)
    said = "".join(str(part.proto) for part in everything(again))
    assert "primeira" in said
    bodies = "".join(one.proto.body for one in again.get("html"))
    assert "<b>primeira" not in bodies
    assert shown not in {"home", "lab-book"} or "&lt;b&gt;primeira" in bodies


def everything(page: AppTest) -> list:
    """All elements that the page has sent."""
    kinds = ("html", "selectbox", "vega_lite_chart", "arrow_data_frame", "markdown")
    return [one for kind in kinds for one in page.get(kind)]


def test_names_of_sent_logs_are_found_by_their_token_alone_and_go_with_them(
    opened: Open, tmp_path: Path
) -> None:
    link = address(sent.send(opened("home", lang="en"), a=OVERFITTED, b=sent.FALLING))
    page = call_first(opened("curves", **link), OWN)
    assert names(opened("curves", **link))[0] == OWN
    twin = address(sent.send(opened("home", lang="en"), a=OVERFITTED, b=sent.FALLING))
    assert twin["upload"] != link["upload"]
    assert OWN not in names(opened("curves", **twin))
    (kept,) = tmp_path.rglob(own_names.FILE)
    assert OWN in kept.read_text(encoding="utf-8")
    page.button(key="kept-delete").click().run()
    assert not kept.exists()


def test_two_tabs_do_not_undo_each_other() -> None:
    assert own_names.call(logs(), "a", "one")
    assert own_names.call(logs(), "b", "two")
    assert own_names.call(logs(), "a", "")
    assert own_names.read(logs()) == {"b": "two"}
    assert own_names.read(logs(OTHER)) == {}


def test_who_may_not_change_what_others_see_keeps_a_name_for_the_session(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roles, "of_session", lambda: Role.VIEWER)
    page = call_first(opened("curves", set="regimes", lang="en"), OWN)
    assert names(page)[0] == OWN
    assert OWN not in names(opened("curves", **address(page)))


@pytest.mark.parametrize(
    "held", ["", "[", "[]", "null", '{"a": 1, "b": ""}', '{"a": {"b": "c"}}', "{" * 9000]
)
def test_a_damaged_file_is_as_if_it_had_never_been(held: str) -> None:
    folder = own_names.folder()
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / f"{KEY}.json").write_text(held, encoding="utf-8")
    assert own_names.read(logs()) == {}


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "curva").write_text("a file where the folder should be", encoding="utf-8")
    assert not own_names.call(logs(), "a", "one")
    assert own_names.read(logs()) == {}


@given(st.text(min_size=1, max_size=20), st.text(max_size=200))
def test_whatever_is_kept_is_read_as_it_is_shown(run_id: str, name: str) -> None:
    assert own_names.call(logs(), run_id, name)
    assert own_names.read(logs()).get(run_id, "") == own_names.clean(name)
    assert own_names.call(logs(), run_id, "")


def test_a_box_is_empty_for_a_run_without_a_name(opened: Open) -> None:
    page = tick(opened("curves", set="regimes", lang="en"), 0)
    (box,) = (one for one in page.text_input if str(one.key).startswith("name-"))
    assert box.value == ""
    assert str(box.key).endswith(short_id(""))
