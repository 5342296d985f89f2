"""The note on a file that no reader took: what it seems to be."""

from dashboard.logs.file_head import Head
from dashboard.logs.nearest_form import nearest_form
from dashboard.model.run import Note, ReceiptNote

_PICKLE = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"\xfd7zXZ\x00", b"BZh")
_PICKLE_NAMES = (".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".bin", ".joblib")
_TABLE_NAMES = (".csv", ".tsv", ".txt", ".dat", ".log")
_EVENT_FILE = "tfevents"
_LEAST_ROWS = 1  # a header alone may become a log; a line of prose may not


def why_unclaimed(head: Head) -> ReceiptNote:
    """The note for a file that no reader recognises as a log."""
    if _EVENT_FILE in head.base:
        return ReceiptNote(Note.NOT_AN_EVENT_FILE)
    if head.data.startswith(_PACKED) and not head.base.endswith(_PICKLE_NAMES):
        return ReceiptNote(Note.NESTED_ARCHIVE)
    if head.data.startswith(_PICKLE):
        return ReceiptNote(Note.PICKLE_NOT_OPENED)
    if head.data.startswith(b"PK") and head.base.endswith(_PICKLE_NAMES):
        return ReceiptNote(Note.PICKLE_NOT_OPENED)
    table = head.table if head.base.endswith(_TABLE_NAMES) else None
    if (
        table is not None
        and len(table.rows) >= _LEAST_ROWS
        and head.base.endswith((".csv", ".tsv"))
    ):
        return ReceiptNote(Note.NO_AXIS)
    return nearest_form(head) or ReceiptNote(Note.NOT_A_LOG)
