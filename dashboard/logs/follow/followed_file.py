"""One file of a followed folder: what it gave last, and what must be read when it changes."""

import os
from dataclasses import dataclass
from functools import partial
from io import FileIO

from dashboard.logs.cache.part_cache import PartCache
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.file_head import HEAD_BYTES
from dashboard.logs.follow.file_contents import GUARD_BYTES, Contents, contents_of
from dashboard.logs.one_file import ReadInto
from dashboard.logs.part import Part
from dashboard.logs.parts import read_part
from dashboard.logs.sources.disk import LogFile
from dashboard.logs.sources.identity import FileIdentity

QUIET_S = 5.0
"""Seconds without a change after which a file counts as it stands, its unfinished line too.

Writers put a line or a record down in one or two calls; five seconds is many times that, a choice.
"""

STILL_WRITTEN_S = 3600.0
"""Seconds since the last change after which no contents of a file are held for reading on."""


@dataclass(slots=True)
class FollowedFile:
    """The state of one file; times are seconds since 1970.

    With ``waits``, an unfinished end, a state worse than the last one, and a file that cannot be
    read do not count at once.  With ``reads_on``, what a file held stays in memory while it is
    being written, so that only what is new needs to be read.
    """

    name: str
    is_alone: bool = False  # in what was opened
    waits: bool = True
    reads_on: bool = True
    into: ReadInto | None = None  # reads it, by default here
    part: Part | None = None
    identity: FileIdentity | None = None
    changed_at: float = 0.0  # when it was seen to change, at first sight what the disk says
    is_waiting: bool = False  # something at its end, or a worse state of it, does not count yet
    is_unreadable: bool = False  # now; the part is from before
    is_other: bool = False  # though its identity is the same
    bytes_read: int = 0  # in all
    _contents: Contents | None = None
    _is_changed: bool = False  # since the last poll
    _size: int = 0  # of the file when the contents were brought up to date
    _worse_since: float | None = None

    def is_due(self, file: LogFile, now: float) -> bool:
        """Whether there is something to be read or to be counted."""
        is_same = file.identity == self.identity and not self.is_other
        if self.part is None or not is_same or self.is_unreadable:
            return True
        return self.is_waiting and now - self.changed_at >= QUIET_S

    @property
    def held_bytes(self) -> int:
        """About how much memory it takes to read on, in bytes."""
        return 0 if self._contents is None else self._contents.held_bytes

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._contents = None

    def poll(
        self,
        file: LogFile,
        now: float,
        corrections: Corrections = NONE,
        cache: PartCache | None = None,
    ) -> Part:
        """What the file gives now; what it gave before if nothing is new or it cannot be read.

        ``corrections`` are those of the file.  At first sight what did not change since it was
        cached comes from the ``cache``.
        """
        if self.part is not None and not self.is_due(file, now):
            return self.part
        self._note_change(file, now)
        try:
            found = self._read(file, now, corrections, cache)
        except OSError:
            self.is_unreadable, self._contents = self.part is not None or not self.waits, None
            if self.part is not None and self.waits:
                return self.part
            found = read_part([file], corrections, self.into)
        except BaseException:  # a page that is to be drawn anew breaks off what it reads
            self.identity, self._contents = None, None
            raise
        else:
            self.is_unreadable = False
        self.part = self._better(found, now) if self.waits else found
        return self.part

    def _note_change(self, file: LogFile, now: float) -> None:
        self._is_changed = file.identity != self.identity or self.is_other
        if not self._is_changed:
            return
        self.is_other = False
        if self.identity is None and file.identity is not None:
            self.changed_at = min(now, file.identity.changed_at)
        else:
            self.changed_at = now
        self.identity = file.identity

    def _read(
        self, file: LogFile, now: float, corrections: Corrections, cache: PartCache | None
    ) -> Part:
        """Read what is new; raise ``OSError`` when that cannot be had."""
        is_last = not self.waits or now - self.changed_at >= QUIET_S
        read = partial(self._read_from_disk, file, now, corrections, is_last=is_last)
        if cache is None or corrections or not is_last:
            return read()
        return cache.get(file, read)

    def _read_from_disk(
        self, file: LogFile, now: float, corrections: Corrections, *, is_last: bool
    ) -> Part:
        is_asleep = self.part is None and now - self.changed_at >= STILL_WRITTEN_S
        self.is_waiting = not is_last
        holds = self.reads_on and not is_asleep
        contents = self._up_to_date(file, bool(corrections)) if holds else None
        if contents is None:
            if self.reads_on:
                file.read(1)  # what cannot be opened raises here
            self.bytes_read += file.size
            return read_part([file], corrections, self.into)
        shown, self.is_waiting = contents.file(file.name, is_last=is_last)
        self._contents = contents if contents.goes_on else None
        return read_part([shown], corrections, self.into)

    def _up_to_date(self, listed: LogFile, is_corrected: bool) -> Contents | None:
        """The contents with all that the file holds now; ``None`` if it is read as a whole."""
        if listed.path is None:
            return None
        with listed.path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            contents, self._contents = self._contents, None
            if contents is not None and (size > self._size or not self._is_changed):
                begin = max(contents.end - GUARD_BYTES, 0)
                file.seek(begin)
                data = file.readall()
                self.bytes_read += len(data)
                tail, new = data[: contents.end - begin], data[contents.end - begin :]
                if tail == contents.tail and self._starts_alike(file, contents):
                    return self._taken(contents, new)
            file.seek(0)
            start = file.read(HEAD_BYTES + 1)
            contents = contents_of(listed.name, start, size, is_corrected=is_corrected)
            data = start if contents is None else start + file.readall()
        self.bytes_read += len(data)
        return None if contents is None else self._taken(contents, data)

    def _taken(self, contents: Contents, data: bytes) -> Contents:
        self._size = contents.end + len(data)
        contents.take(data)
        return contents

    def _starts_alike(self, file: FileIO, contents: Contents) -> bool:
        """Whether the first bytes are those that were read; short files show all in their tail."""
        if contents.end <= GUARD_BYTES:
            return True
        file.seek(0)
        start = file.read(GUARD_BYTES)
        self.bytes_read += len(start)
        return start == contents.start

    def _better(self, found: Part, now: float) -> Part:
        """``found``, unless it is worse than what there was and may be half of a new file."""
        if self.part is None or not _is_worse(found, self.part):
            self._worse_since = None
            return found
        if self._worse_since is None:
            self._worse_since = now
        if now - self._worse_since < QUIET_S:
            self.is_waiting = True
            return self.part
        self._worse_since = None
        return found


def _is_worse(found: Part, before: Part) -> bool:
    """Whether a file gives fewer numbers than before, or no settings any more."""
    fewer_settings = len(found.batch.side_files) < len(before.batch.side_files)
    return found.points < before.points or fewer_settings
