"""The types of a meeting: what was decided about a setting, by whom, and what it was before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from dashboard.meetings.identity import Identity

TEXT = 20_000  # characters of a note or a command: a page or two; more is no note
WORDS = 300  # characters of a name
CODE = 40  # characters of a state or a move, which are codes of the program


class Kind(StrEnum):
    """What is to be done with a setting."""

    KEEP = "keep"
    STOP = "stop"
    RERUN = "rerun"  # with the command
    INVESTIGATE = "investigate"
    DISAGREE = "disagree"  # with the verdict, for the reason: feedback with a label
    OPEN = "open"  # nothing is decided: before the first decision, or after it was taken back


@dataclass(frozen=True, slots=True)
class Content:
    """What a person decided; what can be edited."""

    kind: Kind = Kind.OPEN
    reason: str = ""  # why they disagree, or why they decided so
    command: str = ""  # of RERUN: what to start, as it is typed
    owner: str = ""
    due: dt.date | None = None
    note: str = ""  # Markdown

    def checked(self) -> "Content":
        """The same without spaces around it and within the limits of the database.

        Raises:
            ValueError: a text is longer than :data:`TEXT` or a name than :data:`WORDS` characters.
        """
        return replace(
            self,
            reason=plain(self.reason, TEXT),
            command=plain(self.command, TEXT),
            owner=plain(self.owner, WORDS),
            note=plain(self.note, TEXT),
        )


@dataclass(frozen=True, slots=True)
class KnownRun:
    """A run as a meeting saw it.

    Attributes:
        name: what the pages called it.
        setting: the setting that it belongs to, by its name; runs that differ in their seed alone
            share it.
        identity: what it is told by again.
        seen: what was so at the meeting, as JSON: states, best value, points read.
    """

    name: str
    setting: str
    identity: Identity
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting over one log set."""

    meeting_id: str
    title: str
    set_name: str
    opened_at: float  # seconds since 1970
    opened_by: str
    closed_at: float | None  # None: it goes on
    step: int  # of the agenda, where the presenter is
    seen: Mapping[str, Any]  # as JSON: the sources with their digests, the versions
    version: int


@dataclass(frozen=True, slots=True)
class Deletion:
    """A meeting that was deleted, by whom and when; it can still be restored."""

    meeting: Meeting
    author: str
    at: float  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Decision:
    """What stands decided about a setting at a meeting."""

    decision_id: str
    meeting_id: str
    setting: str
    runs: tuple[KnownRun, ...]
    content: Content
    said: Mapping[str, Any]  # as JSON: verdict, advice and forecast, as the program had them
    author: str
    changed_at: float  # seconds since 1970
    version: int  # 1 for the first

    @property
    def is_open(self) -> bool:
        """Whether nothing stands decided."""
        return self.content.kind is Kind.OPEN


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of the history of a decision."""

    version: int
    content: Content
    author: str
    at: float


@dataclass(frozen=True, slots=True)
class Note:
    """What the presenter wrote beside a step of the agenda."""

    place: str  # of the agenda: a setting, or the name of a step
    text: str
    author: str
    at: float
    version: int


@dataclass(frozen=True, slots=True)
class Vote:
    """What one person thinks of a setting before its verdict shows."""

    setting: str
    voter: str
    state: str
    move: str
    at: float


class Conflict(Exception):  # noqa: N818 - no error: two people wrote at once
    """Somebody else wrote first; ``theirs`` is what stands now, and nothing of it is lost."""

    def __init__(self, theirs: Decision | Note) -> None:
        """``theirs`` is what the other one wrote."""
        super().__init__("somebody else wrote first")
        self.theirs = theirs


def plain(text: str, most: int) -> str:
    """A text without spaces around it and without NUL, which PostgreSQL refuses.

    Raises:
        ValueError: it has more than ``most`` characters.
    """
    cleaned = text.replace("\0", "").encode("utf-8", "replace").decode().strip()
    if len(cleaned) > most:
        raise ValueError(f"{len(cleaned)} characters where {most} are the most")
    return cleaned
