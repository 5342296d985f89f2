"""What tells that a file is the one that was read before: inode, size, times, and its ends.

A file that was appended to, cut, or replaced shows it in its inode, its size or its time; what a
copy that keeps times would hide shows in the time of its status, which nobody can set, or in the
digest of its ends.
"""

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

END_BYTES = 16 << 10  # bytes of each end of a file that are digested
QUIET_NS = 2_000_000_000  # a file as young may change again at the same time: FAT counts in 2 s


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """A file as it was listed; with ``ends`` where it was opened too.

    ``device`` and ``inode`` are those of the system, ``size`` is in bytes, ``changed_ns`` in
    nanoseconds since 1970, ``ends`` a SHA-256 of the first and the last bytes in hex digits.
    ``status_ns`` is when anything about it changed, its contents or its name, in the same unit; on
    Windows when it was made.
    """

    device: int
    inode: int
    size: int
    changed_ns: int
    ends: str = ""
    status_ns: int = 0

    @classmethod
    def of(cls, status: os.stat_result) -> "FileIdentity":
        """The identity that the system tells of a file, without its ends."""
        return cls(
            status.st_dev,
            status.st_ino,
            status.st_size,
            status.st_mtime_ns,
            status_ns=status.st_ctime_ns,
        )

    def with_ends(self, path: Path, length: int = END_BYTES) -> "FileIdentity | None":
        """The same with the ends of the file at ``path``; ``None`` if that is another by now.

        ``length`` is how many bytes of each end are digested.

        Raises:
            OSError: when the file cannot be read.
        """
        with path.open("rb", buffering=0) as file:  # no more than the ends
            status = os.fstat(file.fileno())  # its inode is not that of the listing everywhere
            if (status.st_size, status.st_mtime_ns) != (self.size, self.changed_ns):
                return None
            digest = sha256(file.read(length))
            if self.size > length:
                file.seek(max(self.size - length, length))
                digest.update(file.read(length))
        return replace(self, ends=digest.hexdigest())

    @property
    def changed_at(self) -> float:
        """When it was changed last, in seconds since 1970."""
        return self.changed_ns / 1e9

    @property
    def content(self) -> str:
        """Size, time and ends as one text: the same after the disk was mounted anew."""
        return f"{self.size} {self.changed_ns} {self.ends}"

    def is_at_rest(self, now_ns: int) -> bool:
        """Whether the last change is old enough for the next one to have another time."""
        return self.changed_ns < now_ns - QUIET_NS
