"""An event file of TensorBoard's, written record by record.

A record is the length of its content in 8 bytes, the masked CRC-32C of these, the content, and the
CRC of that (TensorFlow's `tsl/lib/io/record_writer.h`); the content is an `Event` of protobuf.
Written here because a run that goes on has to cut its file where its checkpoint was taken, which
PyTorch's `SummaryWriter`, with a thread and a queue of its own, cannot do; and because that writer
puts the machine's name into the file's. Nothing reaches the disk before `flush`.
"""

import struct
import time
from collections.abc import Mapping
from pathlib import Path

import google_crc32c
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary

VERSION = "brain.Event:2"  # the first record of every event file
BUFFER = 1 << 20  # bytes kept before they are written; a row has some 300


class EventFile:
    """Scalars of one run, appended to one file."""

    def __init__(self, path: Path) -> None:
        """Begin the file, or go on at its end where it has one."""
        self.path = path
        self._file = path.open("ab", buffering=BUFFER)
        if self._file.tell() == 0:
            self._record(Event(wall_time=time.time(), file_version=VERSION))

    def add(self, step: int, values: Mapping[str, float], wall_time_s: float) -> None:
        """Add a scalar for each tag in `values`, all at `step`."""
        event = Event(wall_time=wall_time_s, step=step)
        event.summary.value.extend(
            Summary.Value(tag=tag, simple_value=value) for tag, value in values.items()
        )
        self._record(event)

    def flush(self) -> int:
        """Hand all records to the system; the size of the file in bytes."""
        self._file.flush()
        return self._file.tell()

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._file.closed

    def fileno(self) -> int:
        """The descriptor, for `os.fsync`."""
        return self._file.fileno()

    def close(self) -> None:
        """Flush and close; the file may be closed already."""
        self._file.close()

    def _record(self, event: Event) -> None:
        content = event.SerializeToString()
        length = struct.pack("<Q", len(content))
        self._file.write(b"".join((length, _masked(length), content, _masked(content))))


def _masked(content: bytes) -> bytes:
    """The CRC-32C of `content`, masked as TensorFlow does, in 4 bytes."""
    crc = google_crc32c.value(content)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)
