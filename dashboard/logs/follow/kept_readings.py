"""Readings of the files of a followed set that rest, kept on disk between two openings.

A file that was not written for long is read once and then taken from the cache as long as its size,
its time and its ends are the same; what is being written is read from the disk itself.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from dashboard.logs.cache import files as cache
from dashboard.logs.cache.fingerprint import fingerprint, is_quiet, place_of
from dashboard.logs.cache.stored_readings import Kept, read_readings, write_readings
from dashboard.logs.file_head import Head
from dashboard.logs.one_file import reading_of
from dashboard.logs.reader import Reader, Reading
from dashboard.logs.registry import reader_named
from dashboard.logs.sources.disk import Found, LogFile


class KeptReadings:
    """The kept readings of one opening of a set of paths."""

    def __init__(self, paths: Sequence[Path], found: Sequence[Found]) -> None:
        """Look up what is kept of ``paths``; nothing where the cache is off or the set small."""
        folder = cache.cache_folder()
        size = sum(file.size for one in found for file in one.files)
        self._entry: Path | None = None
        self._held: dict[str, Kept] = {}
        self._used: dict[str, Kept] = {}
        self._is_new = False
        self.taken = 0
        """Files whose readings were taken from the cache."""
        if folder is not None and size >= cache.LEAST_BYTES:
            place = sha256(f"followed {place_of(paths)}".encode()).hexdigest()
            self._entry = folder / f"curva-{place}.parquet"
            self._held = read_readings(self._entry)

    def of(self, file: LogFile) -> LogFile:
        """The same file; no reader is asked to claim or to read it where its reading is kept."""
        if self._entry is None or file.path is None:
            return file
        mark = fingerprint([Found([file])])
        if mark is None:
            return file
        held = self._held.get(str(file.path))
        claimed_by = reader_named(held.reader) if held is not None and held.mark == mark else None
        if held is None or claimed_by is None:
            return replace(file, read_with=partial(self._read, file, mark))
        self._used[str(file.path)] = held
        self.taken += 1
        return replace(file, read_with=lambda _, __: held.reading, claimed_by=claimed_by)

    def _read(self, file: LogFile, mark: str, reader: Reader, head: Head) -> Reading:
        """Read the file, and keep that if it was at rest meanwhile."""
        reading = reading_of(reader, head, file)
        alone = [Found([file])]
        if is_quiet(alone, time.time_ns()) and fingerprint(alone) == mark:
            self._used[str(file.path)] = Kept(mark, reader.name, reading)
            self._is_new = True
        return reading

    def keep(self) -> None:
        """Write what this opening used, if some of it is new; a full disk is no reason to fail."""
        if self._entry is None:
            return
        if not self._is_new:
            with suppress(OSError):
                self._entry.touch()  # used last: goes last
            return
        unfinished = self._entry.with_name(f"curva-{uuid4().hex}.unfinished")
        try:
            self._entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_readings(self._used, unfinished)
            unfinished.replace(self._entry)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            return
        cache.make_room(self._entry.parent, cache.MAX_CACHE_BYTES)
