"""What was read of the files of one set of paths, on disk, so that it need not be read again.

One entry for each opened set holds all of its files, each by its own identity: of a set of which
some files changed only those are read.  Uploads never come here.
"""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from dashboard.logs.cache import cache_files
from dashboard.logs.part import Part
from dashboard.logs.sources.disk import Found, LogFile
from dashboard.logs.sources.identity import FileIdentity
from dashboard.logs.sources.remote import Address
from dashboard.logs.stored.stored_parts import CachedPart, is_storable, read_parts, write_parts

LEAST_BYTES = 4 << 20  # bytes of logs; fewer are read about as fast as they are looked up


class PartCache:
    """The cached parts of one opening of a set of paths; nothing where the cache is off."""

    def __init__(self, paths: Sequence[Path | Address], found: Sequence[Found]) -> None:
        """Look up what the cache has of ``paths``; nothing of a small set."""
        folder = cache_files.cache_folder()
        size = sum(file.size for one in found for file in one.files if file.identity is not None)
        self._entry: Path | None = None
        self._found: dict[str, CachedPart] = {}
        self._used: dict[str, CachedPart] = {}
        self._is_new = False
        if folder is not None and size >= LEAST_BYTES:
            self._entry = folder / f"curva-{_name_of(paths)}.parquet"
            self._found = read_parts(self._entry, _program())

    def get(self, file: LogFile, read: Callable[[], Part]) -> Part:
        """The part of a file that has not changed, else what ``read`` gives, for the next time."""
        identity = self._identity(file)
        if identity is None:
            return read()
        key = f"{file.path}\n{file.name}\n{file.is_alone}"
        cached = self._found.get(key)
        if cached is None or cached.content != identity.content:
            part = read()
            if not is_storable(part) or not _is_still(file):
                return part
            cached = CachedPart(identity.content, part)
            self._is_new = True
        self._used[key] = cached
        return cached.part

    def _identity(self, file: LogFile) -> FileIdentity | None:
        """The identity of a file at rest with its ends; ``None`` for one that is not cached."""
        if self._entry is None or file.path is None or file.identity is None:
            return None
        if not file.identity.is_at_rest(time.time_ns()):
            return None
        try:
            return file.identity.with_ends(file.path)
        except OSError:
            return None

    def write(self) -> None:
        """Write what this opening used, if some of it is new; a full disk is no reason to fail."""
        if self._entry is None or not self._used:
            return
        if not self._is_new:
            with suppress(OSError):
                self._entry.touch()  # used last: goes last
            return
        cache_files.replace_entry(
            self._entry, lambda path: write_parts(self._used, _program(), path)
        )


def _is_still(file: LogFile) -> bool:
    """Whether a file is as it was when it was listed."""
    try:
        return file.path is not None and FileIdentity.of(file.path.stat()) == file.identity
    except OSError:
        return False


def _name_of(paths: Sequence[Path | Address]) -> str:
    """A name for what is opened, the same whenever the same paths are opened, 64 hex digits."""
    opened = [
        (os.path.abspath(path), path.name) if isinstance(path, Path) else path.text  # noqa: PTH100 - links stay
        for path in paths
    ]
    return sha256(repr(opened).encode("utf-8", "surrogateescape")).hexdigest()


@lru_cache(maxsize=1)
def _program() -> str:
    """The sizes and times of the files that read logs: a changed program reads them anew."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    ages = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return sha256(repr(ages).encode()).hexdigest()
