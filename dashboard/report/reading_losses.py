"""What was lost or changed in reading the logs, one entry per reason.

A folder of a hundred empty files is one loss, not a hundred: the sentence is about the first file,
and the others are listed on request.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.model.run import Note, Receipt, ReceiptNote, SourceReceipt
from dashboard.text.sentences import Sentences

AS_MEANT = frozenset(
    {Note.TABLES_READ, Note.TABLES_LEFT, Note.TABLES_AGAIN}
    | {Note.CELLS_READ, Note.CELLS_AGAIN, Note.CELLS_GO_ON}
    | {Note.SIDE_FILE, Note.MERGED, Note.ALREADY_IN_EVENTS, Note.ARCHIVE_OPENED, Note.PACK_OPENED}
    | {Note.CORRECTED, Note.SET_ASIDE, Note.TABLE_DIVIDED}
    | {Note.FITS_GO_ON, Note.FITS_ANEW, Note.CLOCKS_LEFT_OUT}
)
"""Notes on files that were used as intended: nothing was lost."""

NEVER_LOGS = frozenset(
    {
        ".md",
        ".rst",
        ".pdf",
        ".html",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".py",
        ".ipynb",
        ".sh",
    }
)
"""File extensions that hold no curves: beside logs such files are no loss."""

MAY_SHOW_CURVES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf", ".html", ".htm", ".ipynb"}
)
"""File extensions that may show curves as pictures: beside them no reading is complete."""

_SHRINKS = frozenset({Note.SAME_STEP_KEPT_LAST, Note.NUMBERS_LEFT_OUT})
"""Notes after which a curve has fewer points than its log, whatever else was read."""

_UNCLAIMED = frozenset({Note.NOT_A_LOG, Note.NEAREST_FORM})


@dataclass(frozen=True, slots=True)
class Loss:
    """One reason: the sentence about its first file, and the other files that it applies to."""

    sentence: str
    others: tuple[str, ...] = ()  # the paths of the other files

    def same(self, words: Sentences) -> str:
        """A sentence with the number of other files; empty without any."""
        return words.say("loss-same", more=len(self.others)) if self.others else ""


def by_reason(receipt: Receipt, words: Sentences) -> list[Loss]:
    """The losses, in the order of the files; files of the same reason share one.

    When nothing at all was read, every note on the files counts.
    """
    found: dict[Note, dict[str, list[str]]] = {}  # by reason and path the sentences
    for source, note, sentence in _noted(receipt, words):
        found.setdefault(note.code, {}).setdefault(source.path, []).append(sentence)
    return [
        Loss(" ".join(next(iter(by_path.values()))), tuple(by_path)[1:])
        for by_path in found.values()
    ]


def losses(receipt: Receipt, words: Sentences) -> list[str]:
    """The losses as sentences, with the number of the other files where there are some."""
    return [
        " ".join(filter(None, (one.sentence, one.same(words)))) for one in by_reason(receipt, words)
    ]


def left_out(receipt: Receipt) -> int:
    """The number of files that nothing was read from although something was expected."""
    return sum(
        source.skipped and any(not _is_as_meant(source, note) for note in source.notes)
        for source in receipt.sources
    )


def shown_only(receipt: Receipt) -> int:
    """The number of pictures, pages and notebooks that nothing was read from."""
    return sum(
        source.skipped and PurePosixPath(source.path).suffix.lower() in MAY_SHOW_CURVES
        for source in receipt.sources
    )


def unplaced(receipt: Receipt) -> int:
    """The numbers that have no place on a curve and were left out by their names."""
    return sum(
        note.count
        for source in receipt.sources
        for note in source.notes
        if note.code is Note.NUMBERS_LEFT_OUT
    )


def _noted(receipt: Receipt, words: Sentences) -> Iterator[tuple[SourceReceipt, ReceiptNote, str]]:
    nothing = not receipt.total("points")
    for source in receipt.sources:
        is_hurt = nothing or source.skipped or source.damaged or source.replaced
        for note, sentence in zip(source.notes, words.note(source), strict=True):
            if nothing or (is_hurt and not _is_as_meant(source, note)) or note.code in _SHRINKS:
                yield source, note, sentence


def _is_as_meant(source: SourceReceipt, note: ReceiptNote) -> bool:
    is_prose = PurePosixPath(source.path).suffix.lower() in NEVER_LOGS
    return note.code in AS_MEANT or (note.code in _UNCLAIMED and is_prose)
