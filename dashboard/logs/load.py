"""From paths or uploads to a log book: look at every file, read what is a log, account for all.

Nothing here raises for what a file holds; the receipt says what could not be read and why.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from dashboard.logs.archives import open_archive
from dashboard.logs.assemble import Batch, assemble
from dashboard.logs.cache import kept_or_read
from dashboard.logs.head import HEAD_BYTES, Head
from dashboard.logs.labels import unique
from dashboard.logs.ledger import Ledger
from dashboard.logs.pieces import piece_of
from dashboard.logs.reader import Reader, Reading
from dashboard.logs.registry import reader_for
from dashboard.logs.run import LogBook, Note, ReceiptNote
from dashboard.logs.safe_names import clean_name
from dashboard.logs.settings import UnreadableSettingsError, is_side_file, read_side_file
from dashboard.logs.sources import Found, LogFile, find_files
from dashboard.logs.unclaimed import why_unclaimed
from dashboard.logs.uploads import UploadedBytes, from_uploads

__all__ = ["UploadedBytes", "load_paths", "load_uploads"]


def load_paths(paths: Sequence[Path]) -> LogBook:
    """Read every log at or under ``paths``: files, folders, archives."""
    found = [find_files(path) for path in paths]
    return kept_or_read(paths, found, lambda: _read_paths(paths, found))


def _read_paths(paths: Sequence[Path], listed: Sequence[Found]) -> LogBook:
    roots: set[str] = set()
    batches = []
    ledger = Ledger()
    for path, files in zip(paths, listed, strict=True):
        root = unique(_root_name(path), roots)
        found = _inside(files)
        prefix = root if len(paths) > 1 else ""
        if prefix and [file.name for file in found.files] == [path.name]:
            found.files = [replace(found.files[0], name=root)]  # one file is its own root
        if not path.is_dir() and len(found.files) <= 1:
            prefix = ""
        batches.append(_read_all(found, Batch(root, prefix), ledger))
    return assemble(batches, ledger)


def load_uploads(files: Sequence[UploadedBytes]) -> LogBook:
    """Read what a browser sent; names may be ``folder/sub/file`` and are never used as paths."""
    ledger = Ledger()
    root = PurePosixPath(clean_name(files[0].name) or "").stem if len(files) == 1 else ""
    batch = _read_all(_inside(from_uploads(files)), Batch(root), ledger)
    return assemble([batch], ledger)


def _root_name(path: Path) -> str:
    return path.name or path.resolve().name or str(path)


def _inside(found: Found) -> Found:
    """The files, with those that archives among them hold in the archives' place."""
    result = Found(problems=list(found.problems))
    alone = len(found.files) == 1
    for file in found.files:
        prefix = "" if alone else f"{PurePosixPath(file.name).with_suffix('')}/"
        members = open_archive(file, prefix)
        if members is None:
            result.files.append(file)
        else:
            result.files.extend(members.files)
            result.problems.extend(members.problems)
    return result


def _read_all(found: Found, batch: Batch, ledger: Ledger) -> Batch:
    """Look at every file of one opened path."""
    ledger.folder = batch.prefix
    for file in found.files:
        _look_at(file, batch, ledger)
    for name, note in found.problems:
        ledger.open(name)
        ledger.note(name, note)
    if not found.files and not found.problems:
        ledger.folder = ""
        ledger.open(batch.root)
        ledger.note(batch.root, ReceiptNote(Note.EMPTY_FOLDER))
    return batch


def _look_at(file: LogFile, batch: Batch, ledger: Ledger) -> None:
    """Read one file into ``batch``, or note why not."""
    ledger.open(file.name, file.size)
    try:
        start = file.read(HEAD_BYTES + 1)
        if not start:
            ledger.note(file.name, ReceiptNote(Note.EMPTY_FILE))
            return
        head = Head(file.name, start[:HEAD_BYTES], len(start) <= HEAD_BYTES, partial(file.read, -1))
        if is_side_file(head):
            _read_settings(head, file, batch, ledger)
            return
        reader = reader_for(head)
        if reader is None:
            ledger.note(file.name, why_unclaimed(head))
            return
    except (OSError, MemoryError):
        ledger.note(file.name, ReceiptNote(Note.UNREADABLE))
        return
    _read_log(reader, head, file, batch, ledger)


def _read_log(reader: Reader, head: Head, file: LogFile, batch: Batch, ledger: Ledger) -> None:
    ledger.open(head.name, reader=reader.name)
    try:
        reading = _reading(reader, head, file)
        pieces = [piece_of(head.name, reader, run) for run in reading.runs]
    except Exception:  # noqa: BLE001 - one broken file must not stop the others
        ledger.note(head.name, ReceiptNote(Note.UNREADABLE))
        return
    batch.pieces.extend(pieces)
    for name in ("damaged", "recovered", "duplicated", "replaced"):
        ledger.add(head.name, name, getattr(reading, name))
    for note in reading.notes:
        ledger.note(head.name, note)


def _reading(reader: Reader, head: Head, file: LogFile) -> Reading:
    """What ``reader`` finds; a long file is left to it where it knows to read only what is new."""
    if head.whole:
        return reader.read(head, head.data)
    if reader.read_file is not None and file.path is not None:
        return reader.read_file(head, file.path)
    return reader.read(head, file.read(-1))


def _read_settings(head: Head, file: LogFile, batch: Batch, ledger: Ledger) -> None:
    data = head.data if head.whole else file.read(-1)
    try:
        batch.side_files[head.name] = read_side_file(head, data)
    except UnreadableSettingsError:
        ledger.note(head.name, ReceiptNote(Note.SETTINGS_UNREADABLE))
        return
    ledger.note(head.name, ReceiptNote(Note.SIDE_FILE))
