"""Meetings are begun, led, closed and forgotten; earlier ones on the same runs are found."""

import pytest

from dashboard.meetings.decision import Conflict, KnownRun
from dashboard.meetings.store import decisions, meetings, notes, votes
from tests.meetings.examples import KEEP, identity, runs


def test_a_meeting_is_kept_as_it_was_begun(engine):
    begun = meetings.begin(engine, " Friday\0 ", "digits", "Ana", runs(), {"sources": ["a"]})
    assert begun.title == "Friday"
    assert meetings.meeting(engine, begun.meeting_id) == begun
    assert meetings.runs_seen(engine, begun.meeting_id) == tuple(runs())
    assert meetings.all_meetings(engine) == (begun,)
    assert meetings.meeting(engine, "0" * 32) is None


def test_the_last_meeting_comes_first(engine):
    begun = [meetings.begin(engine, title, "digits", "Ana", runs()) for title in "abc"]
    assert meetings.all_meetings(engine) == tuple(reversed(begun))


def test_the_presenter_leads_and_closes(engine):
    begun = meetings.begin(engine, "Friday", "digits", "Ana", runs())
    meetings.go_to(engine, begun.meeting_id, 4)
    meetings.close(engine, begun.meeting_id)
    closed = meetings.meeting(engine, begun.meeting_id)
    assert closed is not None
    assert (closed.step, closed.version) == (4, 3)
    assert closed.closed_at is not None
    assert closed.closed_at > begun.opened_at
    meetings.open_again(engine, begun.meeting_id)
    again = meetings.meeting(engine, begun.meeting_id)
    assert again is not None
    assert again.closed_at is None


def test_meetings_on_the_same_runs_are_found_wherever_the_logs_lie_and_however_long(engine):
    seen = [KnownRun("a", "a", identity(1, 10)), KnownRun("b", "b", identity(2, 40))]
    first = meetings.begin(engine, "first", "old folder", "Ana", seen)
    other = meetings.begin(engine, "other", "old folder", "Ana", [KnownRun("a", "a", identity(3))])
    grown, cut = identity(1, 60), identity(2, 8)
    for one in (grown, cut):
        assert meetings.on_the_same_runs(engine, [one]) == (first,)
    assert meetings.on_the_same_runs(engine, [identity(3), grown]) == (other, first)
    assert meetings.on_the_same_runs(engine, [identity(4)]) == ()
    assert meetings.on_the_same_runs(engine, []) == ()


def test_a_meeting_over_a_thousand_runs_is_kept(engine):
    many = runs([f"lr {place}" for place in range(500)])
    begun = meetings.begin(engine, "large", "sweep", "Ana", many)
    assert meetings.runs_seen(engine, begun.meeting_id) == tuple(many)
    assert meetings.on_the_same_runs(engine, [one.identity for one in many]) == (begun,)


def test_forgetting_a_meeting_takes_all_that_belongs_to_it(engine):
    kept, gone = (meetings.begin(engine, title, "digits", "Ana", runs()) for title in "ab")
    for one in (kept, gone):
        decisions.decide(engine, one.meeting_id, "lr 0.1", KEEP, "Ana")
        notes.write(engine, one.meeting_id, "lr 0.1", "look at the end", "Ana")
        votes.vote(engine, one.meeting_id, "lr 0.1", "Bia", "good", "keep")
    meetings.forget(engine, gone.meeting_id)
    assert meetings.all_meetings(engine) == (kept,)
    for read in (decisions.decisions, notes.notes, votes.votes, meetings.runs_seen):
        assert not read(engine, gone.meeting_id)
        assert read(engine, kept.meeting_id)
    with pytest.raises(LookupError):
        notes.write(engine, gone.meeting_id, "lr 0.1", "too late", "Ana")
    with pytest.raises(LookupError):
        votes.vote(engine, gone.meeting_id, "lr 0.1", "Bia", "good", "keep")


def test_a_note_is_changed_by_who_saw_it_as_it_stands(engine):
    meeting = meetings.begin(engine, "Friday", "digits", "Ana", runs()).meeting_id
    first = notes.write(engine, meeting, "best", "begin here", "Ana")
    with pytest.raises(Conflict) as caught:
        notes.write(engine, meeting, "best", "or here", "Bia")
    assert caught.value.theirs == first
    second = notes.write(engine, meeting, "best", "or here", "Bia", saw=1)
    assert notes.notes(engine, meeting) == {"best": second}
    assert second.version == 2


def test_the_last_vote_of_a_person_counts(engine):
    meeting = meetings.begin(engine, "Friday", "digits", "Ana", runs()).meeting_id
    for voter, state in (("Ana", "good"), ("Bia", "too_low"), ("Ana", "too_high")):
        votes.vote(engine, meeting, "lr 0.1", voter, state, "keep")
    found = votes.votes(engine, meeting)
    assert [(one.voter, one.state) for one in found] == [("Bia", "too_low"), ("Ana", "too_high")]
