"""A database that may not be written at the moment is read as ever, and nothing in it changes."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from dashboard.meetings import document
from dashboard.meetings.lab_entry import About, Written
from dashboard.meetings.store import (
    database,
    decisions,
    deletions,
    lab_entries,
    meetings,
    notes,
    transfer,
    votes,
)
from dashboard.meetings.store.database import DatabaseError
from tests.meetings.examples import KEEP, STOP, runs

SETTING = "lr 0.1"

WRITES: dict[str, Callable[[Engine, str], object]] = {
    "begin": lambda engine, _: meetings.begin(engine, "Friday", "digits", "Rui", runs()),
    "decide": lambda engine, one: decisions.decide(engine, one, SETTING, STOP, "Rui", saw=1),
    "undo": lambda engine, one: decisions.undo(engine, one, SETTING, "Rui", saw=1),
    "note": lambda engine, one: notes.write(engine, one, "whole", "text", "Rui"),
    "vote": lambda engine, one: votes.vote(engine, one, SETTING, "Rui", "healthy", ""),
    "lead": lambda engine, one: meetings.go_to(engine, one, 2),
    "close": meetings.close,
    "open again": meetings.open_again,
    "delete": lambda engine, one: deletions.remove(engine, one, "Rui"),
    "lab book": lambda engine, _: lab_entries.begin(
        engine, About.SET, "digits", runs(), Written("text"), "Rui"
    ),
    "take in": lambda engine, one: transfer.take_in(
        engine, document.read(document.written([transfer.whole(engine, one)]))
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_nothing_is_written_by_who_may_not(name: str, engine: Engine) -> None:
    is_allowed = [True]
    guarded = database.guarded(engine, lambda: is_allowed[0])
    made = meetings.begin(guarded, "Friday", "digits", "Ana", runs()).meeting_id
    decisions.decide(guarded, made, SETTING, KEEP, "Ana")
    before = meetings.stamp(guarded, made), meetings.all_meetings(guarded)
    is_allowed[0] = False
    with pytest.raises(DatabaseError) as caught:
        WRITES[name](guarded, made)
    assert caught.value.code == "access-decides-not"
    assert (meetings.stamp(guarded, made), meetings.all_meetings(guarded)) == before
    is_allowed[0] = True
    WRITES[name](guarded, made)  # each of them is a deed that is done where it may be
