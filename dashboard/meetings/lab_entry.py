"""The types of a lab book: what a person wrote of a setting, or of a whole set, by a day."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.meetings.decision import TEXT, KnownRun, plain

MOST_RUNS = 500
"""Runs that an entry on a whole set is known again by; any one of them is enough."""


class About(StrEnum):
    """What an entry is about."""

    SETTING = "setting"
    SET = "set"  # the whole set: an entry of a person's own


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote; what can be edited."""

    text: str = ""  # Markdown
    day: dt.date | None = None  # of what it tells; None: of no day

    def checked(self) -> "Written":
        """The same without spaces around it and within the limits of the database.

        Raises:
            ValueError: the text is longer than :data:`~dashboard.meetings.decision.TEXT`.
        """
        return replace(self, text=plain(self.text, TEXT))


@dataclass(frozen=True, slots=True)
class LabEntry:
    """What stands written.

    Attributes:
        entry_id: its id in every database that it comes to.
        about: a setting, or the whole set.
        name: of the setting or the set, as it was called then.
        runs: those that it is known again by, at least one.
        content: what is written; empty after it was taken back.
        author: who wrote the last version.
        changed_at: when, seconds since 1970.
        version: 1 for the first.
    """

    entry_id: str
    about: About
    name: str
    runs: tuple[KnownRun, ...]
    content: Written
    author: str
    changed_at: float
    version: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands: it was taken back."""
        return not self.content.text


@dataclass(frozen=True, slots=True)
class LabVersion:
    """One version of an entry."""

    version: int
    content: Written
    author: str
    at: float


class LabConflict(Exception):  # noqa: N818 - no error: two people wrote at once
    """Somebody else wrote first; ``theirs`` is what stands now, and nothing of it is lost."""

    def __init__(self, theirs: LabEntry) -> None:
        """``theirs`` is what the other one wrote."""
        super().__init__("somebody else wrote first")
        self.theirs = theirs
