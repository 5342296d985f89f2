"""A set read so that all of it can be packed: what each file gave, and the digest of the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.logs.book_of_files import batches_of, read_batch
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.load import found_of_uploads
from dashboard.logs.merge.assemble import Batch, assemble
from dashboard.logs.one_file import ReadInto
from dashboard.logs.packs.packed_set import PackedBatch
from dashboard.logs.part import Part
from dashboard.logs.parts import corrections_of, read_part
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.source_digests import SourceDigest, digest_of
from dashboard.logs.sources.disk import Found, LogFile, find_files
from dashboard.logs.sources.remote import Address, find_remote
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.model.run import LogBook


@dataclass(frozen=True, slots=True)
class WholeSet:
    """A log book, and all that it was made of."""

    book: LogBook
    batches: tuple[PackedBatch, ...]
    sources: tuple[SourceDigest, ...]


def read_whole(
    paths: Sequence[Path | Address],
    corrections: Corrections = NONE,
    *,
    within: Path | None = None,
    into: ReadInto | None = None,
) -> WholeSet:
    """Read every log at or under ``paths``; the book is that of :func:`~.load.load_paths`.

    No link that leads out of ``within`` is followed, where that is given.  ``into`` reads each
    file, by default here.
    """
    listed = [
        find_files(one, within) if isinstance(one, Path) else find_remote(one) for one in paths
    ]
    kept = _Kept(into)
    batches = batches_of(paths, listed, kept.read, kept.receipt, corrections)
    return kept.whole(batches, listed)


def read_whole_uploads(
    files: Sequence[UploadedBytes], corrections: Corrections = NONE, into: ReadInto | None = None
) -> WholeSet:
    """Read what a browser sent; the book is that of :func:`~.load.load_uploads`."""
    kept = _Kept(into)
    members, batch = found_of_uploads(files)
    batch = read_batch(members, batch, kept.receipt, kept.read, corrections)
    return kept.whole([batch], [members])


class _Kept:
    """What each file gives, kept while it is read."""

    def __init__(self, into: ReadInto | None) -> None:
        self.receipt = ReceiptBuilder()
        self._into = into
        self._parts: list[dict[str, Part]] = []  # of each opened path
        self._digests: list[SourceDigest] = []

    def read(self, files: Sequence[LogFile], corrections: Corrections) -> Iterator[Part]:
        """The parts of the files of one opened path, as :data:`~.book_of_files.ReadParts`."""
        parts: dict[str, Part] = {}
        self._parts.append(parts)
        for file in files:
            part = read_part([file], corrections_of(file, corrections), self._into)
            parts[file.name] = part
            self._digests.extend(_digest(file, part, self.receipt.path(file.name)))
            yield part

    def whole(self, batches: Sequence[Batch], listed: Sequence[Found]) -> WholeSet:
        """The book of what was read, with all that it was made of."""
        packed = tuple(
            PackedBatch(batch.root, batch.prefix, parts, tuple(found.problems))
            for batch, parts, found in zip(batches, self._parts, listed, strict=True)
        )
        return WholeSet(assemble(batches, self.receipt), packed, tuple(self._digests))


def _digest(file: LogFile, part: Part, path: str) -> Iterator[SourceDigest]:
    """The digest of a file that gave something; of none that vanished meanwhile."""
    if part.batch.pieces or part.batch.side_files:
        made = digest_of(file, path)
        if made is not None:
            yield made
