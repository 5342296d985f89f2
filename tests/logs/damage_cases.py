"""Event files of a thousand records, damaged one way each, and what is to be read of them.

Shared by the tests of the decoder and by the page ``robustness.md``.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.model.run import Note
from tests.logs.event_log import WALL_TIME, masked_crc, opening, scalar

TAG = "train/loss"
NAME = "run/events.out.tfevents.1700000000.host"
SECOND_NAME = "run/events.out.tfevents.1700000900.host"
RECORDS = [scalar(TAG, step, 1000.0 - step) for step in range(1000)]
BYTE_500 = len(opening()) + sum(map(len, RECORDS[:500]))
"""Where record 500 begins, counted from 0."""


@dataclass(frozen=True, slots=True)
class Damage:
    """The files, and what the receipt has to say of the last of them or of all."""

    files: tuple[tuple[str, bytes], ...]
    points: int  # in the table
    damaged: int = 0
    recovered: int = 0
    replaced: int = 0
    notes: frozenset[Note] = frozenset()


def _one(
    data: bytes, points: int, *notes: Note, damaged: int = 0, recovered: int = 0, replaced: int = 0
) -> Damage:
    return Damage(((NAME, data),), points, damaged, recovered, replaced, frozenset(notes))


def _changed(index: int, change: Callable[[bytes], bytes]) -> bytes:
    records = list(RECORDS)
    records[index] = change(records[index])
    return opening() + b"".join(records)


def _flipped(record: bytes, at: int) -> bytes:
    return record[:at] + bytes([record[at] ^ 0xFF]) + record[at + 1 :]


_WHOLE = opening() + b"".join(RECORDS)
_CUT = opening() + b"".join(RECORDS[:600])[:-9]
_FAR = struct.pack("<Q", 2**61)
_RESTART = (
    (NAME, opening() + b"".join(RECORDS[:600])),
    (
        SECOND_NAME,
        opening(WALL_TIME + 900)
        + b"".join(scalar(TAG, step, -1.0, WALL_TIME + 1000 + step) for step in range(300, 900)),
    ),
)

DAMAGED = {
    "data checksum wrong in record 500": _one(
        _changed(500, lambda r: _flipped(r, len(r) - 1)), 999, Note.DAMAGED_RECORD, damaged=1
    ),
    "data wrong in record 500": _one(
        _changed(500, lambda r: _flipped(r, 25)), 999, Note.DAMAGED_RECORD, damaged=1
    ),
    "length checksum wrong in record 500": _one(
        _changed(500, lambda r: _flipped(r, 9)), 1000, Note.BAD_LENGTH_CHECKSUM, recovered=1
    ),
    "length of record 500 is 2^61": _one(
        _changed(500, lambda r: _FAR + r[8:]), 999, Note.DAMAGED_RECORD, damaged=1
    ),
    "length 2^61 with a right checksum": _one(
        _changed(500, lambda r: _FAR + masked_crc(_FAR) + r[12:]),
        999,
        Note.DAMAGED_RECORD,
        damaged=1,
    ),
    "cut inside the 600th record": _one(_CUT, 599, Note.CUT_OFF),
    "cut inside the 600th record, then 4 KiB of zeros": _one(
        _CUT + bytes(4096), 599, Note.CUT_OFF, Note.ZERO_PADDING
    ),
    "whole, then 4 KiB of zeros": _one(_WHOLE + bytes(4096), 1000, Note.ZERO_PADDING),
    "first record of the file damaged": _one(
        _flipped(opening(), 20) + b"".join(RECORDS), 1000, Note.DAMAGED_RECORD, damaged=1
    ),
    "random bytes": _one(np.random.default_rng(1).bytes(5000), 0, Note.NOT_AN_EVENT_FILE),
    "empty file": _one(b"", 0, Note.EMPTY_FILE),
    "restart: the second file repeats steps 300–599": Damage(
        _RESTART, 900, replaced=300, notes=frozenset({Note.RESTART_REPLACED})
    ),
}
