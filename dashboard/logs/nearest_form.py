"""Which form a file that no reader took comes nearest to, and at which line it stops being that.

So that a person need not guess why a log was refused.  Knows the shapes of text; reads no numbers.
"""

import json
from itertools import islice

from dashboard.logs.file_head import Head
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.parsing.dialect import is_number, split_row
from dashboard.logs.points.text_lines import bare_pairs_in, lines_in, pairs_in
from dashboard.model.run import Note, ReceiptNote

_MOST_LINES = 400  # looked through for a number of a known name
_LEAST_COLUMNS = 2  # of numbers; a line of prose has none
_LEAST_POINTS = 3  # of a list that may be a curve
_MAX_DEPTH = 4  # mappings within each other
_NEVER_LOGS = (
    ".md",
    ".rst",
    ".py",
    ".sh",
    ".html",
    ".htm",
    ".js",
    ".tex",
    ".ipynb",
    ".svg",
    ".xml",
)

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


def nearest_form(head: Head) -> ReceiptNote | None:
    """The note that names the nearest form, by its reader; None for what is like none.

    The count of the note is the line that does not fit, from 1, or 0 where all lines do and only
    a known metric or an axis is missing.
    """
    if not head.text.strip() or head.base.endswith(_NEVER_LOGS):
        return None
    for form in (_json, _table, _console):
        found = form(head)
        if found is not None:
            return found
    return None


def _json(head: Head) -> ReceiptNote | None:
    text = head.text.lstrip()
    if not text.startswith(("{", "[")):
        return None
    if text.startswith(("{'", "[{'")):
        return ReceiptNote(Note.NEAREST_FORM, _first_line(head), "python values")
    if head.json_rows and len(head.lines) > 1:
        bad = next((at for at, line in enumerate(head.lines, 1) if _is_broken(line)), 0)
        return ReceiptNote(Note.NEAREST_FORM, bad, "json lines")
    try:
        value = json.loads(head.text if head.whole else "0")
    except json.JSONDecodeError as error:
        return ReceiptNote(Note.NEAREST_FORM, error.lineno, "history")
    except (ValueError, RecursionError):
        return None
    return ReceiptNote(Note.NEAREST_FORM, 0, "history") if _has_curve(value, 0) else None


def _has_curve(value: object, depth: int) -> bool:
    """Whether a JSON value holds a list of numbers or of records: settings seldom do."""
    if isinstance(value, dict):
        return depth < _MAX_DEPTH and any(_has_curve(held, depth + 1) for held in value.values())
    if not isinstance(value, list) or len(value) < _LEAST_POINTS:
        return False
    is_number = all(isinstance(one, int | float) for one in value)
    return is_number or all(isinstance(one, dict) for one in value)


def _is_broken(line: str) -> bool:
    if not line.strip():
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return True
    return False


def _first_line(head: Head) -> int:
    return next((at for at, line in enumerate(head.lines, 1) if line.strip()), 1)


def _table(head: Head) -> ReceiptNote | None:
    table = head.table
    if table is None or not table.rows:
        return None
    width = len(table.header)
    numeric = [
        at
        for at in range(width)
        if all(at < len(row) and is_number(row[at]) for row in table.rows[:2])
    ]
    if len(numeric) < _LEAST_COLUMNS:
        return None
    start = table.skip_lines + int(table.has_header)
    for at, line in enumerate(head.lines[start:], start=start + 1):
        if line.strip() and len(split_row(line, table.delimiter)) != width:
            return ReceiptNote(Note.NEAREST_FORM, at, "csv")
    return ReceiptNote(Note.NEAREST_FORM, 0, "csv")


def _console(head: Head) -> ReceiptNote | None:
    """A line that gives a known metric, where no two lines give one at different places."""
    for at, line in enumerate(islice(lines_in(head), _MOST_LINES), start=1):
        pairs = pairs_in(line) or bare_pairs_in(line)
        known = [understand(pair.name) for pair in pairs]
        if any(name.known and name.metric not in WITHOUT_SPLIT for name in known):
            return ReceiptNote(Note.NEAREST_FORM, at, "text log")
    return None
