"""What a class says is kept as it was said, each person's last word on each run."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.classroom import desk, votes
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.room import RoomFullError, new_id
from dashboard.classroom.votes import Vote
from tests.classroom.conftest import LIMITS, RUNS, Opened
from tests.examples import examples

Open = Callable[..., Opened]
PEOPLE = tuple(f"{number:032x}" for number in range(5))

ANSWERS = st.lists(
    st.builds(
        Vote,
        st.sampled_from(PEOPLE),
        st.sampled_from(RUNS),
        st.sampled_from(Said),
        st.sampled_from(Move),
    ),
    max_size=15,
)


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_the_last_word_of_each_person_on_each_run_holds(opened: Open, said: list[Vote]) -> None:
    room, _, _ = opened(limits=replace(LIMITS, rooms=10**6))
    for person in PEOPLE:
        desk.join(room, person, "Ana")
    for vote in said:
        votes.cast(room, vote, RUNS)
    last = {(vote.person, vote.run): vote for vote in said}
    assert set(votes.votes(room)) == set(last.values())
    for person in PEOPLE:
        own = votes.of_person(votes.votes(room), person)
        assert own == {run: vote for (who, run), vote in last.items() if who == person}


def test_a_run_that_the_room_does_not_have_and_a_stranger_are_refused(opened: Open) -> None:
    room, _, _ = opened()
    desk.join(room, PEOPLE[0], "Ana")
    with pytest.raises(ValueError, match="a run"):
        votes.cast(room, Vote(PEOPLE[0], "other", Said.SLOW, Move.LONGER), RUNS)
    with pytest.raises(ValueError, match="no name"):
        votes.cast(room, Vote(PEOPLE[1], RUNS[0], Said.SLOW, Move.LONGER), RUNS)
    assert votes.votes(room) == ()


def test_a_room_takes_no_more_votes_than_its_limit(opened: Open) -> None:
    room, _, _ = opened(limits=replace(LIMITS, votes=2))
    desk.join(room, PEOPLE[0], "Ana")
    for run in RUNS[:2]:
        votes.cast(room, Vote(PEOPLE[0], run, Said.SLOW, Move.LONGER), RUNS)
    with pytest.raises(RoomFullError):
        votes.cast(room, Vote(PEOPLE[0], RUNS[2], Said.SLOW, Move.LONGER), RUNS)


def test_who_is_removed_leaves_nothing_and_the_others_stay(opened: Open) -> None:
    room, _, _ = opened()
    for person in PEOPLE[:2]:
        desk.join(room, person, "Ana")
        votes.cast(room, Vote(person, RUNS[0], Said.SLOW, Move.LONGER), RUNS)
    votes.forget(room, PEOPLE[0])
    assert [one.id for one in desk.people(room)] == [PEOPLE[1]]
    assert {vote.person for vote in votes.votes(room)} == {PEOPLE[1]}


def test_results_are_hidden_until_they_are_shown(opened: Open) -> None:
    room, _, _ = opened()
    seen = [desk.is_shown(room)]
    for shown in (True, False):
        desk.show(room, shown=shown)
        seen.append(desk.is_shown(room))
    assert seen == [False, True, False]


def test_new_ids_differ() -> None:
    assert len({new_id() for _ in range(100)}) == 100
