"""The page Meeting without a browser: from the lobby to the summary, two people, every language."""

import datetime as dt
import html
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.meetings import document
from dashboard.meetings.decision import Content, Decision, Kind
from dashboard.meetings.store import database, decisions, meetings, notes, transfer
from dashboard.report.meetings import sources
from dashboard.text.catalogue import Catalogue
from dashboard.views.meeting_room import decisions_step
from dashboard.views.meeting_room.decisions_step import AT_ONCE

Open = Callable[..., AppTest]
MARKUP = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]*>", re.DOTALL)
HOSTILE = (
    "**b** ![i](http://evil.example/i.png) <img src=http://evil.example> [l](http://evil.example)"
)


@pytest.fixture(autouse=True)
def _own_database(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / 'meetings.sqlite'}")


@pytest.fixture
def engine():
    opened = database.opened(database.address())
    yield opened
    opened.dispose()


def said(page: AppTest) -> str:
    bodies = [MARKUP.sub(" ", one.proto.body) for one in page.get("html")]
    return html.unescape(" ".join([*bodies, *(one.value for one in page.markdown)]))


def visit(opened: Open, **query: str) -> AppTest:
    page = opened("meeting", **{"set": "regimes", "lang": "en"} | query)
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def begun(opened: Open, *, name: str = "Ana", blind: bool = False, **query: str) -> AppTest:
    """A meeting that was just begun."""
    page = visit(opened, **query)
    page.text_input(key="meeting-name-field").set_value(name)
    if blind:
        page.checkbox(key="meeting-blind").check()
    return press(page, "meeting-begin-now")


def joined(opened: Open, first: AppTest, name: str = "Bia", **query: str) -> AppTest:
    """Another session in the meeting of the first."""
    page = visit(opened, meeting=meeting_of(first), **query)
    page.text_input(key="meeting-name-field").set_value(name).run()
    assert not page.exception
    return page


def meeting_of(page: AppTest) -> str:
    found = page.query_params["meeting"]
    return found[0] if isinstance(found, list) else found


def to_place(page: AppTest, place: int) -> AppTest:
    """Go ahead until the step of this number, from 1."""
    for _ in range(40):
        told = re.search(r"(\d+) (?:of|de) \d+", said(page))
        assert told is not None
        if int(told[1]) == place:
            return page
        press(page, "meeting-next" if int(told[1]) < place else "meeting-previous")
    raise AssertionError(place)


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_a_meeting_goes_from_the_whole_to_the_summary(opened: Open, lang: str) -> None:
    texts = Catalogue(lang)
    page = begun(opened, lang=lang)
    assert texts.say("meeting-first") in said(page)
    assert texts.say("meeting-to-decide", settings=3) in said(page)
    press(page, "meeting-next")
    assert texts.say("meeting-best", value="").split(" ")[0] in said(page)
    press(page, "decide-keep")
    for key in ("decide-stop", "decide-investigate"):
        press(page, "meeting-next")
        press(page, key)
    press(page, "meeting-next")
    press(page, "decide-rerun")
    assert "python -m trainer run" in page.text_area(key="meeting-field-command").value
    page.text_input(key="meeting-field-owner").set_value("Bia")
    page.date_input(key="meeting-field-due").set_value(dt.date(2027, 1, 4))
    press(page, "meeting-save")
    assert "Bia" in said(page)
    press(page, "meeting-next")
    assert texts.say("meeting-decided-of", decided=4, settings=4) in said(page)
    press(page, "meeting-next")
    for kind in ("keep", "stop", "investigate", "rerun"):
        assert f"{texts.say(f'meeting-kind-{kind}')} 1" in said(page)
    assert page.button(key="meeting-next").disabled
    press(page, "meeting-close")
    assert page.button(key="meeting-close").label == texts.say("meeting-open-again")


def test_there_is_no_navigation_in_a_meeting_and_its_words_are_those_of_the_page(
    opened: Open,
) -> None:
    page = begun(opened)
    styles = " ".join(one.proto.body for one in page.get("html") if "<style>" in one.proto.body)
    assert re.search(r"st-key-top\b[^{]*\{ display: none", styles)
    press(page, "meeting-leave")
    assert "meeting" not in page.query_params
    assert Catalogue("en").say("meeting-title") in said(page)


def test_the_name_is_asked_once_and_is_in_no_address(opened: Open) -> None:
    page = visit(opened)
    press(page, "meeting-begin-now")
    assert Catalogue("en").say("meeting-name-lacks") in said(page)
    page.text_input(key="meeting-name-field").set_value("Ana")
    press(page, "meeting-begin-now")
    assert "Ana" not in str(dict(page.query_params))
    press(page, "meeting-leave")
    assert [one.key for one in page.text_input] == ["meeting-title"]
    second = visit(opened, meeting=meeting_of(press(page, "meeting-begin-now")))
    assert Catalogue("en").say("meeting-who") in said(second)
    press(second, "meeting-take-part")
    assert Catalogue("en").say("meeting-who") in said(second)


def test_undo_takes_back_what_was_decided_and_the_history_keeps_it(opened: Open) -> None:
    page = to_place(begun(opened), 3)
    press(page, "decide-stop")
    press(page, "decide-keep")
    press(page, "meeting-undo")
    assert page.button(key="decide-stop").proto.type == "primary"
    press(page, "meeting-undo")
    assert "Taken back" in said(page)
    assert page.expander[0].label == "History: 4 versions"


def test_who_disagrees_has_to_say_why(opened: Open, engine) -> None:
    page = to_place(begun(opened), 3)
    press(page, "decide-disagree")
    press(page, "meeting-save")
    assert Catalogue("en").say("meeting-reason-lacks") in said(page)
    page.text_area(key="meeting-field-reason").set_value("the data are noisy")
    press(page, "meeting-save")
    assert "the data are noisy" in said(page)
    (one,) = decisions.decisions(engine, meeting_of(page))
    assert one.content.kind is Kind.DISAGREE
    assert one.said["state"] == "diverged"
    page = to_place(page, 7)
    assert page.get("download_button")[4].proto.label.startswith("Feedback")


def test_a_form_that_is_closed_writes_nothing(opened: Open, engine) -> None:
    page = to_place(begun(opened), 3)
    press(page, "decide-rerun")
    press(page, "meeting-cancel")
    assert decisions.decisions(engine, meeting_of(page)) == ()


def test_a_form_that_was_left_by_arrow_loses_nothing_that_stood(opened: Open, engine) -> None:
    page = to_place(begun(opened), 3)
    press(page, "decide-rerun")
    press(page, "meeting-next")
    press(page, "meeting-previous")
    assert "python -m trainer" in page.text_area(key="meeting-field-command").value


def test_of_two_who_decide_at_once_the_second_sees_both_and_chooses(opened: Open, engine) -> None:
    ana = to_place(begun(opened), 3)
    bia = joined(opened, ana)
    press(bia, "decide-rerun")
    bia.text_area(key="meeting-field-note").set_value("Bia's note")
    press(ana, "decide-stop")
    press(bia, "meeting-save")
    shown = said(bia)
    assert Catalogue("en").say("meeting-conflict") in shown
    assert "By Ana" in shown
    assert "Bia's note" in shown
    (stands,) = decisions.decisions(engine, meeting_of(ana))
    assert (stands.content.kind, stands.version) == (Kind.STOP, 1)
    press(bia, "meeting-write-mine")
    (stands,) = decisions.decisions(engine, meeting_of(ana))
    assert (stands.content.kind, stands.author, stands.version) == (Kind.RERUN, "Bia", 2)
    assert stands.content.note == "Bia's note"


def test_what_was_written_already_is_no_conflict(opened: Open, engine) -> None:
    ana = to_place(begun(opened), 3)
    again = joined(opened, ana, "Ana")
    press(ana, "decide-stop")
    press(again, "decide-stop")  # as a callback that Streamlit calls twice
    assert Catalogue("en").say("meeting-conflict") not in said(again)
    (stands,) = decisions.decisions(engine, meeting_of(ana))
    assert stands.version == 1


def test_the_second_may_keep_what_stands(opened: Open, engine) -> None:
    ana = to_place(begun(opened), 3)
    bia = joined(opened, ana)
    press(ana, "decide-stop")
    press(bia, "decide-keep")  # by the page that Bia still sees
    press(bia, "meeting-keep-theirs")
    (stands,) = decisions.decisions(engine, meeting_of(ana))
    assert stands.content.kind is Kind.STOP
    assert bia.button(key="decide-stop").proto.type == "primary"


def test_all_follow_the_presenter_and_who_left_may_come_back(opened: Open) -> None:
    ana = begun(opened)
    bia = joined(opened, ana)
    press(ana, "meeting-next")
    bia.run()
    assert "2 of 7" in said(bia)
    press(bia, "meeting-next")
    press(ana, "meeting-previous")
    bia.run()
    assert "3 of 7" in said(bia)
    assert "The presenter is at 1" in said(bia)
    assert "1 of 7" in said(ana.run())
    press(bia, "meeting-follow")
    assert "1 of 7" in said(bia)
    press(press(bia, "meeting-lead"), "meeting-next")
    assert "2 of 7" in said(ana.run())


def test_who_begun_a_meeting_leads_it_after_a_reload_and_may_hand_it_over(opened: Open) -> None:
    ana = begun(opened)
    again = joined(opened, ana, "Ana")
    press(again, "meeting-next")
    assert "2 of 7" in said(ana.run())
    press(again, "meeting-hand-over")
    press(again, "meeting-next")
    assert "2 of 7" in said(ana.run())


def test_a_blind_vote_shows_no_verdict_before_all_have_voted(opened: Open) -> None:
    page = to_place(begun(opened, blind=True), 3)
    assert "iverged" not in said(page)
    blind = page.get("vega_lite_chart")[0].proto.spec
    press(page, "vote-rate-too-high")
    assert "1 vote cast." in said(page)
    press(page, "meeting-next")
    assert "Votes: Learning rate too high 1" in said(page)
    assert "Diverged" in said(page)
    assert page.get("vega_lite_chart")[0].proto.spec != blind


def test_presenters_notes_are_for_who_leads_and_conflicts_keep_both(opened: Open, engine) -> None:
    ana = press(begun(opened), "meeting-notes-key")
    ana.text_area(key="meeting-note-text").set_value("ask about the data")
    press(ana, "meeting-note-save")
    assert "ask about the data" in said(ana)
    assert not [one for one in joined(opened, ana).button if one.key == "meeting-notes-key"]
    notes.write(engine, meeting_of(ana), "whole", "theirs", "Bia", saw=1)
    ana.text_area(key="meeting-note-text").set_value("mine")
    press(ana, "meeting-note-save")
    assert "theirs" in said(ana)
    assert ana.text_area(key="meeting-note-text").value == "mine"
    press(ana, "meeting-note-save")
    assert notes.notes(engine, meeting_of(ana))["whole"].text == "mine"


def test_a_note_keeps_its_markdown_and_leads_nowhere(opened: Open, engine) -> None:
    ana = to_place(begun(opened), 3)
    setting = meetings.runs_seen(engine, meeting_of(ana))[0].setting
    content = Content(Kind.STOP, reason=HOSTILE, owner=HOSTILE, note=HOSTILE)
    decisions.decide(engine, meeting_of(ana), setting, content, "<b>Bia</b>")
    ana.run()
    (note,) = [one for one in ana.markdown if "**b**" in one.value]
    assert "](" not in note.value
    assert "<img" not in note.value
    assert not note.allow_html
    assert "<img" not in " ".join(one.proto.body for one in ana.get("html"))
    assert "&lt;b&gt;Bia" in " ".join(one.proto.body for one in ana.get("html"))


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_the_next_meeting_says_what_came_of_the_last_one(opened: Open, lang: str) -> None:
    texts = Catalogue(lang)
    page = to_place(begun(opened, lang=lang), 3)
    press(page, "decide-stop")
    press(page, "meeting-leave")
    assert texts.say("meeting-earlier", meetings=1) in said(page)
    assert texts.say("meeting-kind-stop") in said(page)
    press(page, "meeting-begin-now")
    assert texts.say("meeting-first") not in said(page)
    to_place(page, 6)
    assert texts.say("meeting-changes") in said(page)
    assert texts.say("meeting-came") in said(page)
    assert texts.say("meeting-came-untried") in said(page)


def test_a_meeting_of_other_runs_says_that_they_are_not_open(opened: Open) -> None:
    page = to_place(begun(opened), 3)
    other = joined(opened, page, set="batch_size")
    assert Catalogue("en").say("meeting-runs-not-open") in said(other)


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_a_meeting_that_is_not_there_is_said(opened: Open, lang: str) -> None:
    page = visit(opened, meeting="0" * 32, lang=lang)
    assert Catalogue(lang).say("meeting-not-found") in said(page)
    page.text_input(key="meeting-name-field").set_value("Ana")
    press(page, "meeting-begin-now")
    assert Catalogue(lang).say("meeting-not-found") not in said(page)
    assert meeting_of(page) != "0" * 32


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_without_a_database_one_sentence_says_so_and_the_other_pages_work(
    opened: Open, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(database.VARIABLE, "sqlite:////dev/null/a.sqlite")
    page = visit(opened, lang=lang)
    assert Catalogue(lang).say("meeting-without-database") in said(page)
    assert "/dev/null" in said(page)
    assert not opened("home", set="regimes", lang=lang).exception


def test_meetings_are_taken_in_and_a_file_of_something_else_is_said(
    opened: Open, engine, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(opened)
    whole = transfer.whole(engine, meeting_of(page))
    assert whole is not None
    data = document.written([whole]).encode()
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / 'other.sqlite'}")
    other = visit(opened)
    other.file_uploader(key="meeting-file").set_value(("a.json", b"{}", "application/json"))
    other.run()
    assert Catalogue("en").say("meetings-other-document") in said(other)
    other.file_uploader(key="meeting-file").set_value(("b.json", data, "application/json"))
    other.run()
    assert "1 meeting was added" in said(other)
    assert Catalogue("en").say("meeting-earlier", meetings=1) in said(other)


def test_the_other_pages_do_not_load_the_database() -> None:
    code = (
        "import sys; from dashboard.views.state.page import all_views;"
        "assert 'meeting' in [one.name for one in all_views()];"
        "import dashboard.__main__;"
        "loaded = {one.partition('.')[0] for one in sys.modules};"
        "assert not loaded & {'sqlalchemy', 'alembic'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_files_are_kept_with_their_digests_and_others_are_said(
    opened: Open, engine, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(opened)
    held = meetings.meeting(engine, meeting_of(page))
    assert held is not None
    kept = sources.kept_with(held.seen)
    assert "lr0.1/metrics.csv" in [one.path for one in kept]
    other = Catalogue("en").say("meeting-files-other", told="").rstrip(". ")
    assert other not in said(page)
    to_place(page, 7)
    assert Catalogue("en").say("meeting-files-same") in said(page)
    (table,) = page.dataframe
    assert [*table.value["SHA-256"]] == [one.sha256 for one in kept]
    assert other in said(joined(opened, page, set="batch_size", lang="en"))


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_who_began_a_meeting_deletes_it_after_a_question_and_restores_it(
    opened: Open, engine, lang: str
) -> None:
    texts = Catalogue(lang)
    page = to_place(begun(opened, lang=lang), 3)
    meeting = meeting_of(page)
    press(page, "decide-stop")
    before = transfer.whole(engine, meeting)
    bia = joined(opened, page, lang=lang)
    press(page, "meeting-leave")
    ask = f"meeting-delete-ask-{meeting}"
    press(page, ask)
    asked = texts.say("meeting-delete-question", title="", decided=1, days=30).split("“")[0]
    assert asked in said(page)
    press(page, "meeting-delete-not")
    assert asked not in said(page)
    press(press(page, ask), "meeting-delete-now")
    assert meetings.all_meetings(engine) == ()
    assert texts.say("meeting-deleted-ones", meetings=1) in said(page)
    press(bia, "decide-keep")  # on the page that Bia still sees
    assert texts.say("meeting-deleted") in said(bia)
    assert texts.say("meeting-not-found") in said(bia)
    press(page, f"meeting-restore-{meeting}")
    assert transfer.whole(engine, meeting) == before


def test_a_meeting_is_deleted_from_its_last_step_by_who_leads_it_and_by_nobody_else(
    opened: Open, engine
) -> None:
    page = begun(opened)
    meeting = meeting_of(page)
    ask = f"meeting-delete-ask-{meeting}"
    bia = to_place(joined(opened, page), 7)
    assert ask not in [one.key for one in bia.button]
    press(bia, "meeting-leave")
    assert ask not in [one.key for one in bia.button]
    press(press(to_place(page, 7), ask), "meeting-delete-now")
    assert "meeting" not in page.query_params
    assert Catalogue("en").say("meeting-title") in said(page)
    assert meetings.meeting(engine, meeting) is None


@pytest.mark.parametrize(("settings", "first"), [(AT_ONCE, "s0"), (AT_ONCE + 1, "s1")])
def test_of_more_settings_than_a_screen_holds_the_open_ones_come_first(
    settings: int, first: str
) -> None:
    rows = [f"s{number}" for number in range(settings)]
    made = Decision("", "", "s0", (), Content(Kind.STOP), {}, "Ana", 0.0, 1)
    taken_back = replace(made, setting="s1", content=Content(Kind.OPEN))
    found = decisions_step.in_order(rows, {"s0": made, "s1": taken_back})
    assert found[0] == first
    assert sorted(found) == sorted(rows)
