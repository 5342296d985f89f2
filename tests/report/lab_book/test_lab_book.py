"""The lab book fills itself from runs and decisions; text, Markdown and JSON say the same."""

import datetime as dt
import json
import math
import re
from dataclasses import replace
from typing import Any

import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.meetings.decision import Content, Decision, Kind, Meeting
from dashboard.meetings.lab_entry import About, LabEntry, Written
from dashboard.model.lineage import Lineage, Observed
from dashboard.model.run import LogBook, Run
from dashboard.model.table import Series
from dashboard.report.lab_book import as_json, as_markdown
from dashboard.report.lab_book.book import Book, MeetingSaid, known_runs, made
from dashboard.report.lab_book.book import Kind as EntryKind
from dashboard.report.lab_book.told import Told, told
from dashboard.report.meetings.seen_runs import begun, said
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.report.best_books import book, run

WORDS = Sentences("en")
Made = tuple[Run, list[Series]]

OBSERVED = Observed("accuracy", 0.5, 0.9, "yes", came_true=True)
LED = Lineage(
    "low", "raise_lr", "lr", 0.001, 0.1, "accuracy", "val", "up", 0.5, 0.8, None, OBSERVED
)


def at(one: Made, seconds: float, **more: Any) -> Made:
    return replace(one[0], started_at=seconds, **more), one[1]


LOW = at(run("low", 0.5, lr=0.001), 100)
GOOD = at(run("good", 0.9, lr=0.1), 200, lineage=LED)
LOST = at(run("lost", 0.9, lr=9.0, breaks=True), 300)


def lab_book(*many: Made, written: tuple[LabEntry, ...] = ()) -> tuple[Book, LogBook]:
    whole = book(*many)
    return made(whole, diagnose(whole), WORDS, written=written), whole


def in_words(found: Book, whole: LogBook, lang: str = "en") -> list[Told]:
    words = Sentences(lang).among(whole.runs)
    report = diagnose(whole)
    return [told(one, found, whole, report, words) for one in found.entries]


def note(
    whole: LogBook, text: str, ids: tuple[str, ...], at_s: float = 1.0, **more: Any
) -> LabEntry:
    about = more.pop("about", About.SETTING)
    runs = tuple(known_runs(ids, whole, WORDS))
    return LabEntry("e" * 32, about, "?", runs, Written(text, **more), "Ana", at_s, 1)


def test_each_setting_says_what_was_tried_what_came_of_it_and_why_next() -> None:
    low, good, lost = in_words(*lab_book(LOW, GOOD, LOST))
    assert low.tried == ("The first: nothing of this task was tried before.",)
    assert "Its advice was followed: entry 2." in low.next
    assert any("Learning rate 0.001 → 0.1" in one for one in good.tried)
    assert any("as the trainer logged it" in one for one in good.tried)
    came = " ".join(good.came)
    assert "Better than no. 1" in came
    assert "The forecast came true." in came
    assert any("this diverged, and that ended at" in one for one in lost.came)
    assert any(one.startswith("Advice now:") for one in lost.next)


def test_every_entry_is_told_in_both_languages() -> None:
    found, whole = lab_book(LOW, GOOD, LOST)
    for lang in LANGUAGES:
        for one in in_words(found, whole, lang):
            assert one.title
            assert one.when
            assert one.tried
            assert one.came


def test_a_decision_stands_in_time_and_at_its_setting() -> None:
    whole = book(LOW, GOOD, LOST)
    report = diagnose(whole)
    kept = begun(whole, report, WORDS.among(whole.runs))
    setting = next(one.setting for one in kept.runs if one.seen["run_id"] == "lost")
    decision = Decision(
        "d",
        "m",
        setting,
        (),
        Content(Kind.STOP, reason="it diverges"),
        said("lost", report, WORDS),
        "Bia",
        250.0,
        1,
    )
    meeting = Meeting("m", "Friday", "digits", 240.0, "Ana", None, 0, {}, 1)
    undone = replace(decision, content=Content(), setting=kept.runs[0].setting)
    found = made(whole, report, WORDS, [MeetingSaid(meeting, kept.runs, [decision, undone])])
    kinds = [one.kind for one in found.entries]
    trial, decided = EntryKind.TRIAL, EntryKind.DECISION
    assert kinds == [trial, trial, decided, trial]
    entries = in_words(found, whole)
    assert entries[2].title.startswith("Decision on 3")
    assert any("it diverges" in one for one in entries[2].next)
    assert "Decided: Stop (Bia). it diverges" in entries[3].next


def test_what_is_written_of_a_setting_stands_there_and_ones_own_on_its_day() -> None:
    whole = book(LOW, GOOD)
    on_good = note(whole, "better than I thought", ("good",))
    day = dt.date(1970, 1, 20)
    own = note(whole, "a new GPU", ("low", "good"), about=About.SET, day=day)
    found, _ = lab_book(LOW, GOOD, written=(on_good, own))
    assert [one.kind for one in found.entries] == [EntryKind.TRIAL] * 2 + [EntryKind.OWN]
    assert found.entries[1].written == (on_good,)
    assert math.isclose(found.entries[2].at, 19.5 * 86_400, abs_tol=86_400)
    assert in_words(found, whole)[2].when == "January 20, 1970"


def test_without_times_the_order_of_the_set_stands_and_notes_follow() -> None:
    many = [run("a", 0.5, lr=0.1), run("b", 0.9, lr=0.2)]
    own = note(book(*many), "a new GPU", ("a", "b"), about=About.SET)
    found, whole = lab_book(*many, written=(own,))
    assert [one.kind for one in found.entries] == [EntryKind.TRIAL] * 2 + [EntryKind.OWN]
    assert [one.when for one in in_words(found, whole)][:2] == ["", ""]


def test_as_json_it_has_codes_and_numbers_and_no_words() -> None:
    found, whole = lab_book(LOW, GOOD, LOST)
    document = json.loads(as_json.write("digits", found, diagnose(whole)))
    assert (document["format"], document["schema"]) == ("curva-lab-book", 1)
    low, good, lost = document["entries"]
    assert (low["from"], good["from"], low["followed_by"]) == (None, 1, [2])
    assert good["came_of"]["way"] == "better"
    assert good["changed"] == [{"setting": "lr", "before": 0.001, "after": 0.1}]
    assert (lost["diverged"], lost["came_of"]["after"]) == (True, None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_as_markdown_names_act_as_nothing_and_notes_keep_their_own(lang: str) -> None:
    hostile = at(run("<b>*x*</b>", 0.6, model="[l](http://evil.example)"), 400)
    whole = book(LOW, hostile)
    text = "**mine** [l](http://evil.example) ![i](http://evil.example/i.png)"
    found, _ = lab_book(LOW, hostile, written=(note(whole, text, ("low",)),))
    words = Sentences(lang)
    written = as_markdown.write("*set*", found, whole, diagnose(whole), words)
    assert "**mine**" in written
    assert not re.search(r"(?<!\\)\]\(http", written)
    assert "://" not in written
    assert "<b>" not in written
    assert written.count("\n## ") == 2
