"""What tells that logs on disk are the same as before: sizes, times, and the ends of every file.

A file that was only appended to, cut, or replaced shows it in its size or its time; the digest of
its ends catches what a copy that keeps times would hide.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from dashboard.logs.sources.disk import Found, LogFile

END_BYTES = 64 << 10  # bytes of each end of a file that are digested
QUIET_NS = 2_000_000_000  # a file as young may change again at the same time: FAT counts in 2 s


def place_of(paths: Sequence[Path]) -> str:
    """A name for what is opened, the same whenever the same paths are opened, 64 hex digits."""
    opened = [(os.path.abspath(path), path.name) for path in paths]  # noqa: PTH100 - links stay
    return hashlib.sha256(repr(opened).encode("utf-8", "surrogateescape")).hexdigest()


def fingerprint(found: Sequence[Found]) -> str | None:
    """A digest of all that was found and of the program that reads it, 64 hex digits.

    None where a file is not on disk, cannot be looked at, or was not there as it was listed.
    """
    digest = hashlib.sha256(_readers_age().encode())
    for one in found:
        digest.update(repr(one.problems).encode("utf-8", "surrogateescape"))
        for file in one.files:
            mark = _mark(file)
            if mark is None:
                return None
            digest.update(repr((file.name, mark)).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def is_quiet(found: Sequence[Found], now: int) -> bool:
    """Whether no file was changed shortly before ``now`` (nanoseconds since 1970)."""
    try:
        times = [file.path.stat().st_mtime_ns for one in found for file in one.files if file.path]
    except OSError:
        return False
    return max(times, default=0) < now - QUIET_NS


def _mark(file: LogFile) -> tuple[int, int, str] | None:
    """Size, time and the digest of the ends of a file."""
    if file.path is None:
        return None
    try:
        with file.path.open("rb") as opened:
            status = os.fstat(opened.fileno())
            digest = hashlib.sha256(opened.read(END_BYTES))
            if status.st_size > END_BYTES:
                opened.seek(max(status.st_size - END_BYTES, END_BYTES))
                digest.update(opened.read(END_BYTES))
    except OSError:
        return None
    if status.st_size != file.size:
        return None
    return status.st_size, status.st_mtime_ns, digest.hexdigest()


@lru_cache(maxsize=1)
def _readers_age() -> str:
    """The sizes and times of the readers' own files: changed readers read anew."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    return repr([(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files])
