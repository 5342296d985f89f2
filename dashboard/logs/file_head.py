"""The first bytes of a file, read once and shared by every reader's guess.

Knows encodings and delimited text; knows no log format.
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.logs.parsing.dialect import Dialect, sniff
from dashboard.logs.parsing.json_text import load_json

HEAD_BYTES = 131_072  # a header of some thousand columns and a few rows
MAX_JSON_BYTES = 256 << 20  # bytes of one JSON value; parsed, it takes several times as much
TAIL_CHARACTERS = 16_384  # some hundred lines of a console log
_TEXT_CONTROLS = frozenset(b"\t\n\r\x0c\x1b\x08")  # controls that logs hold: ANSI colours too
_MAX_CONTROL_SHARE = 0.01  # more control bytes than this are no text; a choice, checked on tests
_BEGINNING = 4096  # bytes, even; enough to distinguish binary data from two-byte text
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)
STRETCH = 1 << 20
"""Bytes of a long file that are looked at at a time."""


@dataclass(frozen=True)
class Head:
    """Up to ``HEAD_BYTES`` first bytes of the file ``name`` (POSIX, relative)."""

    name: str
    data: bytes
    whole: bool = True  # the file is no longer than its head
    load: Callable[[], bytes] | None = (
        None  # the whole file, for formats that a part does not identify
    )

    @property
    def base(self) -> str:
        """The last part of the name, in lower case."""
        return self.name.rsplit("/", 1)[-1].lower()

    @cached_property
    def encoding(self) -> str | None:
        """The text encoding, None for binary data."""
        return detect_encoding(self.data, self.whole)

    @cached_property
    def text(self) -> str:
        """The head as text, empty for binary data."""
        if self.encoding is None:
            return ""
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        return decoder.decode(self.data, final=self.whole)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The complete lines of the head, without their ends."""
        lines = self.text.splitlines()
        if not self.whole:
            lines = lines[:-1]
        return tuple(lines)

    @cached_property
    def table(self) -> Dialect | None:
        """How the file is laid out as delimited text, None if it is not."""
        first = next((line.lstrip() for line in self.lines if line.strip()), "")
        if not first or first[0] in "{[<":
            return None
        return sniff(self.lines)

    @cached_property
    def json_rows(self) -> tuple[dict[str, Any], ...]:
        """The objects of a JSON-lines file as far as the head goes; lines of junk are passed."""
        return tuple(row for row in map(_json_object, self.lines) if row is not None)

    @cached_property
    def json(self) -> Any:
        """The whole file as one JSON value, None if it is none or too long."""
        start = self.text.lstrip()
        if not start.startswith(("{", "[")) or (not self.whole and len(self.json_rows) > 1):
            return None
        try:
            return load_json(self._whole_text())
        except (OSError, ValueError, RecursionError, MemoryError):
            return None

    @cached_property
    def tail(self) -> str:
        """The last ``TAIL_CHARACTERS`` of the text, empty when it cannot be read."""
        try:
            return self._whole_text()[-TAIL_CHARACTERS:]
        except (OSError, MemoryError):
            return ""

    def _whole_text(self) -> str:
        if self.whole or self.load is None:
            return self.text
        data = self.load()
        return (to_text(data) or "") if len(data) <= MAX_JSON_BYTES else ""


def _json_object(line: str) -> dict[str, Any] | None:
    if not line.lstrip().startswith("{"):
        return None
    try:
        value = load_json(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def detect_encoding(data: bytes, whole: bool = True) -> str | None:
    """The encoding of ``data`` if it is text: by its mark, else UTF-8, else Windows-1252."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if b"\x00" in data:
        return _bare_utf16(data)
    if _controls(data) > _MAX_CONTROL_SHARE * len(data):
        return None
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(data, final=whole)
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def encoding_of_file(path: Path) -> str | None:
    """The encoding of a whole file, as :func:`detect_encoding` finds it, a stretch at a time.

    Raises:
        OSError: when it cannot be read.
    """
    controls = size = 0
    decoder, is_utf8 = codecs.getincrementaldecoder("utf-8")("strict"), True
    with path.open("rb") as file:
        while stretch := file.read(STRETCH):
            if b"\x00" in stretch or (not size and stretch.startswith(_MARKS)):
                return detect_encoding(path.read_bytes())
            size += len(stretch)
            controls += _controls(stretch)
            try:
                if is_utf8:
                    decoder.decode(stretch)
            except UnicodeDecodeError:
                is_utf8 = False
    if controls > _MAX_CONTROL_SHARE * size:
        return None
    return "utf-8" if is_utf8 and not decoder.getstate()[0] else "latin-1"


def _controls(data: bytes) -> int:
    return sum(data.count(byte) for byte in range(32) if byte not in _TEXT_CONTROLS)


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of plain western text is zero.

    Binary data seldom begins so, and is not scanned further.
    """
    if len(data) > _BEGINNING and _bare_utf16(data[:_BEGINNING]) is None:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    most = 0.9 * (len(data) // 2)
    if odd >= most and even == 0:
        return "utf-16-le"
    if even >= most and odd == 0:
        return "utf-16-be"
    return None


def to_text(data: bytes) -> str | None:
    """The whole of ``data`` as text, None if it is binary; bad characters become U+FFFD."""
    encoding = detect_encoding(data)
    return None if encoding is None else data.decode(encoding, "replace")
