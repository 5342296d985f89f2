"""Event files that are still being written: the decoded part of a file is cached in memory.

A file that has only grown is read on from behind its last whole record.  Growth is recognised by
the file itself (device and inode), its size, and the bytes at its start and before the place where
reading stopped; a file cut shorter or replaced is read from its start.
"""

import hashlib
import os
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from dashboard.logs.events.decode import EventFile, Progress, read_on

MAX_KEPT_POINTS = 4_000_000  # of all files; 36 bytes each, so about 144 MB
STILL_WRITTEN = 3600.0  # seconds since the last change; few trainings are silent for longer
_END_BYTES = 64 << 10  # of the start and of the place where reading stopped, compared


@dataclass(frozen=True, slots=True)
class _Kept:
    """How far a file was read, and how it looked."""

    progress: Progress = field(default_factory=Progress)
    ends: bytes = b""  # digest
    size: int = 0  # bytes of the file then
    changed: int = 0  # its time of change then, nanoseconds since 1970

    def goes_on(self, file: BinaryIO, status: os.stat_result) -> bool:
        """Whether the file is as it was, or as it was with more behind."""
        if (status.st_size, status.st_mtime_ns) == (self.size, self.changed):
            return True
        return status.st_size > self.size and _ends(file, self.progress.end) == self.ends


_kept: OrderedDict[tuple[str, int, int], _Kept] = OrderedDict()
_lock = Lock()


def read_growing(path: Path) -> EventFile:
    """The scalars of the event file at ``path``, of which only what is new is read.

    Raises:
        OSError: when the file cannot be read.
    """
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        key = (str(path), status.st_dev, status.st_ino)
        with _lock:
            kept = _kept.pop(key, None)  # no other thread resumes from the same place meanwhile
        if kept is None or not kept.goes_on(file, status):
            kept = _Kept()
        file.seek(kept.progress.end)
        events = read_on(file.read(), kept.progress)
        damaged = events.damage.records or events.damage.lengths
        if not damaged and time.time() - status.st_mtime < STILL_WRITTEN:
            ends = _ends(file, kept.progress.end)
            _keep(key, _Kept(kept.progress, ends, status.st_size, status.st_mtime_ns))
    return events


def _ends(file: BinaryIO, end: int) -> bytes:
    """A digest of the file's first bytes and of those before ``end``."""
    file.seek(0)
    digest = hashlib.sha256(file.read(min(_END_BYTES, end)))
    file.seek(max(end - _END_BYTES, 0))
    digest.update(file.read(min(_END_BYTES, end)))
    return digest.digest()


def _points(kept: _Kept) -> int:
    return 0 if kept.progress.points is None else len(kept.progress.points.record)


def _keep(key: tuple[str, int, int], kept: _Kept) -> None:
    """Keep the state of a file; those read longest ago go when there is too much."""
    with _lock:
        _kept[key] = kept
        total = sum(map(_points, _kept.values()))
        while _kept and total > MAX_KEPT_POINTS:
            _, gone = _kept.popitem(last=False)
            total -= _points(gone)
