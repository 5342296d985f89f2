"""What is held of a file that is being written, so that only its new bytes need to be read.

Text is held as bytes: its formats decide by the whole of a column or a list.  A format that can be
read on holds what it made of the records so far, and its first bytes, by which it is recognised.
"""

from typing import Protocol

from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.hparams.side_files import is_side_file
from dashboard.logs.reader import Reader, Reading, ReadingOn
from dashboard.logs.registry import reader_for
from dashboard.logs.sources.disk import LogFile, bytes_file

GUARD_BYTES = 4096  # of the start and of the place where reading stopped, compared before going on
MAX_HELD_BYTES = 64 << 20  # of one text; a longer one is read as a whole when it changes
RECORD_SHARE = 0.75  # of an event file's bytes: 36 of numbers for a record of 48 or more
_LINE_ENCODINGS = ("utf-8", "utf-8-sig", "latin-1")  # a line ends with the one byte 0x0A


class Contents(Protocol):
    """The state of one file between two polls."""

    @property
    def end(self) -> int:
        """The byte from which to read on."""
        ...

    @property
    def start(self) -> bytes:
        """The first bytes of what was read, for comparing."""
        ...

    @property
    def tail(self) -> bytes:
        """The bytes before ``end``, for comparing."""
        ...

    @property
    def goes_on(self) -> bool:
        """Whether the next bytes can be added."""
        ...

    @property
    def held_bytes(self) -> int:
        """About how much memory it takes, in bytes."""
        ...

    def take(self, data: bytes) -> None:
        """Add the bytes that follow ``end``."""
        ...

    def file(self, name: str, *, is_last: bool) -> tuple[LogFile, bool]:
        """The file as it is to be read now, and whether something at its end waits for more."""
        ...


class HeldText:
    """A text of which all bytes are held; its last line counts when it has ended."""

    def __init__(self) -> None:
        """Begin with an empty file."""
        self._held = bytearray()

    @property
    def end(self) -> int:
        """The byte behind the last one held."""
        return len(self._held)

    @property
    def start(self) -> bytes:
        """The first bytes."""
        return bytes(self._held[:GUARD_BYTES])

    @property
    def tail(self) -> bytes:
        """The last bytes."""
        return bytes(self._held[-GUARD_BYTES:])

    @property
    def goes_on(self) -> bool:
        """Whether more can be held."""
        return len(self._held) <= MAX_HELD_BYTES

    @property
    def held_bytes(self) -> int:
        """The bytes of the text."""
        return len(self._held)

    def take(self, data: bytes) -> None:
        """Add bytes."""
        self._held += data

    def file(self, name: str, *, is_last: bool) -> tuple[LogFile, bool]:
        """The text up to its last whole line, all of it if that ``is_last`` or no list of lines."""
        data = bytes(self._held)
        whole = data.rfind(b"\n") + 1
        if is_last or whole == len(data) or not _is_by_lines(name, data):
            return bytes_file(name, data), not is_last and not data.endswith(b"\n")
        return bytes_file(name, data[:whole]), True


def _is_by_lines(name: str, data: bytes) -> bool:
    """Whether a file grows line by line: no settings, and no single JSON value."""
    head = head_of(name, data)
    return not is_side_file(head) and (len(head.json_rows) > 1 or head.json is None)


class ReadRecords:
    """A file of records of which only the numbers are held."""

    def __init__(self, reading_on: ReadingOn) -> None:
        """Begin with an empty file."""
        self._reading_on = reading_on
        self._first = b""
        self._new = b""
        self._after = b""
        self._tail = b""

    @property
    def end(self) -> int:
        """The byte behind the last whole record."""
        return self._reading_on.end

    @property
    def start(self) -> bytes:
        """The first bytes of the whole records."""
        return self._first[: min(self.end, GUARD_BYTES)]

    @property
    def tail(self) -> bytes:
        """The last bytes of the whole records."""
        return self._tail

    @property
    def goes_on(self) -> bool:
        """Whether nothing was damaged."""
        return self._reading_on.is_sound

    @property
    def held_bytes(self) -> int:
        """The bytes of its numbers, at most."""
        return int(RECORD_SHARE * self.end)

    def take(self, data: bytes) -> None:
        """Hold the bytes until they are read."""
        first = self._first[: self.end]
        self._first = (first + data)[: HEAD_BYTES + 1] if len(first) <= HEAD_BYTES else first
        self._new = data

    def file(self, name: str, *, is_last: bool) -> tuple[LogFile, bool]:
        """The file up to its last whole record; all of it if that ``is_last``."""
        begin, new = self.end, self._new
        reading = self._reading_on.read(new, is_last=is_last)
        self._new = b""
        size = begin + len(new)
        whole = self.end - begin
        self._tail = (self._tail + new[:whole])[-GUARD_BYTES:]
        shown = size if is_last else self.end
        first = self._first[:shown]

        def read(limit: int) -> bytes:
            return first if limit < 0 else first[:limit]

        def read_with(_: Reader, __: Head) -> Reading:
            return reading

        return LogFile(name, shown, read, read_with=read_with), not is_last and self.end < size


def head_of(name: str, data: bytes) -> Head:
    """The head of the file ``name`` that holds ``data``."""
    return Head(name, data[:HEAD_BYTES], len(data) <= HEAD_BYTES, lambda: data)


def contents_of(name: str, start: bytes, size: int, *, is_corrected: bool) -> Contents | None:
    """How a file of ``size`` bytes that begins with ``start`` is held; ``None``: not at all."""
    head = Head(name, start[:HEAD_BYTES], len(start) <= HEAD_BYTES)
    if head.encoding in _LINE_ENCODINGS:
        return HeldText() if size <= MAX_HELD_BYTES else None
    reader = None if is_corrected or head.encoding is not None else reader_for(head)
    return None if reader is None or reader.read_on is None else ReadRecords(reader.read_on())
