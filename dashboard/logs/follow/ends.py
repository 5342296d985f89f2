"""What tells of a file of the same size and time that it holds something else: its ends.

The time of the last change of the status (``st_ctime``) tells it already on the disks of Linux and
macOS, where nobody can set it.  What it does not tell: a change within the same tick of the clock
as the one before, and any change on Windows and on disks whose driver makes that time up (FAT,
sshfs).  So the ends are compared of every file that was young when it was read, until it is at
rest, and of the others in turn, a few at each poll.
"""

import time
from collections.abc import Iterable

from dashboard.logs.sources.disk import LogFile
from dashboard.logs.sources.identity import FileIdentity

END_BYTES = 4096
"""Of each end of a file that are compared: one block of most disks."""

SPENT_S = 0.005
"""Seconds of a poll on the files that are compared in turn, of which it is one at least; a choice.

A file of which the ends are in memory takes about 40 µs, so a poll compares a hundred.
"""


class Ends:
    """The ends of the files of a set, as they were when they were read."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._known: dict[str, FileIdentity] = {}
        self._young: set[str] = set()
        self._turn: list[str] = []

    def note(self, file: LogFile, now: float) -> None:
        """Take the ends of a file that is about to be read, if it is young at ``now`` (s)."""
        path = str(file.path)
        self._known.pop(path, None)
        self._young.discard(path)
        if file.identity is not None and not file.identity.is_at_rest(int(now * 1e9)):
            self._young.add(path)
            self._take(file)

    def others(self, files: Iterable[LogFile], now: float) -> set[str]:
        """The paths of files that changed though their identity did not; compared now and noted.

        Only files that were read and are as they were listed then should be given.
        """
        here = {str(file.path): file for file in files}
        for path in self._known.keys() - here.keys():
            del self._known[path]
        self._young &= here.keys()
        compared = set(self._young)
        found = {path for path in compared if self._is_other(here[path])}
        self._young = {
            path
            for path in self._young - found
            if (one := here[path].identity) is not None and not one.is_at_rest(int(now * 1e9))
        }
        end = time.monotonic() + SPENT_S
        self._turn = self._turn or sorted(here)
        while self._turn:
            path = self._turn.pop()
            if path in compared or path not in here:
                continue
            if self._is_other(here[path]):
                found.add(path)
            if time.monotonic() > end:
                break
        return found

    def _is_other(self, file: LogFile) -> bool:
        """Whether the ends are others than those that are known; where none are, they are now."""
        before = self._known.get(str(file.path))
        now = self._take(file)
        return now is not None and before is not None and before.ends != now.ends

    def _take(self, file: LogFile) -> FileIdentity | None:
        """The ends of a file as they are now; ``None`` where they cannot be had."""
        if file.path is None or file.identity is None:
            return None
        try:
            found = file.identity.with_ends(file.path, END_BYTES)
        except OSError:
            return None
        if found is not None:
            self._known[str(file.path)] = found
        return found
