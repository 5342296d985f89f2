"""Records of equal layout, decoded together: step, wall time and value as arrays.

A record's bytes before the step are its wall time, those after it (its body) name the tag and end
in the value.  Records whose bodies agree in all bytes but the value's form a group; one template
tells where everything lies.  The group's checksums come from the template's (see ``checksum``), so
a record that belongs to the group only by a hash collision, or is damaged, fails its checksum and
is handed back to be read by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import google_crc32c
import numpy as np
import numpy.typing as npt

from dashboard.logs.events.frames import Frames
from dashboard.logs.events.template import Template, template_of
from dashboard.logs.parsing.crc32c import LONGEST, byte_tables, mask_many
from dashboard.model.table import FloatArray, IntArray

_WALL_TIME, _STEP, _SUMMARY = 0x09, 0x10, 0x2A  # first bytes of the fields of an Event
_BODY = 9  # offset of the step's field, or of the body when the step is 0 and left out
_SHORTEST = 24  # bytes; no record with a tag and a value is shorter
_MAX_ROUNDS = 8  # value offsets tried for bodies of one length before reading one by one
_BLOCK = 4096  # rows hashed or checked at a time: few enough to stay in the processor's cache
_MULTIPLIERS = np.random.default_rng().integers(1, 2**63, LONGEST, dtype=np.uint64) * np.uint64(
    2
) + np.uint64(1)  # odd, drawn anew in every process, so that no file can aim at a collision


@dataclass(slots=True)
class Tags:
    """The tags met so far: their number by name, and the plugin that each first named."""

    number: dict[str, int] = field(default_factory=dict)
    plugin: dict[int, str] = field(default_factory=dict)

    def add(self, tag: str, plugin: str) -> int:
        """The number of ``tag``; the first plugin named for it is remembered."""
        number = self.number.setdefault(tag, len(self.number))
        if plugin:
            self.plugin.setdefault(number, plugin)
        return number


@dataclass(slots=True)
class Columns:
    """A stretch of frames decoded: arrays of shape (n,), ``tag`` is -1 where nothing was read."""

    tag: npt.NDArray[np.int32]
    step: IntArray
    wall_time: FloatArray
    value: FloatArray


@dataclass(frozen=True, slots=True)
class _File:
    """The bytes of a file seen at once as bytes, words and floats at any offset."""

    data: bytes
    u1: npt.NDArray[np.uint8]
    u4: npt.NDArray[np.uint32]
    u8: npt.NDArray[np.uint64]
    f4: npt.NDArray[np.float32]
    f8: npt.NDArray[np.float64]

    @staticmethod
    def of(data: bytes) -> "_File":
        def view(dtype: str, width: int) -> npt.NDArray[np.generic]:
            return np.ndarray((max(len(data) - width + 1, 0),), dtype, data, 0, (1,))

        u1, u4, u8 = view("u1", 1), view("<u4", 4), view("<u8", 8)
        f4, f8 = view("<f4", 4), view("<f8", 8)
        return _File(data, u1, u4, u8, f4, f8)  # type: ignore[arg-type]


def decode(data: bytes, frames: Frames, tags: Tags) -> Columns:
    """Decode the records of ``frames`` that hold one plain scalar and whose checksum is right.

    The rest keeps tag -1 and is for the caller to read one by one.
    """
    file = _File.of(data)
    n = len(frames.start)
    columns = Columns(
        np.full(n, -1, dtype=np.int32),
        np.zeros(n, dtype=np.int64),
        np.zeros(n, dtype=np.float64),
        np.zeros(n, dtype=np.float64),
    )
    rows = np.flatnonzero((frames.length >= _SHORTEST) & (frames.length < LONGEST))
    rows = rows[file.u1[frames.start[rows]] == _WALL_TIME]
    width, step = _steps(file, frames.start[rows])
    kept = width >= 0
    rows, width, step = rows[kept], width[kept], step[kept]
    columns.step[rows] = step
    layout = frames.length[rows] * 16 + width
    for one in np.unique(layout):
        of_layout = rows[layout == one]
        _decode_layout(file, frames, of_layout, int(one) // 16, int(one) % 16, tags, columns)
    return columns


def _steps(file: _File, start: IntArray) -> tuple[IntArray, IntArray]:
    """The bytes that the step's field takes and the step; width -1 where it is not plain."""
    first = file.u1[start + _BODY]
    word = file.u8[start + _BODY + 1]
    ends = ~word & np.uint64(0x8080808080808080)
    lowest = ends & (~ends + np.uint64(1))
    size: IntArray = np.frexp(lowest.astype(np.float64))[1].astype(np.int64) // 8  # 2**(8 n - 1)
    word &= lowest - np.uint64(1)  # the bits up to the last byte's own mark, which is zero
    step = np.zeros(len(start), dtype=np.uint64)
    for index in range(int(size.max(initial=0))):
        part = (word >> np.uint64(8 * index)) & np.uint64(0x7F)
        step |= part << np.uint64(7 * index)
    width = np.where(first == _STEP, np.where(size > 0, size + 1, -1), -1)
    width = np.where(first == _SUMMARY, 0, width)
    return width, np.where(width > 0, step, np.uint64(0)).astype(np.int64)


def _decode_layout(
    file: _File,
    frames: Frames,
    rows: IntArray,
    length: int,
    width: int,
    tags: Tags,
    columns: Columns,
) -> None:
    """Decode rows of one length and one width of the step's field, group by group."""
    for _ in range(_MAX_ROUNDS):
        if not len(rows):
            return
        template = _template(file, frames, rows[0])
        if template is None or template.body != _BODY + width:
            rows = _without_same_body(file, frames, rows, length, width)
            continue
        left = []
        for group in _groups(file, frames, rows, length, template):
            own = template if group[0] == rows[0] else _template(file, frames, group[0])
            if own is None or (own.value, own.width) != (template.value, template.width):
                left.append(group)
                continue
            _decode_group(file, frames, group, length, own, tags.add(own.tag, own.plugin), columns)
        rows = np.sort(np.concatenate(left)) if left else rows[:0]


def _groups(
    file: _File, frames: Frames, rows: IntArray, length: int, template: Template
) -> list[IntArray]:
    """The rows by their bodies without the value, in the order of the file within each."""
    hashes = _hashes(file, frames.start[rows], length, template.body, template)
    if (hashes == hashes[0]).all():
        return [rows]
    order = np.argsort(hashes, kind="stable")
    cuts = np.flatnonzero(np.diff(hashes[order])) + 1
    return np.split(rows[order], cuts)


def _template(file: _File, frames: Frames, row: int) -> Template | None:
    start, length = int(frames.start[row]), int(frames.length[row])
    return template_of(file.data[start : start + length])


def _without_same_body(
    file: _File, frames: Frames, rows: IntArray, length: int, width: int
) -> IntArray:
    """The rows whose bodies begin otherwise than the first row's, which has no plain layout."""
    begin = frames.start[rows] + _BODY + width
    word = file.u8[begin + min(8, length - _BODY - width - 8)]
    other: IntArray = rows[word != word[0]]
    return other


def _hashes(
    file: _File, start: IntArray, length: int, body: int, template: Template
) -> npt.NDArray[np.uint64]:
    """A hash of each record's body without the value's bytes, shape of ``start``."""
    seen = bytearray(b"\xff" * length)
    seen[template.value : template.value + template.width] = bytes(template.width)
    offsets = [*range(body, length - 8, 8), length - 8]
    masks = np.array([np.frombuffer(seen, "<u8", 1, at)[0] for at in offsets], dtype=np.uint64)
    total = np.empty(len(start), dtype=np.uint64)
    for block in _blocks(len(start)):
        words = file.u8[start[block] + np.array(offsets)[:, None]]
        words &= masks[:, None]
        words ^= words >> np.uint64(29)
        words *= _MULTIPLIERS[: len(offsets), None]
        total[block] = words.sum(axis=0)
    return total


def _blocks(count: int) -> Iterator[slice]:
    """``count`` rows in slices, so that many rows take no more memory than few."""
    return (slice(begin, begin + _BLOCK) for begin in range(0, count, _BLOCK))


def _decode_group(
    file: _File,
    frames: Frames,
    rows: IntArray,
    length: int,
    template: Template,
    tag: int,
    columns: Columns,
) -> None:
    """Decode rows that share a template, and keep those whose checksum holds."""
    start = frames.start[rows]
    right = _checksums(file, start, length, template) == file.u4[start + length]
    rows, start = rows[right], start[right]
    values = (file.f4 if template.width == 4 else file.f8)[start + template.value]
    columns.tag[rows] = tag
    columns.value[rows] = values
    columns.wall_time[rows] = file.f8[start + 1]


def _checksums(
    file: _File, start: IntArray, length: int, template: Template
) -> npt.NDArray[np.uint32]:
    """The masked CRC each record should have, if its fixed bytes are those of the first one.

    The wall time, the step and the value are taken from the record, the rest from the first.
    """
    varying = [*range(1, template.body), *range(template.value, template.value + template.width)]
    blank = bytearray(file.data[int(start[0]) : int(start[0]) + length])
    for offset in varying:
        blank[offset] = 0
    offsets = np.array(varying)[:, None]
    entries = (length - 1 - offsets) * 256  # of the table of each byte's distance from the end
    tables = byte_tables().ravel()
    crc = np.full(len(start), google_crc32c.value(bytes(blank)), dtype=np.uint32)
    for block in _blocks(len(start)):
        found = tables.take(file.u1[start[block] + offsets] + entries)
        crc[block] ^= np.bitwise_xor.reduce(found, axis=0)
    return mask_many(crc)
