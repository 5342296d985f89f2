"""A set of paths and its log book: listed at every poll, read where it has changed.

Logs are read this way whether they are opened once or followed.  The book after a poll is that of
the files as they stand.  Where a follower ``waits`` there are two exceptions for files that changed
in the last seconds: what stands behind their last whole line or record waits, and a state that is
worse than the one before (half of a file that is being written anew) does too.  Nothing runs by
itself: whoever shows the book asks for a poll.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dashboard.logs.book_of_files import ReadParts, book_of_files
from dashboard.logs.cache.part_cache import PartCache
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.follow.ends import Ends
from dashboard.logs.follow.followed_file import FollowedFile
from dashboard.logs.one_file import ReadInto
from dashboard.logs.part import Part
from dashboard.logs.parts import corrections_of, read_each, read_part
from dashboard.logs.sources.disk import Found, LogFile, find_files
from dashboard.logs.sources.identity import FileIdentity
from dashboard.logs.sources.remote import Address, find_remote
from dashboard.model.memo import Memo
from dashboard.model.progress import OnProgress
from dashboard.model.run import LogBook, Note, ReceiptNote

_CANNOT_READ = frozenset({Note.NOT_FOUND, Note.UNREADABLE})

MAX_HELD_IN_ALL = 512 << 20
"""Bytes of all contents that are held; a file that is let go is read whole when it grows."""


@dataclass(slots=True)
class _Opened:
    """One opened path: how it was listed last, and which of its files cannot be read now."""

    path: Path | Address
    listed: Found | None = None
    frozen: set[str] = field(default_factory=set)  # names of files that stay as they were


class Follower:
    """The log book of ``paths``, brought up to date by :meth:`poll`; for one thread at a time."""

    def __init__(
        self,
        paths: Sequence[Path | Address],
        corrections: Corrections = NONE,
        *,
        waits: bool = True,
        reads_on: bool = True,
        into: ReadInto | None = None,
        within: Path | None = None,
    ) -> None:
        """Nothing is read before the first poll.

        With ``waits``, what is unfinished, or cannot be read just now, keeps its last good state.
        With ``reads_on``, files that are being written are held in memory, within bounds, so that
        of one that grows only what is new is read.  ``into`` reads each file,
        by default here.  No link that leads out of ``within`` is followed, where that is given.
        """
        self._opened = [_Opened(path) for path in paths]
        self._corrections = corrections
        self._waits, self._reads_on, self._into = waits, reads_on, into
        self._within = within
        self._files: dict[str, FollowedFile] = {}
        self._archives: dict[str, FileIdentity | None] = {}
        self._ends = Ends()
        self._unreadable: list[str] = []
        self._memo = Memo()
        self._cache: PartCache | None = None  # while the set is read first
        self._is_behind = True  # the book, as a poll was broken off, or none was made
        self._is_read = False  # as a whole, at least once
        self.book = LogBook(())

    @property
    def bytes_read(self) -> int:
        """The bytes read from disk so far, by all polls."""
        return sum(file.bytes_read for file in self._files.values())

    @property
    def gone(self) -> tuple[str, ...]:
        """Opened paths that were there and are not now, or cannot be entered."""
        return tuple(self._unreadable)

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Files that could be read and cannot now."""
        frozen = sorted(self._frozen())
        held = [file.name for file in self._files.values() if file.is_unreadable]
        return () if self._unreadable else tuple(dict.fromkeys([*frozen, *held]))

    def changed_at(self) -> dict[str, float]:
        """When a file of each run was last seen to change, by run id; seconds since 1970."""
        times: dict[str, float] = {}
        for file in self._files.values():
            times[file.name] = max(file.changed_at, times.get(file.name, 0.0))
        return {
            run.run_id: max(known)
            for run in self.book.runs
            if (known := [times[part] for part in run.parts if part in times])
        }

    def last_change(self) -> float | None:
        """When any file was last seen to change."""
        return max((file.changed_at for file in self._files.values()), default=None)

    def poll(
        self, now: float, progress: OnProgress | None = None, spread: ReadParts | None = None
    ) -> bool:
        """Read what changed by ``now``, in seconds since 1970; return whether the book did.

        ``progress`` is called before every file.  ``spread`` reads the files of folders elsewhere.
        """
        listed_before = [_names(one.listed) for one in self._opened]
        self._unreadable = []
        found = [self._list(one) for one in self._opened]
        self._is_behind |= listed_before != [_names(one) for one in found]
        before = self._parts()
        due = self._due(found, now)
        if not self._is_behind and not due:
            return False
        was_behind, self._is_behind = self._is_behind, True
        for file in due:
            self._ends.note(file, now)
        book = self._read(found, now, progress, spread)
        self._is_behind = False
        if not was_behind and _same(before, self._parts()):
            return False
        self.book = book
        return True

    def _parts(self) -> dict[str, object]:
        """What every file gave last, by its path; of archives that are a path their identity."""
        return {path: file.part for path, file in self._files.items()} | dict(self._archives)

    def _read(
        self,
        found: Sequence[Found],
        now: float,
        progress: OnProgress | None,
        spread: ReadParts | None,
    ) -> LogBook:
        """The book of the files that were found, of which those that changed are read."""
        paths = [one.path for one in self._opened]
        if not self._is_read and spread is None and self._cache is None:
            self._cache = PartCache(paths, found)

        def read_parts(files: Sequence[LogFile], corrections: Corrections) -> Iterable[Part]:
            if spread is not None and len(files) > 1:
                return spread(files, corrections)
            read = partial(self._part, corrections=corrections, now=now)
            return read_each(files, read, progress)

        self._memo.next_round()
        book = book_of_files(paths, found, read_parts, self._corrections, self._memo)
        if self._cache is not None:
            self._cache.write()
            self._cache = None
        self._is_read = True
        self._settle(found)
        self._bound_held()
        return book

    def _list(self, one: _Opened) -> Found:
        """The files of an opened path.

        Where the follower waits, those of the last listing that cannot be read just now stay.
        """
        if isinstance(one.path, Path):
            found = find_files(one.path, self._within)
        else:
            found = find_remote(one.path)
        last, one.frozen = one.listed, set()
        if not self._waits or last is None or not last.files:
            one.listed = found
            return found
        refused = [name for name, note in found.problems if note.code in _CANNOT_READ]
        if not found.files and refused:
            self._unreadable.append(one.path.name or str(one.path))
            one.frozen = {file.name for file in last.files}
            return last
        here = {file.name for file in found.files}
        held = [
            file
            for file in last.files
            if file.name not in here
            and any(file.name == name or file.name.startswith(name + "/") for name in refused)
        ]
        if held:
            one.frozen = {file.name for file in held}
            found.files = sorted([*found.files, *held], key=lambda file: file.name)
            found.problems = [item for item in found.problems if item[0] not in refused]
        one.listed = found
        return found

    def _due(self, found: Sequence[Found], now: float) -> list[LogFile]:
        """The files in which there is something to be read."""
        frozen = self._frozen()
        files = [file for one in found for file in one.files if file.name not in frozen]
        due = [file for file in files if self._is_due(file, now)]
        seen = {str(file.path) for file in due}
        listed = {str(file.path): file for file in files if file.path is not None}
        same = {path: file for path, file in listed.items() if path not in seen}
        for path in self._ends.others(same.values(), now):
            self._archives.pop(path, None)
            if path in self._files:
                self._files[path].is_other = True
            due.append(same[path])
        return due

    def _is_due(self, file: LogFile, now: float) -> bool:
        path = str(file.path)
        if path in self._archives:
            return self._archives[path] != file.identity
        return path not in self._files or self._files[path].is_due(file, now)

    def _frozen(self) -> set[str]:
        return {name for one in self._opened for name in one.frozen}

    def _part(self, file: LogFile, corrections: Corrections, now: float) -> Part:
        """What a file gives, read only where it changed."""
        if file.path is None:  # behind an address, or of an archive that is a path by itself
            return read_part([file], corrections, self._into)
        known = self._files.get(str(file.path))
        if known is None or (known.name, known.is_alone) != (file.name, file.is_alone):
            known = FollowedFile(file.name, file.is_alone, self._waits, self._reads_on, self._into)
            self._files[str(file.path)] = known
        if known.part is not None and file.name in self._frozen():
            return known.part
        return known.poll(file, now, corrections_of(file, corrections), self._cache)

    def _settle(self, found: Sequence[Found]) -> None:
        """Forget the files that are gone; note archives, whose members were read in their place."""
        here = {str(file.path): file for one in found for file in one.files}
        self._files = {path: file for path, file in self._files.items() if path in here}
        self._archives = {
            path: file.identity for path, file in here.items() if path not in self._files
        }

    def _bound_held(self) -> None:
        """Let go of the files that changed longest ago when all are more than is to be held."""
        held = sorted(self._files.values(), key=lambda file: -file.changed_at)
        total = 0
        for file in held:
            total += file.held_bytes
            if total > MAX_HELD_IN_ALL:
                file.let_go()


def _names(found: Found | None) -> tuple[list[str], list[tuple[str, ReceiptNote]]]:
    return ([], []) if found is None else ([file.name for file in found.files], found.problems)


def _same(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    """Whether the same files gave the very same parts."""
    return before.keys() == after.keys() and all(
        before[path] is after[path]
        or (isinstance(after[path], tuple) and before[path] == after[path])
        for path in after
    )
