"""Entries of a lab book as JSON, beside the meetings of the same document."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.meetings.decision import TEXT, WORDS, KnownRun, plain
from dashboard.meetings.lab_entry import MOST_RUNS, About, LabEntry, LabVersion, Written
from dashboard.meetings.read_values import an_id, count, identity, text, time


@dataclass(frozen=True, slots=True)
class WholeEntry:
    """An entry with all of its versions, the first one first."""

    entry: LabEntry
    versions: tuple[LabVersion, ...]


def written(whole: WholeEntry) -> dict[str, Any]:
    """An entry as JSON."""
    entry = whole.entry
    return {
        "entry_id": entry.entry_id,
        "about": entry.about.value,
        "name": entry.name,
        "runs": [{"name": run.name, "digests": list(run.identity.digests)} for run in entry.runs],
        "versions": [
            {
                "version": one.version,
                "author": one.author,
                "at": one.at,
                "text": one.content.text,
                "day": one.content.day.isoformat() if one.content.day is not None else None,
            }
            for one in whole.versions
        ],
    }


def read(document: Mapping[str, Any]) -> WholeEntry:
    """The entry of a document.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is damaged.
    """
    versions = tuple(_version(one) for one in document["versions"])
    if not versions or [one.version for one in versions] != list(range(1, len(versions) + 1)):
        raise ValueError("versions have to count from 1")
    runs = tuple(
        KnownRun(plain(text(run["name"]), TEXT), "", identity(run["digests"]))
        for run in document["runs"]
    )
    if not 0 < len(runs) <= MOST_RUNS:
        raise ValueError("an entry is about at least one run")
    last = versions[-1]
    entry = LabEntry(
        an_id(document["entry_id"]),
        About(document["about"]),
        plain(text(document["name"]), WORDS),
        runs,
        last.content,
        last.author,
        last.at,
        last.version,
    )
    return WholeEntry(entry, versions)


def _version(document: Mapping[str, Any]) -> LabVersion:
    day = document["day"]
    content = Written(text(document["text"]), None if day is None else dt.date.fromisoformat(day))
    return LabVersion(
        count(document["version"]),
        content.checked(),
        plain(text(document["author"]), WORDS),
        time(document["at"]),
    )
