"""One file into the batch of what is read: by its reader, or the next one where that fails.

Nothing here raises for what a file holds; the receipt says what could not be read and why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from dashboard.logs.corrections.correction import (
    NOT_A_LOG,
    NOTHING,
    FileCorrection,
    chosen_reader,
    read_corrected,
)
from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.hparams.side_files import UnreadableSettingsError, is_side_file, read_side_file
from dashboard.logs.merge.assemble import Batch
from dashboard.logs.merge.pieces import piece_of
from dashboard.logs.nearest_form import why_unclaimed
from dashboard.logs.packs.container import is_pack
from dashboard.logs.packs.opening import open_pack
from dashboard.logs.points import long_lines
from dashboard.logs.reader import Reader, Reading
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.registry import reader_for
from dashboard.logs.sources.disk import LogFile
from dashboard.model.contained import Failure, Stage, contained
from dashboard.model.run import Note, ReceiptNote

ReadInto: TypeAlias = Callable[[Batch, ReceiptBuilder, LogFile, FileCorrection], None]
"""Reads one file into the batch, as :func:`read_into` does, or notes in the receipt why not."""

MOST_TRIED = 3
"""Readers that are asked for one file, where one after the other fails."""


def read_into(
    batch: Batch, receipt: ReceiptBuilder, file: LogFile, correction: FileCorrection = NOTHING
) -> None:
    """Read one file into ``batch``, or note why not; ``correction`` overrules the guess."""
    receipt.open(file.name, file.size)
    if correction.format == NOT_A_LOG:
        receipt.note(file.name, ReceiptNote(Note.SET_ASIDE))
        return
    try:
        start = file.read(HEAD_BYTES + 1)
        if not start:
            receipt.note(file.name, ReceiptNote(Note.EMPTY_FILE))
            return
        if is_pack(start):
            open_pack(batch, receipt, file)
            return
        head = Head(file.name, start[:HEAD_BYTES], len(start) <= HEAD_BYTES, partial(file.read, -1))
        if correction == NOTHING and is_side_file(head):
            _read_settings(head, file, batch, receipt)
            return
        reader = chosen_reader(head, correction, reader_for)
        if reader is None:
            receipt.note(file.name, why_unclaimed(head))
            return
    except (OSError, MemoryError):
        receipt.note(file.name, ReceiptNote(Note.UNREADABLE))
        return
    log = _Log(head, file, correction, batch, receipt)
    failed: list[str] = []
    while reader is not None and not log.read_by(reader):
        failed.append(reader.name)
        is_chosen = correction.format or len(failed) >= MOST_TRIED
        reader = None if is_chosen else reader_for(head, failed)


@dataclass(frozen=True, slots=True)
class _Log:
    """A file that is a log, what a person says of it, and where what is read of it goes."""

    head: Head
    file: LogFile
    correction: FileCorrection
    batch: Batch
    receipt: ReceiptBuilder

    def note(self, code: Note, name: str = "") -> None:
        """Note what became of the file; of a chosen format that is wrong, its name."""
        self.receipt.note(self.head.name, ReceiptNote(code, 1, self.correction.format or name))

    def read_by(self, reader: Reader) -> bool:
        """Read the file; false where the reader failed, so that another may try."""
        self.receipt.open(self.head.name, reader=reader.name)

        def failed(_: Failure) -> bool:
            self.note(self._or_wrong(Note.READER_FAILED), reader.name)
            return False

        return contained(Stage.READ, reader.name, partial(self._taken, reader), failed)

    def _taken(self, reader: Reader) -> bool:
        head, file, correction = self.head, self.file, self.correction
        try:
            with long_lines.counted() as passed_over:
                if correction == NOTHING:
                    reading = _reading(reader, head, file)
                else:
                    reading = read_corrected(reader, head, file.read(-1), correction)
            if correction != NOTHING:
                is_wrong = correction.format and not reading.runs
                self.note(Note.WRONG_FORMAT if is_wrong else Note.CORRECTED)
            pieces = [piece_of(head.name, reader, run) for run in reading.runs]
        except (OSError, MemoryError):
            self.note(self._or_wrong(Note.UNREADABLE))
            return True
        self.batch.pieces.extend(pieces)
        for name in ("damaged", "recovered", "duplicated", "replaced"):
            self.receipt.add(head.name, name, getattr(reading, name))
        for note in reading.notes:
            self.receipt.note(head.name, note)
        if passed_over:
            most = str(long_lines.MAX_LINE)
            self.receipt.note(head.name, ReceiptNote(Note.LONG_LINES, len(passed_over), most))
        return True

    def _or_wrong(self, code: Note) -> Note:
        return Note.WRONG_FORMAT if self.correction.format else code


def _reading(reader: Reader, head: Head, file: LogFile) -> Reading:
    """What ``reader`` finds, where part of it was read before only what is new."""
    if file.read_with is not None:
        return file.read_with(reader, head)
    return reading_of(reader, head, file)


def reading_of(reader: Reader, head: Head, file: LogFile) -> Reading:
    """What ``reader`` finds in the whole file; a long one is left to it where it knows how."""
    if head.whole:
        return reader.read(head, head.data)
    if reader.read_file is not None and file.path is not None:
        return reader.read_file(head, file.path)
    return reader.read(head, file.read(-1))


def _read_settings(head: Head, file: LogFile, batch: Batch, receipt: ReceiptBuilder) -> None:
    data = head.data if head.whole else file.read(-1)
    try:
        batch.side_files[head.name] = read_side_file(head, data)
    except UnreadableSettingsError:
        receipt.note(head.name, ReceiptNote(Note.SETTINGS_UNREADABLE))
        return
    receipt.note(head.name, ReceiptNote(Note.SIDE_FILE))
