"""From paths or uploads to a log book: look at every file, read what is a log, account for all.

Nothing here raises for what a file holds; the receipt says what could not be read and why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.logs.archives import open_archive
from dashboard.logs.assemble import Batch, assemble
from dashboard.logs.head import HEAD_BYTES, Head
from dashboard.logs.ledger import Ledger
from dashboard.logs.pieces import piece_of
from dashboard.logs.reader import Reader
from dashboard.logs.registry import reader_for
from dashboard.logs.run import LogBook, Note, ReceiptNote
from dashboard.logs.settings import UnreadableSettingsError, is_side_file, read_side_file
from dashboard.logs.sources import Found, LogFile, find_files
from dashboard.logs.unclaimed import why_unclaimed
from dashboard.logs.uploads import UploadedBytes, from_uploads

__all__ = ["UploadedBytes", "load_paths", "load_uploads"]


@dataclass(frozen=True, slots=True)
class _Opened:
    """The files of one opened path or of one set of uploads."""

    root: str  # its name, for the run that it may itself be
    found: Found


def load_paths(paths: Sequence[Path]) -> LogBook:
    """Read every log at or under ``paths``: files, folders, archives."""
    return _load([_Opened(_root_name(path), _inside(find_files(path))) for path in paths])


def load_uploads(files: Sequence[UploadedBytes]) -> LogBook:
    """Read what a browser sent; names may be ``folder/sub/file`` and are never used as paths."""
    return _load([_Opened("", _inside(from_uploads(files)))])


def _root_name(path: Path) -> str:
    return path.name or path.resolve().name or str(path)


def _inside(found: Found) -> Found:
    """The files, with those that archives among them hold in the archives' place."""
    files: list[LogFile] = []
    for file in found.files:
        members = open_archive(file)
        if members is None:
            files.append(file)
        else:
            files.extend(members.files)
            found.problems.extend(members.problems)
    found.files = files
    return found


def _load(opened: Iterable[_Opened]) -> LogBook:
    ledger = Ledger()
    batches = []
    for one in opened:
        batch = Batch(one.root)
        for file in one.found.files:
            _look_at(file, batch, ledger)
        for name, note in one.found.problems:
            ledger.open(name)
            ledger.note(name, note)
        if not one.found.files and not one.found.problems:
            ledger.open(one.root)
            ledger.note(one.root, ReceiptNote(Note.EMPTY_FOLDER))
        batches.append(batch)
    return assemble(batches, ledger)


def _look_at(file: LogFile, batch: Batch, ledger: Ledger) -> None:
    """Read one file into ``batch``, or note why not."""
    ledger.open(file.name, file.size)
    try:
        start = file.read(HEAD_BYTES + 1)
        if not start:
            ledger.note(file.name, ReceiptNote(Note.EMPTY_FILE))
            return
        head = Head(file.name, start[:HEAD_BYTES], len(start) <= HEAD_BYTES)
        if is_side_file(head):
            _read_settings(head, file, batch, ledger)
            return
        reader = reader_for(head)
        if reader is None:
            ledger.note(file.name, why_unclaimed(head))
            return
        data = start if head.whole else file.read(-1)
    except (OSError, MemoryError):
        ledger.note(file.name, ReceiptNote(Note.UNREADABLE))
        return
    _read_log(reader, head, data, batch, ledger)


def _read_log(reader: Reader, head: Head, data: bytes, batch: Batch, ledger: Ledger) -> None:
    ledger.open(head.name, reader=reader.name)
    try:
        reading = reader.read(head, data)
        pieces = [piece_of(head.name, reader, run) for run in reading.runs]
    except Exception:  # noqa: BLE001 - one broken file must not stop the others
        ledger.note(head.name, ReceiptNote(Note.UNREADABLE))
        return
    batch.pieces.extend(pieces)
    for name in ("damaged", "recovered", "duplicated", "replaced"):
        ledger.add(head.name, name, getattr(reading, name))
    for note in reading.notes:
        ledger.note(head.name, note)


def _read_settings(head: Head, file: LogFile, batch: Batch, ledger: Ledger) -> None:
    data = head.data if head.whole else file.read(-1)
    try:
        batch.side_files[head.name] = read_side_file(head, data)
    except UnreadableSettingsError:
        ledger.note(head.name, ReceiptNote(Note.SETTINGS_UNREADABLE))
        return
    ledger.note(head.name, ReceiptNote(Note.SIDE_FILE))
