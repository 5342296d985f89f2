"""One record's layout: where its wall time, step and value lie when it holds one plain scalar.

Reads the wire format of ``tensorboard.compat.proto.event_pb2.Event`` by hand, and only the common
layout: anything else is None here and goes through the generated classes.
"""

from dataclasses import dataclass

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_DT_FLOAT, _DT_DOUBLE = 1, 2  # tensorflow/core/framework/types.proto
_WALL_TIME = 0x09  # Event.wall_time, the first byte of every record that is read in columns
_STEP = 0x10  # Event.step
_SUMMARY = 5  # Event.summary
_MAX_STEP_BYTES = 8  # steps under 2**56; larger and negative ones are read one by one


@dataclass(frozen=True, slots=True)
class Template:
    """The layout of a record; offsets in bytes from the start of its payload."""

    tag: str
    body: int  # where the summary field begins; the step's bytes end here
    value: int  # offset of the value
    width: int  # bytes of the value: 4 or 8
    plugin: str  # the plugin named in the metadata, "" without metadata
    tensor: bool


@dataclass(frozen=True, slots=True)
class _Field:
    number: int
    wire: int
    start: int
    end: int
    value: int = 0  # of a varint


class _NotPlainError(Exception):
    """The record has another layout."""


def template_of(payload: bytes) -> Template | None:
    """The layout of ``payload``, None unless it is one scalar with a wall time."""
    try:
        return _read(payload)
    except _NotPlainError:
        return None


def _read(payload: bytes) -> Template:
    if len(payload) < 12 or payload[0] != _WALL_TIME:
        raise _NotPlainError
    body = 9
    if payload[9] == _STEP:
        _, body = _varint(payload, 10, len(payload))
        if body - 10 > _MAX_STEP_BYTES:
            raise _NotPlainError
    summary = _only(payload, body, len(payload), _SUMMARY)
    value = _only(payload, summary.start, summary.end, 1)
    tag, plugin, place, tensor = "", "", None, False
    for field in _fields(payload, value.start, value.end):
        if (field.number, field.wire) == (1, _BYTES):
            tag = payload[field.start : field.end].decode("utf-8", "replace")
        elif (field.number, field.wire) == (2, _FIXED32) and place is None:
            place = (field.start, 4)
        elif (field.number, field.wire) == (8, _BYTES) and place is None:
            place, tensor = _tensor_value(payload, field), True
        elif (field.number, field.wire) == (9, _BYTES):
            plugin = _plugin(payload, field)
        else:
            raise _NotPlainError
    if place is None:
        raise _NotPlainError
    return Template(tag, body, place[0], place[1], plugin, tensor)


def _only(payload: bytes, start: int, end: int, number: int) -> _Field:
    fields = list(_fields(payload, start, end))
    if len(fields) != 1 or fields[0].number != number or fields[0].wire != _BYTES:
        raise _NotPlainError
    return fields[0]


def _tensor_value(payload: bytes, tensor: _Field) -> tuple[int, int]:
    """Where the one number of a scalar TensorProto lies, and its width."""
    width, place = 0, None
    for field in _fields(payload, tensor.start, tensor.end):
        if (field.number, field.wire) == (1, _VARINT):
            width = {_DT_FLOAT: 4, _DT_DOUBLE: 8}.get(field.value, 0)
        elif (field.number, field.wire) == (2, _BYTES) and field.start == field.end:
            continue  # the shape of a scalar is empty
        elif field.wire == _BYTES and field.number in (4, 5, 6):  # content, float_val, double_val
            place = (field.start, field.end - field.start)
        else:
            raise _NotPlainError
    if place is None or place[1] != width or not width:
        raise _NotPlainError
    return place


def _plugin(payload: bytes, metadata: _Field) -> str:
    for field in _fields(payload, metadata.start, metadata.end):
        if (field.number, field.wire) == (1, _BYTES):
            for inner in _fields(payload, field.start, field.end):
                if (inner.number, inner.wire) == (1, _BYTES):
                    return payload[inner.start : inner.end].decode("utf-8", "replace")
    return ""


def _fields(payload: bytes, start: int, end: int) -> list[_Field]:
    """The fields between two offsets; raises when they do not fill the stretch exactly."""
    fields: list[_Field] = []
    position = start
    while position < end:
        key, position = _varint(payload, position, end)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            begin = position
            value, position = _varint(payload, position, end)
            fields.append(_Field(number, wire, begin, position, value))
            continue
        if wire == _BYTES:
            length, position = _varint(payload, position, end)
        elif wire in (_FIXED64, _FIXED32):
            length = 8 if wire == _FIXED64 else 4
        else:
            raise _NotPlainError
        if position + length > end:
            raise _NotPlainError
        fields.append(_Field(number, wire, position, position + length))
        position += length
    return fields


def _varint(payload: bytes, position: int, end: int) -> tuple[int, int]:
    value = shift = 0
    while position < end and shift < 64:
        byte = payload[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7
    raise _NotPlainError
