"""Meetings as JSON, to take them to another database, and out of one.

The document has everything: runs with what they are told by, decisions with all of their versions,
notes and votes.  ``schema`` counts up when its form changes.
"""

import datetime as dt
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

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
from dashboard.meetings.identity import Identity

SCHEMA = 1
NAME = "curva-meetings"


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


def written(meetings: Sequence[WholeMeeting]) -> str:
    """The meetings as a document."""
    document = {
        "format": NAME,
        "schema": SCHEMA,
        "meetings": [_meeting(one) for one in meetings],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)


def read(text: str) -> tuple[WholeMeeting, ...]:
    """The meetings of a document.

    Raises:
        DocumentError: it is no such document, of a newer form, or damaged.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError("meetings-no-json") from error
    if not isinstance(document, dict) or document.get("format") != NAME:
        raise DocumentError("meetings-other-document")
    if document.get("schema") != SCHEMA:
        raise DocumentError("meetings-other-schema", str(document.get("schema"))[:20])
    meetings = document.get("meetings")
    if not isinstance(meetings, list):
        raise DocumentError("meetings-damaged", "0")
    found = []
    for place, one in enumerate(meetings):
        try:
            found.append(_whole(one))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise DocumentError("meetings-damaged", str(place + 1)) from error
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
    texts = {name: plain(_text(document[name]), WORDS) for name in names}
    closed = document["closed_at"]
    meeting = Meeting(
        **texts,
        meeting_id=_id(document["meeting_id"]),
        opened_at=_time(document["opened_at"]),
        closed_at=None if closed is None else _time(closed),
        step=_count(document["step"]),
        seen=dict(document["seen"]),
        version=_count(document["version"]),
    )
    runs = tuple(
        KnownRun(
            _text(run["name"]),
            _text(run["setting"]),
            _identity(run["identity"]["digests"]),
            dict(run["seen"]),
        )
        for run in document["runs"]
    )
    notes = tuple(
        Note(
            _text(one["place"]),
            plain(_text(one["text"]), TEXT),
            plain(_text(one["author"]), WORDS),
            _time(one["at"]),
            _count(one["version"]),
        )
        for one in document["notes"]
    )
    votes = tuple(
        Vote(
            _text(one["setting"]),
            plain(_text(one["voter"]), WORDS),
            plain(_text(one["state"]), CODE),
            plain(_text(one["move"]), CODE),
            _time(one["at"]),
        )
        for one in document["votes"]
    )
    decisions = tuple(_decision(one, meeting, runs) for one in document["decisions"])
    return WholeMeeting(meeting, runs, decisions, notes, votes)


def _decision(
    document: Mapping[str, Any], meeting: Meeting, runs: Sequence[KnownRun]
) -> tuple[Decision, tuple[Version, ...]]:
    setting = _text(document["setting"])
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
        _id(document["decision_id"]),
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
        _text(document["reason"]),
        _text(document["command"]),
        _text(document["owner"]),
        None if due is None else dt.date.fromisoformat(due),
        _text(document["note"]),
    )
    return Version(
        _count(document["version"]),
        content.checked(),
        plain(_text(document["author"]), WORDS),
        _time(document["at"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text where {type(value).__name__} stands")
    return value


def _time(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("seconds have to be a finite number")
    return float(value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise TypeError("a count has to be a whole number from 0 on")
    return value


def _id(value: object) -> str:
    text = _text(value)
    if len(text) != 32 or not set(text) <= set("0123456789abcdef"):
        raise ValueError("an id has 32 hexadecimal digits")
    return text


def _identity(digests: Sequence[object]) -> Identity:
    if not isinstance(digests, list) or not digests:
        raise TypeError("a run has at least one digest")
    return Identity(tuple(map(_id, digests)))
