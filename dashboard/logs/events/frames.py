"""The positions of the records of a TFRecord stream, with damage.

A frame is ``u64 length, u32 masked CRC of the length, length bytes, u32 masked CRC of the bytes``,
little-endian (TensorFlow's ``record_writer.h``).  The scan checks the length's CRC, never trusts a
length beyond the end of the file, and after damage looks for the next frame whose length CRC and
data CRC both hold.  The data CRC of ordinary frames is left to the decoder, which checks many at
once.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import google_crc32c
import numpy as np
import numpy.typing as npt

from dashboard.logs.parsing.crc32c import header_crcs, mask

HEADER = 12  # bytes of length and its CRC
FOOTER = 4  # bytes of the data's CRC
CHUNK_RECORDS = 262_144  # frames handed on at a time: bounds the memory of the decoder
_WALK_RECORDS = 64  # frames walked before the rhythm of their lengths is looked for
_SEARCH_BYTES = 1 << 20  # how much is searched at a time for the next good frame
_LENGTH = struct.Struct("<Q")
_CRC = struct.Struct("<I")
_LEAST_PADDING = 64  # bytes; fewer zeros can be the end of a record, a choice


@dataclass(slots=True)
class Damage:
    """What the scan could not read, with the byte where it was."""

    records: list[int] = field(default_factory=list)  # lost frames or stretches
    lengths: list[int] = field(default_factory=list)  # frames read in spite of a bad length CRC
    cut_at: int | None = None  # the file ends inside a record
    zeros_at: int | None = None  # the rest of the file is zeros


@dataclass(frozen=True, slots=True)
class Frames:
    """A stretch of frames: where each payload starts and how long it is, shape (n,), bytes."""

    start: npt.NDArray[np.int64]
    length: npt.NDArray[np.int64]


def payload_is_whole(data: bytes, start: int, length: int) -> bool:
    """Whether the data CRC behind a payload holds."""
    end = start + length
    if end + FOOTER > len(data):
        return False
    return bool(mask(google_crc32c.value(data[start:end])) == _CRC.unpack_from(data, end)[0])


def find_frames(data: bytes, damage: Damage, start: int = 0) -> Iterator[Frames]:
    """The frames of ``data`` from byte ``start`` on, many at a time; ``damage`` is filled in."""
    waiting: list[Frames] = []
    count = 0
    for stretch in _stretches(data, damage, start):
        waiting.append(stretch)
        count += len(stretch.start)
        if count >= CHUNK_RECORDS:
            yield _joined(waiting)
            waiting, count = [], 0
    if waiting:
        yield _joined(waiting)


def _joined(stretches: list[Frames]) -> Frames:
    return Frames(
        np.concatenate([one.start for one in stretches]),
        np.concatenate([one.length for one in stretches]),
    )


def _stretches(data: bytes, damage: Damage, start: int) -> Iterator[Frames]:
    """Frames walked one by one, then those foreseen from their rhythm, and again."""
    position, count = start, _WALK_RECORDS
    while position < len(data):
        stretch, position = _walk(data, position, count, damage)
        if len(stretch.start):
            yield stretch
        count = min(4 * count, CHUNK_RECORDS)  # without a rhythm, longer walks are cheaper
        while len((foreseen := _foresee(data, position, stretch)).start):
            yield foreseen
            position = int(foreseen.start[-1] + foreseen.length[-1]) + FOOTER
            count = _WALK_RECORDS


def _walk(data: bytes, position: int, count: int, damage: Damage) -> tuple[Frames, int]:
    """Up to ``count`` frames, one after the other from ``position`` on, and where to go on."""
    known: dict[bytes, int] = {}  # header bytes -> whole size of the frame
    size = len(data)
    starts: list[int] = []
    lengths: list[int] = []
    while position < size and len(starts) < count:
        header = data[position : position + HEADER]
        whole = known.get(header)
        if whole is None:
            whole = checked_size(header)
            if whole is not None:
                known[header] = whole
        if whole is None or position + whole > size:
            position, payload = _past_damage(data, position, whole, damage)
            if payload is not None:
                starts.append(payload[0])
                lengths.append(payload[1])
            continue
        starts.append(position + HEADER)
        lengths.append(whole - HEADER - FOOTER)
        position += whole
    return _frames(starts, lengths), position


def _foresee(data: bytes, position: int, walked: Frames) -> Frames:
    """The frames that follow if the lengths go on in the rhythm of those just walked.

    A training logs the same tags over and over, so the lengths repeat; every foreseen frame is
    checked against its header, length and checksum, and the first that differs ends the stretch.
    """
    rhythm = _rhythm(walked.length)
    room = len(data) - position
    if not len(rhythm) or room <= 0:
        return _frames([], [])
    whole = rhythm + HEADER + FOOTER
    rounds = min(room // int(whole.sum()), max(CHUNK_RECORDS // len(rhythm), 1))
    length = np.tile(rhythm, rounds)
    ends = position + np.cumsum(np.tile(whole, rounds))
    begins = ends - length - HEADER - FOOTER
    words = np.ndarray((len(data) - 7,), "<u8", data, 0, (1,))
    crcs = np.ndarray((len(data) - 3,), "<u4", data, 0, (1,))
    headers = [struct.pack("<Q", one) for one in rhythm.tolist()]
    expected = np.array([mask(google_crc32c.value(one)) for one in headers], dtype=np.uint32)
    right = (words[begins] == length.view(np.uint64)) & (
        crcs[begins + 8] == np.tile(expected, rounds)
    )
    count = len(right) if right.all() else int(np.argmin(right))
    return Frames(begins[:count] + HEADER, length[:count])


def _rhythm(length: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The shortest run of lengths that the last ones repeat, empty when there is none."""
    if len(length) < 2:
        return length[:0]
    last = length[::-1]
    for period in np.flatnonzero(last[1 : len(last) // 2 + 1] == last[0]) + 1:
        if np.array_equal(last[:-period][: 2 * period], last[period:][: 2 * period]):
            return length[len(length) - int(period) :]
    return length[:0]


def _frames(starts: list[int], lengths: list[int]) -> Frames:
    return Frames(np.array(starts, dtype=np.int64), np.array(lengths, dtype=np.int64))


def checked_size(header: bytes) -> int | None:
    """The size of the whole frame, None when the length's CRC does not hold."""
    if len(header) < HEADER:
        return None
    if mask(google_crc32c.value(header[:8])) != _CRC.unpack_from(header, 8)[0]:
        return None
    return int(_LENGTH.unpack_from(header)[0]) + HEADER + FOOTER


def _past_damage(
    data: bytes, position: int, whole: int | None, damage: Damage
) -> tuple[int, tuple[int, int] | None]:
    """Where to go on after a frame that is not right, and its payload if that can be saved."""
    size = len(data)
    if whole is None and size - position >= HEADER:
        length = int(_LENGTH.unpack_from(data, position)[0])
        payload = position + HEADER
        if 0 < length <= size - payload - FOOTER and payload_is_whole(data, payload, length):
            damage.lengths.append(position)
            return payload + length + FOOTER, (payload, length)
    found = next_frame(data, position + 1)
    if found is not None:
        damage.records.append(position)
        return found, None
    if not _any_but_zero(data, position):
        damage.zeros_at = position
    else:
        damage.cut_at = position
        damage.zeros_at = _zeros_from(data, position)
    return size, None


def cut_before_zeros(data: bytes, damage: Damage, frame: int, end: int) -> None:
    """Call the last record cut, not damaged, when the zeros that follow began inside it."""
    if damage.records and damage.records[-1] == frame and not _any_but_zero(data, end):
        damage.records.pop()
        damage.cut_at = frame
        damage.zeros_at = _zeros_from(data, frame)


def _any_but_zero(data: bytes, position: int) -> bool:
    """Whether a byte other than zero follows ``position``."""
    return bool(np.frombuffer(data, np.uint8, offset=position).any())


def _zeros_from(data: bytes, position: int) -> int | None:
    """Where the zeros that fill the file's end begin, if they are more than a number's worth."""
    tail = np.frombuffer(data, np.uint8, offset=position)
    filled = np.flatnonzero(tail)
    first_zero = position + int(filled[-1]) + 1 if len(filled) else position
    return first_zero if len(data) - first_zero >= _LEAST_PADDING else None


def frame_at(data: bytes, position: int) -> bool:
    """Whether a frame with both CRCs right, and something in it, begins at ``position``."""
    size = checked_size(data[position : position + HEADER])
    if size is None or size == HEADER + FOOTER:
        return False
    return payload_is_whole(data, position + HEADER, size - HEADER - FOOTER)


def next_frame(data: bytes, position: int) -> int | None:
    """The first byte at or after ``position`` where a frame with both CRCs right begins."""
    if frame_at(data, position):
        return position
    view = np.frombuffer(data, np.uint8)
    last = len(data) - HEADER - FOOTER  # the shortest frame has no payload
    for begin in range(position, last + 1, _SEARCH_BYTES):
        end = min(begin + _SEARCH_BYTES, last + 1)
        for candidate in _headers(view, begin, end):
            length = int(_LENGTH.unpack_from(data, candidate)[0])
            if length and payload_is_whole(data, candidate + HEADER, length):
                return candidate
    return None


def _headers(view: npt.NDArray[np.uint8], begin: int, end: int) -> list[int]:
    """Bytes in ``begin … end`` where a length that fits the file stands before its own CRC."""
    window = view[begin : end + HEADER]
    low = np.ndarray((end - begin,), "<u4", window, 0, (1,))
    high = np.ndarray((end - begin,), "<u4", window, 4, (1,))
    crc = np.ndarray((end - begin,), "<u4", window, 8, (1,))
    room = len(view) - HEADER - FOOTER - np.arange(begin, end)
    length = low.astype(np.int64) | (high.astype(np.int64) << 32)
    plausible = np.flatnonzero((length > 0) & (length <= room))
    right = header_crcs(window, plausible) == crc[plausible]
    return [begin + int(index) for index in plausible[right]]
