"""From paths or uploads to a log book: look at every file, read what is a log, account for all.

Nothing here raises for what a file holds; the receipt says what could not be read and why.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from dashboard.logs.cache.files import kept_or_read
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.merge.assemble import Batch, assemble
from dashboard.logs.merge.run_ids import unique
from dashboard.logs.one_file import look_at
from dashboard.logs.receipt_builder import Ledger
from dashboard.logs.sources.archives import open_archive
from dashboard.logs.sources.disk import Found, LogFile, find_files
from dashboard.logs.sources.remote import Address, find_remote
from dashboard.logs.sources.safe_names import clean_name
from dashboard.logs.sources.uploads import UploadedBytes, from_uploads
from dashboard.model.memo import Remembered
from dashboard.model.progress import Progress, Told, within_file
from dashboard.model.run import LogBook, Note, ReceiptNote

__all__ = ["UploadedBytes", "load_paths", "load_uploads"]


@dataclass(slots=True)
class Part:
    """What some of the files of an opened folder gave; it can be pickled."""

    batch: Batch
    ledger: Ledger
    problems: list[tuple[str, ReceiptNote]]


Spread: TypeAlias = Callable[[Sequence[LogFile], Corrections], Iterable[Part]]
"""How the files of a folder are read elsewhere: the parts in the order of the files."""


def load_paths(
    paths: Sequence[Path | Address],
    spread: Spread | None = None,
    *,
    corrections: Corrections = NONE,
    progress: Told | None = None,
) -> LogBook:
    """Read every log at or under ``paths``: files, folders, archives.

    ``spread`` reads the files of folders in other processes, by :func:`read_part`; the book is
    the same with and without it.  ``corrections`` are what a person says of files that are guessed
    wrongly.  ``progress`` is told before every file and at the end.
    """
    found = [find_files(path) if isinstance(path, Path) else find_remote(path) for path in paths]
    on_disk = [path for path in paths if isinstance(path, Path)]

    def read() -> LogBook:
        return _read_paths(paths, found, spread, corrections, progress)

    if len(on_disk) < len(paths) or corrections:
        return read()
    return kept_or_read(on_disk, found, read)


def load_found(
    paths: Sequence[Path],
    found: Sequence[Found],
    spread: Spread,
    corrections: Corrections = NONE,
    remembered: Remembered | None = None,
) -> LogBook:
    """Put together the book of ``paths``, already listed as ``found``, without the cache.

    ``spread`` reads every file, also one that was opened alone; what is made of the very same parts
    as before is ``remembered``.
    """
    return _read_paths(
        paths, found, spread, corrections, None, spreads_one=True, remembered=remembered
    )


def read_part(files: Sequence[LogFile], corrections: Corrections = NONE) -> Part:
    """Read some of the files of a folder that holds others too; corrections are by their names."""
    found = _inside(Found(list(files)), alone=False)
    part = Part(Batch(""), Ledger(), found.problems)
    for file in found.files:
        look_at(file, part.batch, part.ledger, corrections.of(file.name))
    return part


def _read_paths(
    paths: Sequence[Path | Address],
    listed: Sequence[Found],
    spread: Spread | None,
    corrections: Corrections,
    progress: Told | None,
    *,
    spreads_one: bool = False,
    remembered: Remembered | None = None,
) -> LogBook:
    roots: set[str] = set()
    batches = []
    ledger = Ledger()
    for path, files in zip(paths, listed, strict=True):
        root = unique(_root_name(path), roots)
        alone = len(files.files) == 1
        found = _inside(files, alone) if alone or spread is None else files
        prefix = root if len(paths) > 1 else ""
        if prefix and [file.name for file in found.files] == [path.name]:
            found.files = [replace(found.files[0], name=root)]  # one file is its own root
        if not _is_folder(path, files) and len(found.files) <= 1:
            prefix = ""
        elsewhere = None if alone and not spreads_one else spread
        batch = Batch(root, prefix)
        batches.append(_read_all(found, batch, ledger, elsewhere, corrections, progress))
    return assemble(batches, ledger, remembered)


def load_uploads(
    files: Sequence[UploadedBytes],
    *,
    corrections: Corrections = NONE,
    progress: Told | None = None,
) -> LogBook:
    """Read what a browser sent; names may be ``folder/sub/file`` and are never used as paths."""
    ledger = Ledger()
    root = PurePosixPath(clean_name(files[0].name) or "").stem if len(files) == 1 else ""
    found = from_uploads(files)
    inside = _inside(found, len(found.files) == 1)
    batch = _read_all(inside, Batch(root), ledger, None, corrections, progress)
    return assemble([batch], ledger)


def _root_name(path: Path | Address) -> str:
    if isinstance(path, Address):
        return path.name
    return path.name or path.resolve().name or str(path)


def _is_folder(path: Path | Address, listed: Found) -> bool:
    """Whether a path is a folder; behind an address, whether more is listed than the path."""
    if isinstance(path, Path):
        return path.is_dir()
    return bool(listed.files) and [file.name for file in listed.files] != [path.name]


def _inside(found: Found, alone: bool) -> Found:
    """The files, with those that archives among them hold in the archives' place.

    What an archive holds goes without the archive's name when that is ``alone`` what was opened.
    """
    result = Found(problems=list(found.problems))
    for file in found.files:
        prefix = "" if alone else f"{PurePosixPath(file.name).with_suffix('')}/"
        members = open_archive(file, prefix)
        if members is None:
            result.files.append(file)
        else:
            result.files.extend(members.files)
            result.problems.extend(members.problems)
    return result


def _read_all(
    found: Found,
    batch: Batch,
    ledger: Ledger,
    spread: Spread | None,
    corrections: Corrections,
    progress: Told | None,
) -> Batch:
    """Look at every file of one opened path."""
    ledger.folder = batch.prefix
    problems = list(found.problems)
    if spread is None:
        told = progress or _nobody
        points = 0
        for number, file in enumerate(found.files):
            so_far = Progress(number, len(found.files), points)
            told(so_far)
            read_before = len(batch.pieces)
            with within_file(told, so_far):
                look_at(file, batch, ledger, corrections.of(ledger.path(file.name)))
            points += sum(piece.points for piece in batch.pieces[read_before:])
        told(Progress(len(found.files), len(found.files), points))
    else:
        for part in spread(found.files, corrections.under(ledger.folder)):
            batch.pieces.extend(part.batch.pieces)
            batch.side_files.update(part.batch.side_files)
            ledger.take(part.ledger)
            problems.extend(part.problems)
    for name, note in problems:
        ledger.open(name)
        ledger.note(name, note)
    if not found.files and not problems:
        ledger.folder = ""
        ledger.open(batch.root)
        ledger.note(batch.root, ReceiptNote(Note.EMPTY_FOLDER))
    return batch


def _nobody(_: Progress) -> None:
    """Told where nobody wants to know."""
