"""Meetings as JSON, to take them to another database, and out of one.

The document has everything: runs with what they are told by, decisions with all of their versions,
notes and votes, and what was written into lab books.  ``schema`` counts up when its form changes.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from dashboard.meetings import lab_document
from dashboard.meetings.decision import (
    CODE,
    TEXT,
    WORDS,
    Content,
    Decision,
    Kind,
    KnownRun,
    Meeting,
    Note,
    Version,
    Vote,
    plain,
)
from dashboard.meetings.lab_document import WholeEntry
from dashboard.meetings.read_values import an_id, count, identity, text, time

SCHEMA = 2
READABLE = (1, 2)
"""Forms that are read: the first had no lab book."""

NAME = "curva-meetings"

Part = TypeVar("Part")


class DocumentError(ValueError):
    """The document is none of ours; ``code`` is that of a sentence, ``about`` where it is wrong."""

    def __init__(self, code: str, about: str = "") -> None:
        """``code`` and ``about`` are those of the sentence."""
        super().__init__(f"{code}: {about}")
        self.code, self.about = code, about


@dataclass(frozen=True, slots=True)
class WholeMeeting:
    """A meeting with all that belongs to it."""

    meeting: Meeting
    runs: tuple[KnownRun, ...]
    decisions: tuple[tuple[Decision, tuple[Version, ...]], ...]
    notes: tuple[Note, ...]
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a document holds."""

    meetings: tuple[WholeMeeting, ...] = ()
    lab_book: tuple[WholeEntry, ...] = ()


def written(meetings: Sequence[WholeMeeting], lab_book: Sequence[WholeEntry] = ()) -> str:
    """Meetings and entries of a lab book as a document."""
    document = {
        "format": NAME,
        "schema": SCHEMA,
        "meetings": [_meeting(one) for one in meetings],
        "lab_book": [lab_document.written(one) for one in lab_book],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)


def read(given: str) -> Kept:
    """The meetings and the entries of a document.

    Raises:
        DocumentError: it is no such document, of a newer form, or damaged.
    """
    try:
        document = json.loads(given)
    except (ValueError, RecursionError) as error:
        raise DocumentError("meetings-no-json") from error
    if not isinstance(document, dict) or document.get("format") != NAME:
        raise DocumentError("meetings-other-document")
    if document.get("schema") not in READABLE:
        raise DocumentError("meetings-other-schema", str(document.get("schema"))[:20])
    meetings = _each(document.get("meetings"), _whole, "meetings-damaged")
    lab_book = _each(document.get("lab_book", []), lab_document.read, "meetings-damaged-entry")
    return Kept(meetings, lab_book)


def _each(listed: object, of: Callable[[Any], Part], code: str) -> tuple[Part, ...]:
    """Each of a list; the first that is damaged is told by its number."""
    if not isinstance(listed, list):
        raise DocumentError(code, "0")
    found = []
    for place, one in enumerate(listed):
        try:
            found.append(of(one))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise DocumentError(code, str(place + 1)) from error
    return tuple(found)


def _meeting(whole: WholeMeeting) -> dict[str, Any]:
    return {
        **asdict(whole.meeting),
        "runs": [asdict(run) for run in whole.runs],
        "decisions": [
            {
                "decision_id": one.decision_id,
                "setting": one.setting,
                "said": dict(one.said),
                "versions": [_version(version) for version in versions],
            }
            for one, versions in whole.decisions
        ],
        "notes": [asdict(note) for note in whole.notes],
        "votes": [asdict(vote) for vote in whole.votes],
    }


def _version(version: Version) -> dict[str, Any]:
    content = asdict(version.content)
    due = version.content.due
    content |= {"kind": version.content.kind.value, "due": due.isoformat() if due else None}
    return {"version": version.version, "author": version.author, "at": version.at, **content}


def _whole(document: Mapping[str, Any]) -> WholeMeeting:
    names = ("title", "set_name", "opened_by")
    texts = {name: plain(text(document[name]), WORDS) for name in names}
    closed = document["closed_at"]
    meeting = Meeting(
        **texts,
        meeting_id=an_id(document["meeting_id"]),
        opened_at=time(document["opened_at"]),
        closed_at=None if closed is None else time(closed),
        step=count(document["step"]),
        seen=dict(document["seen"]),
        version=count(document["version"]),
    )
    runs = tuple(
        KnownRun(
            text(run["name"]),
            text(run["setting"]),
            identity(run["identity"]["digests"]),
            dict(run["seen"]),
        )
        for run in document["runs"]
    )
    notes = tuple(
        Note(
            text(one["place"]),
            plain(text(one["text"]), TEXT),
            plain(text(one["author"]), WORDS),
            time(one["at"]),
            count(one["version"]),
        )
        for one in document["notes"]
    )
    votes = tuple(
        Vote(
            text(one["setting"]),
            plain(text(one["voter"]), WORDS),
            plain(text(one["state"]), CODE),
            plain(text(one["move"]), CODE),
            time(one["at"]),
        )
        for one in document["votes"]
    )
    decisions = tuple(_decision(one, meeting, runs) for one in document["decisions"])
    return WholeMeeting(meeting, runs, decisions, notes, votes)


def _decision(
    document: Mapping[str, Any], meeting: Meeting, runs: Sequence[KnownRun]
) -> tuple[Decision, tuple[Version, ...]]:
    setting = text(document["setting"])
    versions = tuple(_read_version(one) for one in document["versions"])
    if [one.version for one in versions] != list(range(1, len(versions) + 1)):
        raise ValueError("versions have to count from 1")
    last = versions[-1] if versions else None
    if last is None:
        raise ValueError("a decision has at least one version")
    mine = tuple(run for run in runs if run.setting == setting)
    if not mine:
        raise ValueError("a decision is about runs of its meeting")
    decision = Decision(
        an_id(document["decision_id"]),
        meeting.meeting_id,
        setting,
        mine,
        last.content,
        dict(document["said"]),
        last.author,
        last.at,
        last.version,
    )
    return decision, versions


def _read_version(document: Mapping[str, Any]) -> Version:
    due = document["due"]
    content = Content(
        Kind(document["kind"]),
        text(document["reason"]),
        text(document["command"]),
        text(document["owner"]),
        None if due is None else dt.date.fromisoformat(due),
        text(document["note"]),
    )
    return Version(
        count(document["version"]),
        content.checked(),
        plain(text(document["author"]), WORDS),
        time(document["at"]),
    )
