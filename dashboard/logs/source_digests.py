"""The SHA-256 of every file that a set was read from, without reading the logs again.

A file is named as the receipt names it; an archive stands for what it holds, unless it lies alone
beside other opened paths.  Files of which nothing was used, as checkpoints, are not looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from dashboard.logs.book_of_files import batches_of, read_batch
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.load import found_of_uploads
from dashboard.logs.part import Part
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.sources.disk import LogFile, find_files
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.model.run import Note, Receipt


@dataclass(frozen=True, slots=True)
class SourceDigest:
    """A file from which something was taken: its name, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


def digests_of_paths(
    paths: Sequence[Path], receipt: Receipt, within: Path | None = None
) -> tuple[SourceDigest, ...]:
    """The files at or under ``paths`` of which the ``receipt`` says that something was used.

    A file that cannot be read any more is left out.  No link that leads out of ``within`` is
    followed, where that is given.
    """
    made = _Digests(receipt)
    batches_of(paths, [find_files(one, within) for one in paths], made.read, made.builder)
    return tuple(made.found)


def digests_of_uploads(
    files: Sequence[UploadedBytes], receipt: Receipt
) -> tuple[SourceDigest, ...]:
    """The same of what a browser sent."""
    made = _Digests(receipt)
    read_batch(*found_of_uploads(files), made.builder, made.read, NONE)
    return tuple(made.found)


def digest_of(file: LogFile, path: str) -> SourceDigest | None:
    """The digest of a file that is called ``path``; ``None`` where it cannot be read."""
    try:
        if file.path is None:
            data = file.read(-1)
            return SourceDigest(path, len(data), sha256(data).hexdigest())
        with file.path.open("rb") as opened:
            made = file_digest(opened, "sha256")
            return SourceDigest(path, opened.tell(), made.hexdigest())
    except OSError:
        return None


class _Digests:
    """Reads files as a set is read, and takes nothing but their digests."""

    def __init__(self, receipt: Receipt) -> None:
        self.builder = ReceiptBuilder()
        self.found: list[SourceDigest] = []
        self._used = {
            source.path
            for source in receipt.sources
            if not source.skipped or any(note.code is Note.ARCHIVE_OPENED for note in source.notes)
        }

    def read(self, files: Sequence[LogFile], _corrections: Corrections) -> Iterator[Part]:
        """An empty part for each file, as :data:`~.book_of_files.ReadParts`."""
        for file in files:
            path = self.builder.path(file.name)
            made = digest_of(file, path) if path in self._used else None
            if made is not None:
                self.found.append(made)
            yield Part()
