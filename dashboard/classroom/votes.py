"""What a class says of each run before the indicators are seen; everybody may change their mind."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dashboard.classroom.answers import Move, Said
from dashboard.classroom.desk import asking, changing
from dashboard.classroom.room import Room, RoomFullError


@dataclass(frozen=True, slots=True)
class Vote:
    """What one person says of one run."""

    person: str
    run: str
    state: Said
    move: Move


def cast(room: Room, vote: Vote, runs: Collection[str]) -> None:
    """Keep a vote, in the place of the person's earlier one on the same run.

    Raises:
        RoomFullError: There are too many votes.
        RoomLostError: The room is not there any more.
        ValueError: The room has no such run, or no such person.
    """
    if vote.run not in runs:
        raise ValueError("a run that the room does not have")
    with changing(room) as desk:
        if desk.execute("SELECT 1 FROM person WHERE id = ?", (vote.person,)).fetchone() is None:
            raise ValueError("a person who gave no name")
        (known,) = desk.execute("SELECT count(*) FROM vote").fetchone()
        if known >= room.limits.votes:
            raise RoomFullError(room.place.name)
        desk.execute(
            "INSERT OR REPLACE INTO vote VALUES (?, ?, ?, ?, ?)",
            (vote.person, vote.run, str(vote.state), str(vote.move), time.time()),
        )


def votes(room: Room) -> tuple[Vote, ...]:
    """All votes, in the order of people and runs."""
    with asking(room) as desk:
        rows = desk.execute(
            "SELECT person, run, state, move FROM vote ORDER BY person, run"
        ).fetchall()
    return tuple(Vote(person, run, Said(state), Move(move)) for person, run, state, move in rows)


def of_person(many: Iterable[Vote], person: str) -> dict[str, Vote]:
    """What one person said, by run."""
    return {vote.run: vote for vote in many if vote.person == person}


def forget(room: Room, person: str) -> None:
    """Delete a person with all that they said and claimed; their logs are deleted by themselves."""
    with changing(room) as desk:
        for table, column in (("vote", "person"), ("claim", "person"), ("person", "id")):
            desk.execute(f"DELETE FROM {table} WHERE {column} = ?", (person,))  # noqa: S608
