"""The receipt under construction: the entry of every file, with its counts and notes."""

from collections import Counter
from dataclasses import dataclass, field

from dashboard.model.run import Note, Receipt, ReceiptNote, SourceReceipt

_USED = frozenset({Note.SIDE_FILE, Note.MERGED, Note.ALREADY_IN_EVENTS, Note.PACK_OPENED})
"""Notes on files of which something was used although no point in the table is theirs."""

_MAX_NOTES = 50  # of one file; further ones repeat these


@dataclass(slots=True)
class Entry:
    """What is known of one file so far."""

    format: str = ""
    size: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[ReceiptNote] = field(default_factory=list)


@dataclass(slots=True)
class ReceiptBuilder:
    """One entry per file, in the order in which they were opened.

    ``folder`` is put before every path while several opened paths are read, so that files of one
    name in two of them stay distinct.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    folder: str = ""

    def path(self, name: str) -> str:
        """The file ``name`` of what is being read, as the receipt names it."""
        return f"{self.folder}/{name}" if self.folder else name

    def _entry(self, path: str) -> Entry:
        return self.entries.setdefault(self.path(path), Entry())

    def open(self, path: str, size: int = 0, reader: str = "") -> None:
        """Begin the entry of a file, or complete it."""
        entry = self._entry(path)
        entry.size = size or entry.size
        entry.format = reader or entry.format

    def add(self, path: str, name: str, count: int) -> None:
        """Add to one of the counts of ``SourceReceipt``."""
        self._entry(path).counts[name] += count

    def note(self, path: str, note: ReceiptNote) -> None:
        """Add a note; the same fact again adds to its count."""
        notes = self._entry(path).notes
        for index, held in enumerate(notes):
            if (held.code, held.where) == (note.code, note.where):
                notes[index] = ReceiptNote(note.code, held.count + note.count, note.where)
                return
        if len(notes) < _MAX_NOTES:
            notes.append(note)

    def add_all(self, other: "ReceiptBuilder") -> None:
        """Append the entries of another builder, under ``folder``."""
        for path, entry in other.entries.items():
            self.open(path, entry.size, entry.format)
            for name, count in entry.counts.items():
                self.add(path, name, count)
            for note in entry.notes:
                self.note(path, note)

    def finished(self) -> Receipt:
        """The finished receipt; a file without points and notes is noted as no log."""
        return Receipt(tuple(_source(path, entry) for path, entry in self.entries.items()))


def _source(path: str, entry: Entry) -> SourceReceipt:
    count = entry.counts
    notes = entry.notes
    if not count["points"] and not notes:
        notes = [ReceiptNote(Note.NOT_A_LOG)]
    return SourceReceipt(
        path=path,
        format=entry.format,
        size=entry.size,
        points=count["points"],
        damaged=count["damaged"],
        recovered=count["recovered"],
        duplicated=count["duplicated"],
        reordered=count["reordered"],
        replaced=count["replaced"],
        skipped=not count["points"] and not any(note.code in _USED for note in notes),
        notes=tuple(notes),
    )
