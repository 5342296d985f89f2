"""What a server was at when it was killed: a byte for each deed, in a file that outlives it.

In the server :func:`note` puts a mark around what writes; the file is mapped into its memory, so
that the kernel has each mark as soon as it is made.  Afterwards :func:`under_way` reads them.
"""

import functools
import mmap
from collections.abc import Callable
from pathlib import Path
from typing import Any

EXPORTS = ("a command's export", "a file written anew", "a chosen figure")
DEEDS = ("the cache", "a correction", "a drop", *EXPORTS)


def note(place: str) -> None:
    """Mark in the file ``place`` what this process is at, from now on."""
    from dashboard import __main__ as commands  # noqa: PLC0415 (in the server)
    from dashboard.logs.cache import cache_files  # noqa: PLC0415
    from dashboard.logs.corrections import saved_corrections  # noqa: PLC0415
    from dashboard.logs.sources.kept_uploads import KeptUploads  # noqa: PLC0415
    from dashboard.report.collection.store import Store  # noqa: PLC0415
    from tests.attacks import killed_exports  # noqa: PLC0415

    with Path(place).open("rb+") as file:
        marks = mmap.mmap(file.fileno(), len(DEEDS))
    for deed, owner, name in (
        ("the cache", cache_files, "replace_entry"),
        ("a correction", saved_corrections, "write"),
        ("a drop", KeptUploads, "keep"),
        ("a command's export", commands, "main"),
        ("a file written anew", killed_exports, "write_whole"),
        ("a chosen figure", Store, "add"),
        ("a chosen figure", Store, "change"),
    ):
        setattr(owner, name, _marked(getattr(owner, name), marks, DEEDS.index(deed)))


def begin(place: Path) -> None:
    """Write the file for a process that is about to start, and is at nothing."""
    place.write_bytes(bytes(len(DEEDS)))


def under_way(place: Path) -> list[str]:
    """What the process that is no more was at."""
    return [deed for deed, mark in zip(DEEDS, place.read_bytes(), strict=True) if mark]


def _marked(real: Callable[..., Any], marks: mmap.mmap, at: int) -> Callable[..., Any]:
    @functools.wraps(real)
    def marked(*said: Any, **more: Any) -> Any:
        marks[at] += 1
        try:
            return real(*said, **more)
        finally:
            marks[at] -= 1

    return marked
