"""LevelDB's log format: records cut into blocks of 32 KiB.

https://github.com/google/leveldb/blob/main/doc/log_format.md.  A chunk is ``u32 CRC, u16 length,
u8 type, bytes``; the types say whether it is a whole record or the first, a middle or the last
part of one.  Weights & Biases checks with plain CRC-32 instead of CRC-32C.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import google_crc32c

from dashboard.logs.parsing.crc32c import mask

BLOCK = 32_768
_CHUNK = struct.Struct("<IHB")
_FULL, _FIRST, _MIDDLE, _LAST = 1, 2, 3, 4


@dataclass(slots=True)
class LogDamage:
    """What could not be read: records lost, the byte of the first, where the file breaks off."""

    lost: int = 0
    at: int = 0
    cut_at: int | None = None

    def lose(self, position: int) -> None:
        """Count a lost record."""
        self.at = self.at if self.lost else position
        self.lost += 1


def records(data: bytes, start: int, damage: LogDamage) -> Iterator[bytes]:
    """The whole records of ``data`` from byte ``start`` on; after damage the next block goes on."""
    parts: list[bytes] = []
    began = start
    for position, kind, chunk in _chunks(data, start, damage):
        if kind in (_FULL, _FIRST):
            parts, began = [chunk], position
        elif kind in (_MIDDLE, _LAST) and parts:
            parts.append(chunk)
        else:
            parts = []  # a damaged stretch, or a rest whose beginning was in it
        if kind in (_FULL, _LAST) and parts:
            yield b"".join(parts)
            parts = []
    if parts:
        damage.cut_at = began


def _chunks(data: bytes, start: int, damage: LogDamage) -> Iterator[tuple[int, int, bytes]]:
    """Position, type and bytes of every chunk; type 0 stands for a stretch that was lost."""
    position = start
    while position < len(data):
        room = BLOCK - position % BLOCK
        if room < _CHUNK.size:
            position += room
            continue
        if position + _CHUNK.size > len(data):
            damage.cut_at = position
            return
        crc, length, kind = _CHUNK.unpack_from(data, position)
        end = position + _CHUNK.size + length
        fits = _CHUNK.size + length <= room
        if kind == 0 and length == 0:
            position += room  # a block filled up with zeros
        elif fits and end > len(data):
            damage.cut_at = position
            return
        elif fits and _is_whole(crc, data[position + 6 : end]):
            yield position, kind, data[position + _CHUNK.size : end]
            position = end
        else:
            damage.lose(position)
            yield position, 0, b""
            position += room


def _is_whole(crc: int, checked: bytes) -> bool:
    """Whether the checksum over type and bytes holds, in either of the two in use."""
    return crc in (
        mask(google_crc32c.value(checked)),
        mask(zlib.crc32(checked)),
        zlib.crc32(checked),
    )
