"""A lab book as JSON: codes and numbers for a program, the same in every language."""

import json
import math
from typing import Any

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.trials.trial import Trial
from dashboard.diagnosis.verdict import jsonable
from dashboard.meetings.lab_entry import LabEntry
from dashboard.report.lab_book.book import Book, Decided, Entry

FORMAT, SCHEMA = "curva-lab-book", 1


def write(name: str, made: Book, report: Report) -> str:
    """All entries in time, under the ``name`` of the set."""
    document = {
        "format": FORMAT,
        "schema": SCHEMA,
        "set": name,
        "entries": [_entry(one, made, report) for one in made.entries],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, default=str)


def _entry(one: Entry, made: Book, report: Report) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": one.kind.value, "at": _number(one.at)}
    if one.trial is not None:
        found |= _trial(one.trial, made.titles[one.trial.place], report)
        found["followed_by"] = [place + 1 for place in one.followed_by]
        found["went_on"] = [place + 1 for place in one.went_on]
    return found | {
        "decisions": [_decided(each) for each in one.decided],
        "written": [_written(each) for each in one.written if not each.is_empty],
    }


def _trial(one: Trial, title: str, report: Report) -> dict[str, Any]:
    diagnosis = report.by_id.get(one.shown)
    advice = diagnosis.recommendations[:1] if diagnosis is not None else ()
    came = one.came_of
    return {
        "number": one.place + 1,
        "title": title,
        "runs": list(one.run_ids),
        "from": None if one.parent is None else one.parent + 1,
        "basis": one.basis.value,
        "changed": [
            {"setting": each.name, "before": jsonable(each.before), "after": jsonable(each.after)}
            for each in one.changed
        ],
        "metric": one.metric,
        "split": one.split.value,
        "end": _number(one.end),
        "diverged": one.diverged,
        "state": diagnosis.headline.state if diagnosis is not None else "",
        "came_of": None
        if came is None
        else {
            "way": came.way.value,
            "metric": came.metric,
            "split": came.split.value,
            "before": _number(came.before),
            "after": _number(came.after),
            "seeds": list(came.seeds),
            "grounds": came.grounds.value,
        },
        "advice": [
            {
                "action": each.action,
                "parameter": each.parameter,
                "from": jsonable(each.from_value),
                "to": jsonable(each.to_value),
            }
            for each in advice
        ],
    }


def _decided(one: Decided) -> dict[str, Any]:
    content = one.decision.content
    return {
        "meeting": one.meeting.title,
        "about": [place + 1 for place in one.places],
        "decision": content.kind.value,
        "reason": content.reason,
        "owner": content.owner,
        "due": content.due.isoformat() if content.due is not None else None,
        "author": one.decision.author,
        "at": _number(one.decision.changed_at),
    }


def _written(one: LabEntry) -> dict[str, Any]:
    return {
        "text": one.content.text,
        "day": one.content.day.isoformat() if one.content.day is not None else None,
        "author": one.author,
        "at": _number(one.changed_at),
        "version": one.version,
    }


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
