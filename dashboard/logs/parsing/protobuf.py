"""Protocol buffers' wire format, field by field, for messages without generated classes.

https://protobuf.dev/programming-guides/encoding/
"""

from collections.abc import Iterator
from dataclasses import dataclass

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its number, and its value (of a varint) or its bytes."""

    number: int
    value: int
    data: bytes


class NotWireFormatError(Exception):
    """The bytes are no message."""


def fields(message: bytes) -> Iterator[Field]:
    """The fields of ``message`` in order; raises ``NotWireFormatError`` where it breaks off."""
    position = 0
    while position < len(message):
        key, position = _varint(message, position)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, position = _varint(message, position)
            yield Field(number, value, b"")
            continue
        if wire == _BYTES:
            length, position = _varint(message, position)
        elif wire in (_FIXED64, _FIXED32):
            length = 8 if wire == _FIXED64 else 4
        else:
            raise NotWireFormatError
        if position + length > len(message):
            raise NotWireFormatError
        yield Field(number, 0, message[position : position + length])
        position += length


def _varint(message: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while position < len(message) and shift < 64:
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7
    raise NotWireFormatError
