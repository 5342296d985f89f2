"""Decisions as rows of a table, and the disagreements among them as feedback with labels.

Names, states and kinds are codes, so that a program reads them whatever language the meeting was
in.  The feedback holds what a labelled example needs: which run, by the digests that it is known
by, what the program said, and what the team says instead.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from dashboard.meetings.decision import Decision, Kind, Meeting
from dashboard.report.figures import sheet

FORMAT, SCHEMA = "curva-feedback", 1

COLUMNS = (
    "meeting", "opened_at", "set", "setting", "runs", "verdict", "lamp", "state", "decision",
    "reason", "command", "owner", "due", "note", "author", "changed_at", "version",
)  # fmt: skip

Decided = tuple[Meeting, Sequence[Decision]]
"""A meeting with what it decided."""


def csv(many: Iterable[Decided]) -> bytes:
    """The decisions of meetings as CSV, those that were taken back left out."""
    rows = [dict(_row(meeting, one)) for meeting, several in many for one in _made(several)]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)
    return sheet.write(table, sheet.POINT)


def feedback(many: Iterable[Decided]) -> str:
    """The disagreements with verdicts as JSON."""
    labelled = [
        {
            "setting": one.setting,
            "runs": [
                {
                    "name": run.name,
                    "digests": list(run.identity.digests),
                    "seen": dict(run.seen),
                }
                for run in one.runs
            ],
            "said": dict(one.said),
            "label": one.content.reason,
            "note": one.content.note,
            "author": one.author,
            "at": one.changed_at,
            "meeting": meeting.meeting_id,
        }
        for meeting, several in many
        for one in _made(several)
        if one.content.kind is Kind.DISAGREE
    ]
    document = {"format": FORMAT, "schema": SCHEMA, "feedback": labelled}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)


def _made(several: Sequence[Decision]) -> Iterator[Decision]:
    return (one for one in several if not one.is_open)


def _row(meeting: Meeting, one: Decision) -> Iterator[tuple[str, str]]:
    content = one.content
    values: dict[str, Any] = {
        "meeting": meeting.title,
        "opened_at": _time(meeting.opened_at),
        "set": meeting.set_name,
        "setting": one.setting,
        "runs": "; ".join(run.name for run in one.runs),
        "verdict": one.said.get("verdict", ""),
        "lamp": one.said.get("lamp", ""),
        "state": one.said.get("state", ""),
        "decision": content.kind.value,
        "reason": content.reason,
        "command": content.command,
        "owner": content.owner,
        "due": content.due.isoformat() if content.due is not None else "",
        "note": content.note,
        "author": one.author,
        "changed_at": _time(one.changed_at),
        "version": one.version,
    }
    return ((name, str(value)) for name, value in values.items())


def _time(seconds: float) -> str:
    """A time as ISO 8601, UTC; a year that no calendar has as its seconds."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):
        return str(seconds)
