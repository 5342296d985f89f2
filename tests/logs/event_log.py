"""Event files built record by record through TensorBoard's own classes, to be damaged at will."""

import struct

import google_crc32c
from tensorboard.compat.proto.event_pb2 import Event

from dashboard.logs.parsing.crc32c import mask

WALL_TIME = 1_700_000_000.0  # seconds since 1970


def masked_crc(data: bytes) -> bytes:
    """The masked CRC-32C that follows a length or a payload, 4 bytes."""
    return struct.pack("<I", mask(google_crc32c.value(data)))


def frame(payload: bytes) -> bytes:
    """``payload`` as a TFRecord: length, its checksum, the bytes, their checksum."""
    length = struct.pack("<Q", len(payload))
    return length + masked_crc(length) + payload + masked_crc(payload)


def opening(wall_time: float = WALL_TIME) -> bytes:
    """The record that every event file begins with."""
    return frame(Event(wall_time=wall_time, file_version="brain.Event:2").SerializeToString())


def scalar(tag: str, step: int, value: float, wall_time: float | None = None) -> bytes:
    """The record of one number."""
    event = Event(wall_time=WALL_TIME + step if wall_time is None else wall_time, step=step)
    event.summary.value.add(tag=tag, simple_value=value)
    return frame(event.SerializeToString())
