"""The files of the cache on disk: where they lie, how they are written, and when they go.

One entry per opened set of paths, in the user's cache folder or where ``CURVA_CACHE`` says; an
empty ``CURVA_CACHE`` turns the cache off.  A file is written beside its place and moved there in
one step, so that several processes may read and write at once; a file that is damaged, or gone, is
as if it had never been.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard import user_folders
from dashboard.whole_files import UNFINISHED, write_whole

MAX_CACHE_BYTES = 2 << 30  # bytes of all entries; about 100 million logged numbers
_ABANDONED = 3600.0  # seconds after which a half-written file belongs to nobody
_ENTRIES, _UNFINISHED = "curva-*.parquet", f"curva-*{UNFINISHED}"


@dataclass(frozen=True, slots=True)
class Freed:
    """What was removed."""

    entries: int = 0
    size: int = 0  # bytes


def cache_folder() -> Path | None:
    """Where entries lie, None when the cache is off or the user has no folder for it."""
    chosen = os.environ.get("CURVA_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    return user_folders.cache_folder()


def replace_entry(entry: Path, write: Callable[[Path], None]) -> None:
    """Write an entry, whole or not at all, and free space; a full disk is no reason to fail."""
    try:
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(entry, write, start="curva-")
    except OSError:  # on Windows also where another process is reading the entry
        return
    free_space(entry.parent, MAX_CACHE_BYTES)


def free_space(folder: Path, limit: int) -> Freed:
    """Remove the entries used longest ago until all take at most ``limit`` bytes."""
    held = sorted(_files(folder, _ENTRIES), key=lambda item: item[1].st_mtime_ns)
    total = sum(status.st_size for _, status in held)
    removed = []
    for path, status in held:
        if total <= limit:
            break
        removed.append((path, status))
        total -= status.st_size
    old = time.time() - _ABANDONED
    removed += [item for item in _files(folder, _UNFINISHED) if item[1].st_mtime < old]
    return _remove(removed)


def clear() -> Freed:
    """Remove every entry, and nothing else that may lie in the same folder."""
    folder = cache_folder()
    if folder is None:
        return Freed()
    return _remove([*_files(folder, _ENTRIES), *_files(folder, _UNFINISHED)])


def _files(folder: Path, pattern: str) -> Iterator[tuple[Path, os.stat_result]]:
    """The files of a pattern with their status; one that goes meanwhile is passed over."""
    with suppress(OSError):
        for path in folder.glob(pattern):
            with suppress(OSError):
                yield path, path.stat()


def _remove(files: Sequence[tuple[Path, os.stat_result]]) -> Freed:
    entries = size = 0
    for path, status in files:
        with suppress(OSError):
            path.unlink()
            entries, size = entries + 1, size + status.st_size
    return Freed(entries, size)
