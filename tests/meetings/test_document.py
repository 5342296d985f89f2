"""Meetings go out as JSON and come in again the same; damage is said, and nothing is half taken."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.meetings import document
from dashboard.meetings.decision import Decision, KnownRun, Meeting, Note, Version, Vote
from dashboard.meetings.document import DocumentError, WholeMeeting
from dashboard.meetings.lab_document import WholeEntry
from dashboard.meetings.lab_entry import About, LabEntry, LabVersion, Written
from dashboard.meetings.store import database, decisions, meetings, notes, transfer, votes
from tests.meetings.examples import KEEP, RERUN, STOP, runs

SETTING = "lr 0.1"


@pytest.fixture
def other(tmp_path):
    """Another database."""
    engine = database.opened(database.at(tmp_path / "other.sqlite"))
    yield engine
    engine.dispose()


@pytest.fixture
def meeting(engine) -> str:
    begun = meetings.begin(engine, "Friday", "digits", "Ana", runs(), {"sources": ["a.csv"]})
    decisions.decide(engine, begun.meeting_id, SETTING, KEEP, "Ana", said={"fit": "good"})
    decisions.decide(engine, begun.meeting_id, SETTING, RERUN, "Bia", saw=1)
    notes.write(engine, begun.meeting_id, "best", "begin *here*", "Ana")
    votes.vote(engine, begun.meeting_id, SETTING, "Bia", "good", "keep")
    return begun.meeting_id


def sent(engine, meeting) -> str:
    whole = transfer.whole(engine, meeting)
    assert whole is not None
    return document.written([whole])


def test_a_meeting_goes_into_another_database_whole(engine, other, meeting):
    taken = transfer.take_in(other, document.read(sent(engine, meeting)))
    assert taken == transfer.Taken(new=1, grown=0, parted=())
    assert transfer.whole(other, meeting) == transfer.whole(engine, meeting)
    assert transfer.take_in(other, document.read(sent(engine, meeting))) == transfer.Taken(0, 0, ())


def test_what_went_on_is_taken_over_and_what_parted_is_named(engine, other, meeting):
    transfer.take_in(other, document.read(sent(engine, meeting)))
    decisions.decide(engine, meeting, SETTING, STOP, "Ana", saw=2)
    decisions.decide(engine, meeting, "lr 0.01", KEEP, "Ana")
    assert transfer.take_in(other, document.read(sent(engine, meeting))).grown == 2
    assert decisions.decisions(other, meeting) == decisions.decisions(engine, meeting)

    decisions.decide(engine, meeting, SETTING, KEEP, "Ana", saw=3)
    ours = decisions.decide(other, meeting, SETTING, RERUN, "Bia", saw=3)
    taken = transfer.take_in(other, document.read(sent(engine, meeting)))
    assert taken.parted == (SETTING,)
    assert decisions.decision(other, meeting, SETTING) == ours
    assert len(decisions.history(other, meeting, SETTING)) == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "meetings-no-json"),
        ("[" * 100_000, "meetings-no-json"),
        ("[]", "meetings-other-document"),
        ('{"runs": []}', "meetings-other-document"),
        ('{"format": "curva-meetings", "schema": 99}', "meetings-other-schema"),
        ('{"format": "curva-meetings", "schema": 1, "meetings": [1]}', "meetings-damaged"),
        ('{"format": "curva-meetings", "schema": 1, "meetings": 7}', "meetings-damaged"),
    ],
)
def test_what_is_no_document_is_said(text, code):
    with pytest.raises(DocumentError) as caught:
        document.read(text)
    assert caught.value.code == code


@given(data=st.data())
def test_a_document_with_anything_in_any_place_is_read_or_refused(data):
    text = document.written([whole_of_the_examples()], [entry_of_the_examples()])
    value = json.loads(text)
    place, steps = value, data.draw(st.integers(1, 6))
    for _ in range(steps):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key]:
            break
        parent, last = place, key
        place = place[key]
    else:
        place, key = parent, last
    place[key] = data.draw(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | st.text()
        | st.just([])
        | st.just({})
        | st.just("x" * 30_000)
    )
    try:
        found = document.read(json.dumps(value))
    except DocumentError:
        return
    assert document.read(document.written(found.meetings, found.lab_book)) == found


def whole_of_the_examples() -> WholeMeeting:
    seen = tuple(runs())
    begun = Meeting("a" * 32, "Friday", "digits", 1.5, "Ana", None, 0, {"sources": []}, 1)
    versions = (Version(1, KEEP, "Ana", 2.0), Version(2, RERUN, "Bia", 3.5))
    mine = tuple(run for run in seen if run.setting == SETTING)
    said = {"fit": "good"}
    decision = Decision("b" * 32, "a" * 32, SETTING, mine, RERUN, said, "Bia", 3.5, 2)
    note, vote = Note("best", "here", "Ana", 2.5, 1), Vote(SETTING, "Bia", "good", "keep", 2.5)
    return WholeMeeting(begun, seen, ((decision, versions),), (note,), (vote,))


def entry_of_the_examples() -> WholeEntry:
    versions = (
        LabVersion(1, Written("one"), "Ana", 2.0),
        LabVersion(2, Written("**two**", dt.date(2026, 11, 30)), "Bia", 3.5),
    )
    content = versions[-1].content
    mine = tuple(KnownRun(run.name, "", run.identity) for run in runs()[:2])
    entry = LabEntry("c" * 32, About.SETTING, SETTING, mine, content, "Bia", 3.5, 2)
    return WholeEntry(entry, versions)
