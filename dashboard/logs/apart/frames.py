"""What passes between the server and the process that reads: bytes of a kind, with their length.

Nothing is pickled: questions are JSON, and answers are what the cache holds of a file.
"""

import struct
from enum import Enum
from typing import IO

_HEADER = struct.Struct(">cQ")  # the kind, and how many bytes follow


class Kind(Enum):
    """The kinds of frames."""

    ASK = b"a"  # which file, as JSON; its bytes follow in a frame of their own
    BYTES = b"b"
    SHARE = b"s"  # of the file that is read so far, a float64 in [0, 1]
    FAILED = b"f"  # what was contained meanwhile, as JSON
    PART = b"p"  # what the file gave


def write_frame(stream: IO[bytes], kind: Kind, data: bytes = b"") -> None:
    """Write one frame.

    Raises:
        OSError: when nobody reads on the other side.
    """
    stream.write(_HEADER.pack(kind.value, len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[Kind, bytes] | None:
    """The next frame; ``None`` where the other side has ended, in the middle of one too."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    kind, length = _HEADER.unpack(header)
    data = stream.read(length)
    return (Kind(kind), data) if len(data) == length else None
