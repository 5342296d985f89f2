"""The page Lab book without a browser: tree, entries, notes of two people, every language."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.meetings.decision import Content, Kind
from dashboard.meetings.store import database, decisions, lab_entries, meetings
from dashboard.views import lab_book_page

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


def bodies(page: AppTest) -> str:
    return " ".join(one.proto.body for one in page.get("html"))


def said(page: AppTest) -> str:
    text = MARKUP.sub(" ", bodies(page))
    return html.unescape(" ".join([text, *(one.value for one in page.markdown)]))


def visit(opened: Open, **query: str) -> AppTest:
    page = opened("lab-book", **{"set": "regimes", "lang": "en"} | query)
    assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def save(page: AppTest, text: str, name: str = "") -> AppTest:
    page.text_area(key="lab-field-text").set_value(text)
    if name:
        page.text_input(key="meeting-name-field").set_value(name)
    (key,) = (one.key for one in page.button if one.key.endswith("lab-save"))
    return press(page, key)


def wrote(page: AppTest, text: str, name: str = "Ana", key: str = "lab-write-0") -> AppTest:
    """A note on the first setting, or a new entry."""
    return save(press(page, key), text, name)


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ("4 settings were tried; 2 went better", "Tried.", "Came of it.", "Why next.")),
        ("pt-BR", ("4 configurações foram testadas; 2", "Testado.", "Resultado.", "Por que o")),
    ],
)
def test_the_page_tells_what_was_tried_what_came_of_it_and_why_next(
    opened: Open, lang: str, parts: tuple[str, ...]
) -> None:
    page = visit(opened, lang=lang)
    for part in parts:
        assert part in said(page)
    (chart,) = page.get("vega_lite_chart")
    assert "tree_panel" in chart.proto.spec


def test_better_and_worse_have_the_signs_of_the_tree_and_no_colour_of_an_indicator(
    opened: Open,
) -> None:
    told = said(visit(opened))
    assert re.search(r"↑\s+better", told)
    assert re.search(r"↓\s+worse", told)
    sheet = (Path(lab_book_page.__file__).parent / "lab_book.css").read_text("utf-8")
    assert re.findall(r"^\.lab-way\.better.*$", sheet, re.MULTILINE)
    assert not re.findall(r"^\.lab-way.*--(?:ok|warn|bad)\b.*$", sheet, re.MULTILINE)


def test_it_is_found_by_choice_and_by_words(opened: Open) -> None:
    page = visit(opened)
    assert "4 entries" in said(page)
    page.selectbox(key="entries").set_value("better").run()
    assert "2 entries of 4" in said(page)
    assert page.query_params["entries"] in ("better", ["better"])
    page = visit(opened)
    page.text_input(key="lab-find").set_value("0.48").run()
    assert "4 · Rate 0.48" in said(page)
    assert "1 · Rate 0.0005" not in said(page)
    page.text_input(key="lab-find").set_value("nowhere to be found").run()
    assert "No entry fits" in said(page)


def test_a_note_on_a_setting_is_kept_changed_and_undone(opened: Open, engine) -> None:
    page = wrote(visit(opened), "looks **too slow**")
    assert "looks **too slow**" in said(page)
    (one,) = lab_entries.all_entries(engine)
    assert (one.author, one.content.text) == ("Ana", "looks **too slow**")
    page = save(press(page, f"lab-edit-{one.entry_id}"), "slower than that")
    assert lab_entries.all_entries(engine)[0].content.text == "slower than that"
    page = press(page, f"lab-undo-{one.entry_id}")
    assert lab_entries.all_entries(engine)[0].content.text == "looks **too slow**"
    page = press(page, f"lab-undo-{one.entry_id}")
    assert "Taken back by Ana" in said(page)
    assert len(lab_entries.history(engine, one.entry_id)) == 4


def test_an_entry_of_ones_own_stands_on_its_day(opened: Open, engine) -> None:
    page = press(visit(opened), "lab-write-own")
    page = save(page, "the GPU was changed", "Ana")
    (one,) = lab_entries.all_entries(engine)
    assert one.content.day is not None
    assert len(one.runs) == 4
    assert "5 entries" in said(page)
    assert "the GPU was changed" in said(visit(opened))


def test_without_a_name_or_a_text_nothing_is_written(opened: Open, engine) -> None:
    page = save(press(visit(opened), "lab-write-0"), "a text")
    assert "Say your name" in said(page)
    page = save(page, " ", "Ana")
    assert "Write something first" in said(page)
    assert lab_entries.all_entries(engine) == ()


def test_who_undoes_without_a_name_is_asked_for_it(opened: Open, engine) -> None:
    wrote(visit(opened), "one")
    (one,) = lab_entries.all_entries(engine)
    page = press(visit(opened), f"lab-undo-{one.entry_id}")
    assert "Say your name" in said(page)
    assert lab_entries.all_entries(engine) == (one,)


def test_of_two_who_write_at_once_the_second_sees_both_and_chooses(opened: Open, engine) -> None:
    first = wrote(visit(opened), "one")
    (one,) = lab_entries.all_entries(engine)
    second = press(visit(opened), f"lab-edit-{one.entry_id}")
    press(first, f"lab-edit-{one.entry_id}")
    save(first, "of Ana")
    second = save(second, "of Bia", "Bia")
    assert "Somebody else wrote at the same time" in said(second)
    assert "of Ana" in said(second)
    assert "of Bia" in said(second)
    assert lab_entries.all_entries(engine)[0].content.text == "of Ana"
    press(second, "lab-write-mine")
    past = [version.content.text for version in lab_entries.history(engine, one.entry_id)]
    assert past == ["one", "of Ana", "of Bia"]


def test_of_two_first_notes_the_second_sees_the_first(opened: Open, engine) -> None:
    second = press(visit(opened), "lab-write-0")
    wrote(visit(opened), "of Ana")
    second = save(second, "of Bia", "Bia")
    assert "of Ana" in said(second)
    press(second, "lab-keep-theirs")
    assert [one.content.text for one in lab_entries.all_entries(engine)] == ["of Ana"]


def test_what_a_meeting_decided_stands_in_time_and_at_its_setting(opened: Open, engine) -> None:
    page = opened("meeting", set="regimes", lang="en")
    page.text_input(key="meeting-name-field").set_value("Ana")
    press(page, "meeting-begin-now")
    (meeting,) = meetings.all_meetings(engine)
    setting = meetings.runs_seen(engine, meeting.meeting_id)[0].setting
    content = Content(Kind.STOP, reason="it diverges")
    decisions.decide(engine, meeting.meeting_id, setting, content, "Bia")
    text = said(visit(opened))
    assert "5 entries" in text
    assert "Decided: Stop (Bia). it diverges" in text
    assert "Decision on" in text


def test_markup_of_a_note_acts_as_nothing_that_leads_out(opened: Open) -> None:
    page = wrote(visit(opened), HOSTILE)
    texts = [one.value for one in page.markdown if "evil" in one.value]
    assert texts
    assert not any("](http" in text or "<img" in text or "://" in text for text in texts)
    assert "evil" not in bodies(page)


def test_without_a_database_the_tree_and_the_entries_stand(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(database.VARIABLE, "postgresql://curva:secret@127.0.0.1:9/x")
    page = visit(opened)
    assert "work without it" in said(page)
    assert "4 entries" in said(page)
    assert "secret" not in said(page)
    assert not [one.key for one in page.button if str(one.key).startswith("lab-write")]
