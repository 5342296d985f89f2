"""The minutes on paper have the agenda, all that was decided, and the curves as vectors."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from dashboard.meetings.decision import Note
from dashboard.report.about import About
from dashboard.report.figures import typeset
from dashboard.report.figures.render import rendered
from dashboard.report.paper import minutes
from dashboard.report.paper.minutes import WHOLE, Minutes
from dashboard.text.sentences import Sentences
from tests.report.meetings.test_minutes import FULL, HOSTILE, MEETING, decision
from tests.report.paper.test_paper import pages

ABOUT = About("a set", "0.1.0", dt.datetime(2026, 11, 30, tzinfo=dt.UTC))
PLANNED = replace(
    MEETING, seen={"agenda": {"settings": ["lr 0.1"], "best": "lr 0.01", "blind": True}}
)
DRAWN = rendered('{"data": {"values": [{"x": 1}]}, "mark": "point"}', "pdf")


@pytest.fixture
def asked() -> tuple[list[dict], object]:
    """What Typst is asked for, and what asks it."""
    found: list[dict] = []

    def render(question: str, form: str) -> bytes:
        found.append(json.loads(question))
        return rendered(question, form)

    return found, render


@pytest.mark.parametrize(
    ("lang", "due", "best"),
    [
        ("en", "January 4, 2027", "The best setting: lr 0.01"),
        ("pt-BR", "4 de janeiro de 2027", "A melhor configuração: lr 0.01"),
    ],
)
def test_they_have_all_that_was_decided(asked, lang, due, best) -> None:
    found, render = asked
    shown = Minutes(
        PLANNED,
        [FULL, decision(FULL.content.kind.OPEN, note="gone")],
        [Note("whole", "**look** first", "Ana", 0.0, 1)],
        "All is well.",
        {WHOLE: DRAWN, FULL.setting: DRAWN},
    )
    pdf = minutes.make(shown, Sentences(lang), ABOUT, render=render)
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) >= 1
    said = found[0]["data"]
    assert said["rows"] == [[FULL.setting, said["decisions"][0]["kind"], "Bia", due]]
    assert said["agenda"][1] == best
    assert len(said["agenda"]) == 5  # the vote is none of its own
    assert said["decisions"][0]["command"] == FULL.content.command
    assert said["notes"][0]["text"][0]["spans"][0] == {"text": "look", "style": "strong"}
    assert set(found[0]["pictures"]) == {said["figure"], said["decisions"][0]["figure"]}


def test_a_meeting_without_a_decision_says_so() -> None:
    words = Sentences("en")
    assert minutes.make(Minutes(MEETING, []), words, ABOUT).startswith(b"%PDF-")


def test_hostile_texts_are_set_as_text() -> None:
    markup = f'#panic("x") $y$ @z <l> {HOSTILE}'
    one = decision(
        FULL.content.kind.RERUN, reason=markup, owner=markup, note=markup, command=markup
    )
    shown = Minutes(MEETING, [one], [Note(markup, markup, markup, 0.0, 1)], markup)
    assert minutes.make(shown, Sentences("pt-BR"), ABOUT).startswith(b"%PDF-")


def test_the_same_minutes_have_the_same_bytes() -> None:
    first, second = (minutes.make(Minutes(MEETING, [FULL]), Sentences("en"), ABOUT) for _ in "ab")
    assert first == second


def test_what_is_asked_for_tells_who_sets_it_everything() -> None:
    question = typeset.question("#sys.inputs.data", {"a": 1}, {}, ABOUT.made)
    assert typeset.typeset(question).startswith(b"%PDF-")
