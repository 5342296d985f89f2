"""Who may look and not decide: what their pages leave out, and what the server refuses them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.classroom import desk, schema, votes
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.room import Limits as RoomLimits
from dashboard.logs.sources.kept_uploads import Limits
from dashboard.meetings.store import database, decisions, lab_entries, meetings
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.training.access import Access
from dashboard.views.classroom import room_link
from dashboard.views.meeting_room import person
from dashboard.views.serving import roles
from dashboard.views.serving.access_list import Role
from dashboard.views.state import saved_views, sent_logs, trainings
from tests.report.pack.packing import pack, read
from tests.views import test_class_page as classes
from tests.views import test_meeting as meeting_page
from tests.views import test_pack_line as packs
from tests.views import test_sent_logs as sent
from tests.views.dropped_files import OVERFITTED
from tests.views.menus import opened_menus

Open = Callable[..., AppTest]
EN = Catalogue("en")
REFUSED = EN.say("access-decides-not")
OF_A_VIEWER = {"meeting-previous", "meeting-next", "meeting-leave", "meeting-follow"}
"""The buttons of a meeting that change nothing others see."""

decided = packs.decided


@pytest.fixture
def role(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Role]:
    """The role of whoever opens a page; in a database and folders of the test's own."""
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / 'meetings.sqlite'}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(sent_logs, "LIMITS", Limits(free=0))
    monkeypatch.setattr(room_link, "LIMITS", RoomLimits(free=0))
    monkeypatch.setattr(schema, "SYNCHRONOUS", "OFF")
    held = [Role.REVIEWER]
    monkeypatch.setattr(roles, "of_session", lambda: held[0])
    return held


@pytest.fixture
def engine():
    opened = database.opened(database.address())
    yield opened
    opened.dispose()


def meeting_buttons(page: AppTest) -> set[str]:
    names = ("meeting", "decide", "vote")
    return {str(one.key) for one in page.button if str(one.key).startswith(names)}


def downloads(page: AppTest) -> set[str]:
    return {str(one.key) for one in page.get("download_button")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_viewer_walks_a_whole_meeting_and_changes_nothing(
    lang: str, opened: Open, role: list[Role], engine
) -> None:
    ana = meeting_page.begun(opened, lang=lang, blind=True)
    meeting_page.to_place(ana, 4)
    meeting_page.press(ana, "decide-stop")
    role[0] = Role.VIEWER
    lobby = meeting_page.visit(opened, lang=lang)
    assert Catalogue(lang).say("access-decides-not") in meeting_page.said(lobby)
    entries = {one for one in meeting_buttons(lobby) if one.startswith("meeting-enter-")}
    assert entries
    assert meeting_buttons(lobby) == entries
    before = meetings.stamp(engine, meeting_page.meeting_of(ana))
    rui = meeting_page.joined(opened, ana, "Rui", lang=lang)
    meeting_page.to_place(rui, 1)
    seen = meeting_page.said(rui)
    while not rui.button(key="meeting-next").disabled:
        assert meeting_buttons(rui) <= OF_A_VIEWER
        meeting_page.press(rui, "meeting-next")
        seen += meeting_page.said(rui)
    assert Catalogue(lang).say("meeting-kind-stop") in seen
    assert meetings.stamp(engine, meeting_page.meeting_of(ana)) == before


@pytest.mark.parametrize(
    ("step", "key", "blind"),
    [
        (3, "decide-keep", False),
        (4, "meeting-undo", False),
        (7, "meeting-close", False),
        (3, "vote-healthy", True),
        (2, "meeting-next", False),  # by who leads: everyone would go along
    ],
)
def test_a_button_that_is_still_there_writes_nothing_for_who_decides_no_longer(
    step: int, key: str, blind: bool, opened: Open, role: list[Role], engine
) -> None:
    page = meeting_page.to_place(meeting_page.begun(opened, blind=blind), step)
    if key == "meeting-undo":
        meeting_page.press(page, "decide-stop")
    before = meetings.stamp(engine, meeting_page.meeting_of(page))
    role[0] = Role.VIEWER
    meeting_page.press(page, key)
    assert REFUSED in meeting_page.said(page)
    assert meetings.stamp(engine, meeting_page.meeting_of(page)) == before


def test_a_form_that_is_still_open_writes_nothing_for_who_decides_no_longer(
    opened: Open, role: list[Role], engine
) -> None:
    page = meeting_page.to_place(meeting_page.begun(opened), 3)
    meeting_page.press(page, "decide-rerun")
    role[0] = Role.VIEWER
    meeting_page.press(page, "meeting-save")
    assert REFUSED in meeting_page.said(page)
    assert decisions.decisions(engine, meeting_page.meeting_of(page)) == ()


def test_a_viewer_neither_begins_a_meeting_nor_brings_one_in(
    opened: Open, role: list[Role], engine
) -> None:
    page = meeting_page.visit(opened)
    page.text_input(key="meeting-name-field").set_value("Rui")
    role[0] = Role.VIEWER
    meeting_page.press(page, "meeting-begin-now")
    assert REFUSED in meeting_page.said(page)
    assert not page.file_uploader
    assert meetings.all_meetings(engine) == ()


def test_the_labels_of_a_disagreement_are_for_those_who_decide(
    opened: Open, role: list[Role]
) -> None:
    page = meeting_page.to_place(meeting_page.begun(opened), 3)
    meeting_page.press(page, "decide-disagree")
    page.text_area(key="meeting-field-reason").set_value("the data are noisy")
    meeting_page.press(page, "meeting-save")
    meeting_page.to_place(page, 7)
    assert "meeting-as-feedback" in downloads(page)
    role[0] = Role.VIEWER
    kept = {"meeting-as-pdf", "meeting-as-markdown", "meeting-as-csv", "meeting-as-json"}
    assert downloads(page.run()) == kept


def test_what_a_report_holds_of_decisions_is_not_taken_over(
    opened: Open, role: list[Role], decided: str, engine
) -> None:
    page = packs.dropped(opened("home", lang="en"), pack(read(packs.SAMPLE), meetings=decided))
    (take,) = (one for one in page.button if str(one.key).startswith("pack-take"))
    role[0] = Role.VIEWER
    take.click().run()
    assert not page.exception
    assert meetings.all_meetings(engine) == ()
    assert not [one for one in page.button if str(one.key).startswith("pack-take")]


def test_views_are_shown_and_neither_saved_nor_deleted(
    open_curves: Open, role: list[Role], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [saved_views.SavedView("few", {"x": ["step"]})]
    monkeypatch.setattr(saved_views, "read", lambda _: list(held))
    monkeypatch.setattr(saved_views, "save", lambda *_: pytest.fail("it was saved"))
    monkeypatch.setattr(saved_views, "delete", lambda *_: pytest.fail("it was deleted"))
    page = open_curves(lang="en")
    page.text_input(key="view-name").set_value("another")
    role[0] = Role.VIEWER
    for key in ("save-view", "delete-view-0"):
        role[0] = Role.REVIEWER
        page.run()
        role[0] = Role.VIEWER
        page.button(key=key).click().run()
        assert not page.exception
    keys = {str(one.key) for one in page.button}
    assert "show-view-0" in keys
    assert not keys & {"save-view", "delete-view-0"}


def test_a_viewer_deletes_what_they_sent_and_nothing_else(opened: Open, role: list[Role]) -> None:
    ana = sent.send(opened("home", lang="en"), mine=OVERFITTED)
    role[0] = Role.VIEWER
    rui = opened("home", **sent.address(ana))
    assert "kept-delete" not in {one.key for one in rui.button}
    role[0] = Role.REVIEWER
    rui.run()
    role[0] = Role.VIEWER
    rui.button(key="kept-delete").click().run()
    assert "overfitting" in sent.headline(opened("home", **sent.address(ana))).lower()
    own = sent.send(opened("home", lang="en"), mine=OVERFITTED)
    link = sent.address(own)
    own.button(key="kept-delete").click().run()
    assert "not on this server" in sent.headline(opened("home", **link))


def test_a_viewer_takes_part_in_a_class_and_opens_and_ends_none(
    opened: Open, role: list[Role]
) -> None:
    professor, link, room = classes.a_class(opened)
    role[0] = Role.VIEWER
    for part in ("blind", "cells"):
        page = opened("class", lang="en", part=part, set=classes.STUDY)
        assert not {one.key for one in page.button} & {"blind-open", "cells-open"}
    student = classes.join(opened("class", lang="en", **classes.query_of(link)), "Ana")
    classes.judge(student, "lr0.0005", Said.SLOW, Move.RAISE_LR)
    assert len(votes.votes(room)) == 1
    classes.press(professor, "blind-show-class")  # still there on the page
    assert not desk.is_shown(room)
    assert not {one.key for one in professor.button} & {"blind-show-class", "class-delete"}
    assert not room_link.delete(room.kind)


def test_a_viewer_corrects_no_file_for_the_others(opened: Open, role: list[Role]) -> None:
    title = EN.say("corrections")
    assert title in {one.label for one in opened("home", set="regimes", lang="en").expander}
    role[0] = Role.VIEWER
    assert title not in {one.label for one in opened("home", set="regimes", lang="en").expander}


def test_no_training_is_started_where_people_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        trainings.st,
        "get_option",
        {"server.address": "localhost", "server.enableCORS": True}.get,
    )
    for signs_in, access in ((False, Access.ALLOWED), (True, Access.NOT_LOCAL)):
        monkeypatch.setattr(roles, "has_to_sign_in", lambda signs_in=signs_in: signs_in)
        assert trainings.allowed(is_asked=True) is access


def test_a_viewer_reads_the_lab_book_and_writes_nothing_into_it(
    opened: Open, role: list[Role], engine
) -> None:
    page = opened("lab-book", lang="en", set="regimes")
    page.button(key="lab-write-own").click().run()
    page.text_area(key="lab-field-text").set_value("A thought")
    page.text_input(key=person.FIELD).set_value("Rui")
    role[0] = Role.VIEWER
    page.button(key="lab-save").click().run()
    assert REFUSED in meeting_page.said(page)
    assert lab_entries.all_entries(engine) == ()
    shown = opened("lab-book", lang="en", set="regimes")
    assert not [one for one in shown.button if str(one.key).startswith("lab-write")]
    assert not shown.file_uploader


def test_a_viewer_sees_the_report_of_figures_and_changes_nothing_in_it(
    opened: Open, role: list[Role]
) -> None:
    page = opened_menus(opened("curves", lang="en", set="regimes"), "curves")
    (collect,) = (one for one in page.button if str(one.key).startswith("collect-"))
    collect.click().run()
    report = opened("report", lang="en", set="regimes")
    (remove,) = (one for one in report.button if str(one.key).startswith("collected-remove-"))
    role[0] = Role.VIEWER
    remove.click().run()
    shown = opened("report", lang="en", set="regimes")
    assert len(shown.text_area) == 1
    assert shown.text_area[0].disabled
    assert not [one for one in shown.button if str(one.key).startswith("collected-")]
    page = opened_menus(opened("curves", lang="en", set="regimes"), "curves")
    assert page.download_button
    assert not [one for one in page.button if str(one.key).startswith("collect-")]
