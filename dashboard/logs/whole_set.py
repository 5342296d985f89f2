"""A set read so that all of it can be packed: what each file gave, and the digest of the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dashboard.logs.book_of_files import batches_of
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.merge.assemble import assemble
from dashboard.logs.packs.packed_set import PackedBatch
from dashboard.logs.part import Part
from dashboard.logs.parts import corrections_of, read_part
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.sources.disk import LogFile, find_files
from dashboard.logs.sources.remote import Address, find_remote
from dashboard.model.run import LogBook


@dataclass(frozen=True, slots=True)
class SourceDigest:
    """A file from which something was taken: its name, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class WholeSet:
    """A log book, and all that it was made of."""

    book: LogBook
    batches: tuple[PackedBatch, ...]
    sources: tuple[SourceDigest, ...]


def read_whole(paths: Sequence[Path | Address], corrections: Corrections = NONE) -> WholeSet:
    """Read every log at or under ``paths``; the book is that of :func:`~.load.load_paths`."""
    listed = [find_files(one) if isinstance(one, Path) else find_remote(one) for one in paths]
    receipt = ReceiptBuilder()
    of_batch: list[dict[str, Part]] = []
    digests: list[SourceDigest] = []

    def read_parts(files: Sequence[LogFile], corrections: Corrections) -> Iterator[Part]:
        parts: dict[str, Part] = {}
        of_batch.append(parts)
        for file in files:
            part = read_part([file], corrections_of(file, corrections))
            parts[file.name] = part
            digests.extend(_digest(file, part, receipt.path(file.name)))
            yield part

    batches = batches_of(paths, listed, read_parts, receipt, corrections)
    return WholeSet(
        assemble(batches, receipt),
        tuple(
            PackedBatch(batch.root, batch.prefix, parts, tuple(found.problems))
            for batch, parts, found in zip(batches, of_batch, listed, strict=True)
        ),
        tuple(digests),
    )


def _digest(file: LogFile, part: Part, path: str) -> Iterator[SourceDigest]:
    """The digest of a file that gave something; of none that vanished meanwhile."""
    if not part.batch.pieces and not part.batch.side_files:
        return
    try:
        data = file.read(-1)
    except OSError:
        return
    yield SourceDigest(path, len(data), sha256(data).hexdigest())
