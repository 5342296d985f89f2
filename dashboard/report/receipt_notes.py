"""The notes of the receipt as sentences: one per file, and one for notes that files share.

A sweep has a settings file beside every run: a sentence for each would hide the ones that matter.
Knows sentences; knows no layout.
"""

from dataclasses import dataclass

from dashboard.model.run import Note, Receipt, SourceReceipt
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, slots=True)
class ReceiptNotes:
    """The sentences of a receipt: ``of_file`` in the order of its sources, then ``together``."""

    of_file: tuple[tuple[str, ...], ...]
    together: tuple[str, ...]


def notes_of(receipt: Receipt, words: Sentences) -> ReceiptNotes:
    """The sentences on all files; two settings files or more share one."""
    alike = [source for source in receipt.sources if _is_settings_only(source)]
    if len(alike) < 2:
        return ReceiptNotes(tuple(map(words.note, receipt.sources)), ())
    own = tuple(() if _is_settings_only(one) else words.note(one) for one in receipt.sources)
    return ReceiptNotes(own, (words.settings_files(alike),))


def _is_settings_only(source: SourceReceipt) -> bool:
    return [note.code for note in source.notes] == [Note.SIDE_FILE]
