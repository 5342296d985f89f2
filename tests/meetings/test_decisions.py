"""Decisions are made, changed, undone; nothing of what two people write is lost."""

import datetime as dt
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.meetings.decision import Conflict, Content, Kind
from dashboard.meetings.store import decisions, meetings
from dashboard.meetings.store.decisions import NoDecisionError
from tests.meetings.examples import KEEP, RERUN, STOP, runs

SETTING = "lr 0.1"
WRITERS = 2
EACH = int(os.environ.get("CURVA_WRITES", "25"))  # CURVA_WRITES=500 for a thousand


@pytest.fixture
def meeting(engine) -> str:
    return meetings.begin(engine, "Friday", "digits", "Ana", runs()).meeting_id


def test_a_decision_is_kept_with_the_runs_of_its_setting(engine, meeting):
    content = replace(RERUN, due=dt.date(2026, 12, 24))
    made = decisions.decide(engine, meeting, SETTING, content, "Ana", said={"fit": "good"})
    assert made.content == content
    assert made.said == {"fit": "good"}
    assert [run.name for run in made.runs] == ["lr 0.1 · 0", "lr 0.1 · 1"]
    assert (made.author, made.version) == ("Ana", 1)
    assert decisions.decision(engine, meeting, SETTING) == made
    assert decisions.decisions(engine, meeting) == (made,)


def test_a_change_keeps_what_was_said_and_every_version(engine, meeting):
    first = decisions.decide(engine, meeting, SETTING, KEEP, "Ana", said={"fit": "good"})
    second = decisions.decide(engine, meeting, SETTING, STOP, "Bia", saw=first.version)
    assert (second.content, second.said, second.version) == (STOP, {"fit": "good"}, 2)
    past = decisions.history(engine, meeting, SETTING)
    assert [(one.version, one.content, one.author) for one in past] == [
        (1, KEEP, "Ana"),
        (2, STOP, "Bia"),
    ]


@pytest.mark.parametrize("saw", [0, 2, 7])
def test_who_saw_another_version_sees_what_stands_and_changes_nothing(engine, meeting, saw):
    stands = decisions.decide(engine, meeting, SETTING, KEEP, "Ana")
    with pytest.raises(Conflict) as caught:
        decisions.decide(engine, meeting, SETTING, STOP, "Bia", saw=saw)
    assert caught.value.theirs == stands
    assert decisions.decisions(engine, meeting) == (stands,)
    assert len(decisions.history(engine, meeting, SETTING)) == 1


def test_undo_goes_back_as_an_editor_does(engine, meeting):
    for saw, content in enumerate((KEEP, STOP, RERUN)):
        decisions.decide(engine, meeting, SETTING, content, "Ana", saw=saw)
    stood = [decisions.undo(engine, meeting, SETTING, "Bia", saw=saw).content for saw in (3, 4, 5)]
    assert stood == [STOP, KEEP, Content()]
    last = decisions.decision(engine, meeting, SETTING)
    assert last is not None
    assert last.is_open
    assert [one.content.kind for one in decisions.history(engine, meeting, SETTING)] == [
        Kind.KEEP,
        Kind.STOP,
        Kind.RERUN,
        Kind.STOP,
        Kind.KEEP,
        Kind.OPEN,
    ]


def test_a_setting_that_the_meeting_did_not_see_cannot_be_decided(engine, meeting):
    with pytest.raises(NoDecisionError):
        decisions.decide(engine, meeting, "lr 7", KEEP, "Ana")
    with pytest.raises(NoDecisionError):
        decisions.decide(engine, "0" * 32, SETTING, KEEP, "Ana")
    with pytest.raises(NoDecisionError):
        decisions.undo(engine, meeting, SETTING, "Ana", saw=0)


@pytest.mark.parametrize("field", ["reason", "command", "owner", "note"])
def test_a_text_that_is_too_long_is_refused_and_nothing_written(engine, meeting, field):
    with pytest.raises(ValueError, match="characters"):
        decisions.decide(engine, meeting, SETTING, replace(KEEP, **{field: "x" * 20_001}), "Ana")
    assert decisions.decisions(engine, meeting) == ()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(max_size=300))
def test_any_text_is_kept_as_it_was_written(engine, meeting, note, reason):
    before = decisions.decision(engine, meeting, SETTING)
    content = Content(Kind.INVESTIGATE, reason=reason, note=note)
    made = decisions.decide(
        engine, meeting, SETTING, content, "Ana", saw=before.version if before else 0
    )
    assert made.content == content.checked()
    assert decisions.decision(engine, meeting, SETTING) == made


def test_of_two_who_write_at_once_nothing_is_lost(engine, meeting):
    def write(writer):
        written = []
        while len(written) < EACH:
            stands = decisions.decision(engine, meeting, SETTING)
            reason = f"{writer}/{len(written)}"
            try:
                made = decisions.decide(
                    engine,
                    meeting,
                    SETTING,
                    replace(KEEP, reason=reason),
                    str(writer),
                    saw=stands.version if stands else 0,
                )
            except Conflict:
                continue
            written.append((made.version, reason))
        return written

    with ThreadPoolExecutor(WRITERS) as pool:
        written = sorted(one for part in pool.map(write, range(WRITERS)) for one in part)
    past = [
        (one.version, one.content.reason) for one in decisions.history(engine, meeting, SETTING)
    ]
    assert past == written
    assert [version for version, _ in past] == list(range(1, WRITERS * EACH + 1))
