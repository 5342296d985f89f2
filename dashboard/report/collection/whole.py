"""A report of chosen figures with all that its files need."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.logs.source_digests import SourceDigest
from dashboard.report.about import About
from dashboard.report.collection.entry import Collection, Entry
from dashboard.report.collection.store import Drawing, Store
from dashboard.report.figures.caption import day
from dashboard.text.numerals import NBSP
from dashboard.text.sentences import Sentences

MOST_SOURCES = 400
"""Files whose digests are told; of more it is said how many they are."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure at its place, from 1."""

    number: int
    entry: Entry
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class WholeReport:
    """The report.

    Attributes:
        title: empty for none: then it is called after the set.
        figures: in their order.
        sources: what was read of the set, with digests.
        about: the set, the program, the time.
    """

    title: str
    figures: Sequence[Placed]
    sources: Sequence[SourceDigest]
    about: About

    def heading(self, words: Sentences) -> str:
        """What stands above everything."""
        return self.title or words.say("collected-unnamed", name=self.about.name)

    def made(self, words: Sentences) -> str:
        """When and by what it was made, in a line."""
        when = day(self.about.made.astimezone(dt.UTC).date(), words.lang)
        said = words.say("pack-made-at", date=when)
        return f"{self.about.name} · {said} · Curva {self.about.version}"

    def more(self, words: Sentences) -> str:
        """How many files are not told; empty for none."""
        more = len(self.sources) - MOST_SOURCES
        return words.say("paper-more-files", files=more) if more > 0 else ""


def gathered(
    collection: Collection, store: Store, sources: Sequence[SourceDigest], about: About
) -> WholeReport:
    """The report with its figures; those whose files are damaged are left out."""
    found = [(one, store.drawing(one.entry_id)) for one in collection.entries]
    figures = [
        Placed(number, one, drawing)
        for number, (one, drawing) in enumerate(found, 1)
        if drawing is not None
    ]
    return WholeReport(collection.title, figures, sources, about)


def told(one: Placed, words: Sentences) -> tuple[str, str, str]:
    """What stands under a figure: its name, what is said of it, and what it rests on.

    Where a person wrote a sentence, what the page said goes with what it rests on.
    """
    entry = one.entry
    name = words.say("collected-number", number=one.number, title=entry.title)
    foot = " · ".join(filter(None, (entry.foot, entry.program)))
    foot = foot.replace(" · ", f"{NBSP}· ")  # no line begins with a dot
    if entry.sentence:
        return name, entry.sentence, " ".join(filter(None, (entry.says, foot)))
    return name, entry.says, foot
