"""From the listed files of what was opened to one log book, whoever reads the files."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.merge.assemble import Batch, assemble
from dashboard.logs.merge.run_ids import unique
from dashboard.logs.part import Part
from dashboard.logs.parts import with_members
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.sources.disk import Found, LogFile
from dashboard.logs.sources.remote import Address
from dashboard.model.memo import Memo
from dashboard.model.run import LogBook, Note, ReceiptNote

ReadParts: TypeAlias = Callable[[Sequence[LogFile], Corrections], Iterable[Part]]
"""How the files of one opened path are read: the parts in the order of the files, the corrections
by their names in it."""


def book_of_files(
    opened: Sequence[Path | Address],
    listed: Sequence[Found],
    read_parts: ReadParts,
    corrections: Corrections = NONE,
    memo: Memo | None = None,
) -> LogBook:
    """The book of the ``opened`` paths, each already ``listed``.

    What is put together from the very same parts as before comes from the ``memo``.
    """
    receipt = ReceiptBuilder()
    return assemble(batches_of(opened, listed, read_parts, receipt, corrections), receipt, memo)


def batches_of(
    opened: Sequence[Path | Address],
    listed: Sequence[Found],
    read_parts: ReadParts,
    receipt: ReceiptBuilder,
    corrections: Corrections = NONE,
) -> list[Batch]:
    """What was read under each of the ``opened`` paths; ``receipt`` is told of every file."""
    roots: set[str] = set()
    batches = []
    for path, files in zip(opened, listed, strict=True):
        root = unique(_root_name(path), roots)
        found = _alone(files, is_all=len(opened) == 1) if len(files.files) == 1 else files
        prefix = root if len(opened) > 1 else ""
        if prefix and [file.name for file in found.files] == [path.name]:
            found.files = [replace(found.files[0], name=root)]  # one file is its own root
        if not _is_folder(path, files) and len(found.files) <= 1:
            prefix = ""
        batch = Batch(root, prefix)
        batches.append(read_batch(found, batch, receipt, read_parts, corrections))
    return batches


def read_batch(
    found: Found,
    batch: Batch,
    receipt: ReceiptBuilder,
    read_parts: ReadParts,
    corrections: Corrections,
) -> Batch:
    """Read every file of one opened path into ``batch``."""
    receipt.folder = batch.prefix
    problems = list(found.problems)
    for part in read_parts(found.files, corrections.under(receipt.folder)):
        batch.pieces.extend(part.batch.pieces)
        batch.side_files.update(part.batch.side_files)
        batch.root = part.batch.root or batch.root  # a pack says what its logs were called
        receipt.add_all(part.receipt)
        problems.extend(part.problems)
    for name, note in problems:
        receipt.open(name)
        receipt.note(name, note)
    if not found.files and not problems:
        receipt.folder = ""
        receipt.open(batch.root)
        receipt.note(batch.root, ReceiptNote(Note.EMPTY_FOLDER))
    return batch


def _alone(listed: Found, *, is_all: bool) -> Found:
    """The only file of a path; beside other paths what it holds, which tells how runs are named."""
    found = Found([replace(listed.files[0], is_alone=True)], listed.problems)
    return found if is_all else with_members(found)


def _root_name(path: Path | Address) -> str:
    if isinstance(path, Address):
        return path.name
    return path.name or path.resolve().name or str(path)


def _is_folder(path: Path | Address, listed: Found) -> bool:
    """Whether a path is a folder; behind an address, whether more is listed than the path."""
    if isinstance(path, Path):
        return path.is_dir()
    return bool(listed.files) and [file.name for file in listed.files] != [path.name]
