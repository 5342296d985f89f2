"""Meetings are begun, led and closed; earlier ones on the same runs are found."""

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


def test_the_stamp_changes_with_whatever_is_written_of_a_meeting_and_with_nothing_else(engine):
    begun = meetings.begin(engine, "Friday", "digits", "Ana", runs())
    other = meetings.begin(engine, "Monday", "digits", "Ana", runs())
    one = begun.meeting_id
    seen = [meetings.stamp(engine, one)]
    deeds = (
        lambda: meetings.go_to(engine, one, 2),
        lambda: decisions.decide(engine, one, "lr 0.1", KEEP, "Ana"),
        lambda: decisions.undo(engine, one, "lr 0.1", "Ana", saw=1),
        lambda: notes.write(engine, one, "whole", "a", "Ana"),
        lambda: notes.write(engine, one, "whole", "b", "Ana", saw=1),
        lambda: votes.vote(engine, one, "lr 0.1", "Ana", "healthy", ""),
        lambda: votes.vote(engine, one, "lr 0.1", "Ana", "unstable", ""),
        lambda: meetings.close(engine, one),
    )
    for deed in deeds:
        deed()
        seen.append(meetings.stamp(engine, one))
    assert len(set(seen)) == len(deeds) + 1
    meetings.go_to(engine, other.meeting_id, 3)
    assert meetings.stamp(engine, one) == seen[-1]
    assert meetings.stamp(engine, "0" * 32) == ()
