"""What was decided as the session may keep it: texts and nothing else."""

import datetime as dt

from dashboard.meetings.decision import Content, Kind

Packed = tuple[str, ...]


def packed(content: Content) -> Packed:
    """The content as texts."""
    due = content.due.isoformat() if content.due is not None else ""
    return content.kind.value, content.reason, content.command, content.owner, due, content.note


def unpacked(texts: Packed) -> Content:
    """The content of the texts that :func:`packed` made."""
    kind, reason, command, owner, due, note = texts
    day = dt.date.fromisoformat(due) if due else None
    return Content(Kind(kind), reason, command, owner, day, note)
