"""The types of a report of chosen figures."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

LONGEST_SENTENCE = 2000
"""Characters that a person may write about a figure."""

LONGEST_TITLE = 200

MOST = 40
"""Figures of one report."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as it was when it was taken.

    Attributes:
        entry_id: 32 hexadecimal digits; the same figure has the same.
        title: what is shown.
        says: what the page said of it.
        foot: what it rests on: set, runs, points read, day.
        alt: what it shows, for who cannot see it.
        program: the version of the program that drew it.
        sentence: what the person says of it; empty for nothing.
        lang: the language in which it was taken.
    """

    entry_id: str
    title: str
    says: str
    foot: str
    alt: str
    program: str
    sentence: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """The report: its title, empty for none, and its figures in their order."""

    title: str = ""
    entries: tuple[Entry, ...] = field(default=())

    def moved(self, entry_id: str, by: int) -> "Collection":
        """The same with a figure so many places further down; at an end it stays there."""
        entries = list(self.entries)
        at = next((n for n, one in enumerate(entries) if one.entry_id == entry_id), None)
        if at is None:
            return self
        entry = entries.pop(at)
        entries.insert(min(max(at + by, 0), len(entries)), entry)
        return replace(self, entries=tuple(entries))

    def without(self, entry_id: str) -> "Collection":
        """The same without a figure."""
        left = tuple(one for one in self.entries if one.entry_id != entry_id)
        return replace(self, entries=left)

    def saying(self, entry_id: str, sentence: str) -> "Collection":
        """The same with another sentence on a figure."""
        cut = sentence.strip()[:LONGEST_SENTENCE]
        entries = tuple(
            replace(one, sentence=cut) if one.entry_id == entry_id else one for one in self.entries
        )
        return replace(self, entries=entries)

    def called(self, title: str) -> "Collection":
        """The same with another title."""
        return replace(self, title=title.strip()[:LONGEST_TITLE])


def id_of(spec: str, title: str) -> str:
    """The id of a figure: of what is drawn, and of what it is called."""
    return hashlib.sha256(f"{title}\0{spec}".encode("utf-8", "replace")).hexdigest()[:32]


def read(told: object) -> Collection:
    """A collection out of JSON; of what is damaged nothing."""
    if not isinstance(told, Mapping):
        return Collection()
    listed = told.get("entries")
    many = [_entry(one) for one in listed] if isinstance(listed, list) else []
    entries = tuple(one for one in many if one is not None)
    return Collection(_text(told.get("title"))[:LONGEST_TITLE], entries[:MOST])


def _entry(told: Any) -> Entry | None:
    if not isinstance(told, Mapping):
        return None
    entry_id = _text(told.get("entry_id"))
    if len(entry_id) != 32 or not set(entry_id) <= set("0123456789abcdef"):
        return None
    names = ("title", "says", "foot", "alt", "program", "sentence", "lang")
    return Entry(entry_id, **{name: _text(told.get(name)) for name in names})


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
