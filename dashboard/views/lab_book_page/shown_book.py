"""The lab book as one session sees it now: read anew each time that the page is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine

from dashboard.diagnosis.trials.tree import trials_of
from dashboard.meetings.identity import Identity
from dashboard.meetings.lab_entry import LabEntry
from dashboard.meetings.store.database import DatabaseError
from dashboard.report.lab_book.book import Book, MeetingSaid, identities, made
from dashboard.report.lab_book.kept import kept_of
from dashboard.views.meeting_room import opened_database
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page is drawn from.

    Attributes:
        screen: language, logs, pages.
        made: the lab book.
        known: what each run is known by.
        engine: the database; ``None`` where it cannot be used.
        problem: the code and the name of what keeps it from being used; empty for nothing.
    """

    screen: Screen
    made: Book
    known: Mapping[str, Identity]
    engine: Engine | None
    problem: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether this person may write here; the database asks again."""
        return self.engine is not None and roles.may_decide()

    def say(self, message: str, **args: object) -> str:
        """A text in the language of the page."""
        return self.screen.say(message, **args)


def shown_book(screen: Screen) -> Shown:
    """The lab book of the open set."""
    book, report = screen.logs.book, screen.logs.report
    memo = memo_of(report)
    trials = memo.of("trials", (book,), partial(trials_of, book, report))
    known = memo.of("identities", (book,), partial(identities, book))
    said: list[MeetingSaid] = []
    written: tuple[LabEntry, ...] = ()
    engine: Engine | None = None
    problem: tuple[str, ...] = ()
    try:
        engine = opened_database.engine()
        said, written = kept_of(engine, known.values())
    except DatabaseError as error:
        engine, problem = None, (error.code, error.about)
    whole = made(book, report, screen.words, said, written, trials)
    return Shown(screen, whole, known, engine, problem)
