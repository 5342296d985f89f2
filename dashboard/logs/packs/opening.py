"""A pack read in the place of the logs that it holds."""

from dataclasses import replace
from pathlib import PurePosixPath

from dashboard.logs.merge.assemble import Batch
from dashboard.logs.merge.pieces import Piece
from dashboard.logs.packs.container import PackError, blocks
from dashboard.logs.packs.packed_set import PackedBatch, read
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.sources.disk import LogFile
from dashboard.logs.sources.safe_names import clean_name
from dashboard.model.run import Note, ReceiptNote


def open_pack(batch: Batch, receipt: ReceiptBuilder, file: LogFile) -> None:
    """Read the logs in the pack ``file`` into ``batch``, or note in the receipt why not.

    Where nothing but the pack was opened the runs are called as they were when it was made, else
    its name goes before them.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        held = read(blocks(file.read(-1)))
    except PackError:
        receipt.note(file.name, ReceiptNote(Note.BAD_PACK))
        return
    outside = "" if file.is_alone else str(PurePosixPath(file.name).with_suffix(""))
    for one in held.batches:
        before = "/".join(filter(None, (outside, clean_name(one.prefix) or "")))
        _add(batch, receipt, one, before)
    if file.is_alone and len(held.batches) == 1:
        batch.root = held.batches[0].root
    files = sum(len(one.parts) for one in held.batches)
    receipt.note(file.name, ReceiptNote(Note.PACK_OPENED, files, str(held.about.get("made", ""))))


def _add(batch: Batch, receipt: ReceiptBuilder, packed: PackedBatch, before: str) -> None:
    for part in packed.parts.values():
        batch.pieces.extend(_moved(piece, before) for piece in part.batch.pieces)
        batch.side_files.update(
            (_below(before, name), one) for name, one in part.batch.side_files.items()
        )
        moved = ReceiptBuilder(
            {_below(before, name): entry for name, entry in part.receipt.entries.items()}
        )
        receipt.add_all(moved)
    passed_over = [note for part in packed.parts.values() for note in part.problems]
    for name, note in (*passed_over, *packed.problems):
        receipt.open(_below(before, name))
        receipt.note(_below(before, name), note)


def _moved(piece: Piece, before: str) -> Piece:
    return replace(piece, file=_below(before, piece.file), home=_below(before, piece.home))


def _below(before: str, name: str) -> str:
    """A name in a folder."""
    return "/".join(filter(None, (before, name)))
