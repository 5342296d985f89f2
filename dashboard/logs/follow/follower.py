"""A followed set of paths: listed again and again, read where it has changed.

The book after a poll is that of a fresh reading of the same bytes, with two exceptions for files
that changed in the last seconds: what stands behind their last whole line or record waits, and a
state that is worse than the one before (half of a file that is being written anew) does too.
Nothing runs by itself: whoever looks at the page asks for a poll.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.follow.followed_file import FollowedFile, Mark, mark_of
from dashboard.logs.follow.kept_readings import KeptReadings
from dashboard.logs.load import Part, load_found, read_part
from dashboard.logs.sources.disk import Found, LogFile, find_files
from dashboard.model.memo import Remembered
from dashboard.model.progress import Progress, Told
from dashboard.model.run import LogBook, Note, ReceiptNote

_CANNOT_LOOK = frozenset({Note.NOT_FOUND, Note.UNREADABLE})

MAX_HELD_IN_ALL = 256 << 20
"""Bytes of all texts that are held; what is let go is read from its start when it grows."""


@dataclass(slots=True)
class _Opened:
    """One opened path: how it was listed last, and which of its files cannot be looked at now."""

    path: Path
    listed: Found | None = None
    frozen: set[str] = field(default_factory=set)  # names of files that stay as they were


class Follower:
    """The log book of ``paths``, kept up to date by :meth:`poll`; for one thread at a time."""

    def __init__(self, paths: Sequence[Path], corrections: Corrections = NONE) -> None:
        """Nothing is read before the first poll."""
        self._opened = [_Opened(path) for path in paths]
        self._corrections = corrections
        self._files: dict[str, FollowedFile] = {}
        self._archives: dict[str, Mark | None] = {}
        self._unreadable: list[str] = []
        self._remembered = Remembered()
        self._kept: KeptReadings | None = None  # while the set is read first
        self.book = LogBook(())
        self.is_read = False

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

    def poll(self, now: float, progress: Told | None = None) -> bool:
        """Look whether something changed and read that; return whether the book is another one."""
        listed_before = [_names(one.listed) for one in self._opened]
        self._unreadable = []
        found = [self._list(one) for one in self._opened]
        is_listed_anew = listed_before != [_names(one) for one in found]
        if self.is_read and not is_listed_anew and not self._any_due(found, now):
            return False
        before = {path: file.part for path, file in self._files.items()} | dict(self._archives)
        self._remembered.turn()
        if not self.is_read:
            self._kept = KeptReadings([one.path for one in self._opened], found)
        book = load_found(
            [one.path for one in self._opened],
            found,
            lambda files, said: self._parts(files, said, now, progress),
            self._corrections,
            self._remembered,
        )
        if self._kept is not None:
            self._kept.keep()
            self._kept = None
        self._settle(found)
        self._make_room()
        after = {path: file.part for path, file in self._files.items()} | dict(self._archives)
        if self.is_read and not is_listed_anew and _same(before, after):
            return False
        self.book, self.is_read = book, True
        return True

    def _list(self, one: _Opened) -> Found:
        """The files of an opened path, with those that cannot be looked at just now."""
        found, last = find_files(one.path), one.listed
        one.frozen = set()
        if last is None or not last.files:
            one.listed = found
            return found
        refused = [name for name, note in found.problems if note.code in _CANNOT_LOOK]
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

    def _any_due(self, found: Sequence[Found], now: float) -> bool:
        frozen = self._frozen()
        return any(
            self._is_due(file, now)
            for one in found
            for file in one.files
            if file.name not in frozen
        )

    def _is_due(self, file: LogFile, now: float) -> bool:
        path = str(file.path)
        if path in self._archives:
            return self._archives[path] != mark_of(file)
        return path not in self._files or self._files[path].is_due(file, now)

    def _frozen(self) -> set[str]:
        return {name for one in self._opened for name in one.frozen}

    def _parts(
        self, files: Sequence[LogFile], said: Corrections, now: float, progress: Told | None
    ) -> Iterator[Part]:
        """What each of the files gives, read only where it changed."""
        frozen = self._frozen()
        points = 0
        for number, file in enumerate(files):
            if progress is not None:
                progress(Progress(number, len(files), points))
            part = self._part(file, said, now, is_frozen=file.name in frozen)
            points += sum(piece.points for piece in part.batch.pieces)
            yield part

    def _part(self, file: LogFile, said: Corrections, now: float, *, is_frozen: bool) -> Part:
        if file.path is None:  # of an archive that was opened alone
            return read_part([file], said)
        kept = self._files.get(str(file.path))
        if kept is None or kept.name != file.name:
            kept = self._files[str(file.path)] = FollowedFile(file.name)
        if is_frozen and kept.part is not None:
            return kept.part
        return kept.look(file, now, said.of(file.name), self._kept)

    def _settle(self, found: Sequence[Found]) -> None:
        """Forget the files that are gone; note archives, whose members were read in their place."""
        here = {str(file.path): file for one in found for file in one.files}
        self._files = {path: kept for path, kept in self._files.items() if path in here}
        self._archives = {
            path: mark_of(file) for path, file in here.items() if path not in self._files
        }

    def _make_room(self) -> None:
        """Let go of the texts that changed longest ago when all are more than is to be held."""
        held = sorted(self._files.values(), key=lambda file: -file.changed_at)
        total = 0
        for file in held:
            total += file.held
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
