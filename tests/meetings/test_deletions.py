"""A meeting that was deleted is found by nobody, takes nothing, and comes back whole."""

import pytest
from sqlalchemy import update

from dashboard.meetings.document import Kept
from dashboard.meetings.store import decisions, deletions, meetings, notes, transfer, votes
from dashboard.meetings.store.database import writing
from dashboard.meetings.store.tables import DELETIONS
from tests.meetings.examples import KEEP, STOP, runs

SETTING = "lr 0.1"
IDENTITIES = [one.identity for one in runs()]


@pytest.fixture
def two(engine):
    """Two meetings with something of everything, the second one to be deleted."""
    made = tuple(meetings.begin(engine, title, "digits", "Ana", runs()) for title in "ab")
    for one in made:
        decisions.decide(engine, one.meeting_id, SETTING, KEEP, "Ana")
        notes.write(engine, one.meeting_id, SETTING, "look at the end", "Ana")
        votes.vote(engine, one.meeting_id, SETTING, "Bia", "good", "keep")
    return made


def test_what_was_deleted_is_in_no_list_and_the_other_meeting_as_it_was(engine, two):
    kept, gone = two
    before = transfer.whole(engine, kept.meeting_id)
    deletions.remove(engine, gone.meeting_id, "Ana")
    assert meetings.all_meetings(engine) == (kept,)
    assert meetings.on_the_same_runs(engine, IDENTITIES) == (kept,)
    assert meetings.meeting(engine, gone.meeting_id) is None
    assert meetings.stamp(engine, gone.meeting_id) == ()
    assert transfer.whole(engine, gone.meeting_id) is None
    assert transfer.whole(engine, kept.meeting_id) == before


def test_it_is_restored_with_all_that_was_written_at_it(engine, two):
    _, gone = two
    before = transfer.whole(engine, gone.meeting_id)
    deletions.remove(engine, gone.meeting_id, "Bia")
    deletions.remove(engine, gone.meeting_id, "Ana")  # a callback that is called twice
    (one,) = deletions.on_the_same_runs(engine, IDENTITIES)
    assert (one.meeting, one.author) == (gone, "Bia")
    deletions.restore(engine, gone.meeting_id)
    assert transfer.whole(engine, gone.meeting_id) == before
    assert deletions.on_the_same_runs(engine, IDENTITIES) == ()


def test_who_still_writes_is_told_and_nothing_is_written(engine, two):
    _, gone = two
    before = transfer.whole(engine, gone.meeting_id)
    deletions.remove(engine, gone.meeting_id, "Ana")
    for write in (
        lambda: decisions.decide(engine, gone.meeting_id, SETTING, STOP, "Bia", saw=1),
        lambda: decisions.undo(engine, gone.meeting_id, SETTING, "Bia", saw=1),
        lambda: notes.write(engine, gone.meeting_id, SETTING, "too late", "Bia", saw=1),
        lambda: votes.vote(engine, gone.meeting_id, SETTING, "Bia", "unstable", ""),
    ):
        with pytest.raises(LookupError):
            write()
    deletions.restore(engine, gone.meeting_id)
    assert transfer.whole(engine, gone.meeting_id) == before


def test_a_file_that_holds_it_brings_it_back(engine, two):
    _, gone = two
    whole = transfer.whole(engine, gone.meeting_id)
    assert whole is not None
    deletions.remove(engine, gone.meeting_id, "Ana")
    assert transfer.take_in(engine, Kept((whole,))) == transfer.Taken(new=1, grown=0, parted=())
    assert transfer.whole(engine, gone.meeting_id) == whole


def test_after_thirty_days_the_next_deletion_takes_it_with_all_that_belongs_to_it(engine, two):
    kept, gone = two
    deletions.remove(engine, gone.meeting_id, "Ana")
    with writing(engine) as connection:
        late = DELETIONS.c.at - (deletions.KEPT_DAYS + 1) * deletions.DAY_S
        connection.execute(update(DELETIONS).values(at=late))
    deletions.remove(engine, kept.meeting_id, "Ana")
    deletions.restore(engine, gone.meeting_id)
    assert meetings.meeting(engine, gone.meeting_id) is None
    assert not meetings.runs_seen(engine, gone.meeting_id)
    assert [one.meeting for one in deletions.on_the_same_runs(engine, IDENTITIES)] == [kept]


def test_a_meeting_that_never_was_cannot_be_deleted(engine):
    with pytest.raises(LookupError):
        deletions.remove(engine, "0" * 32, "Ana")
