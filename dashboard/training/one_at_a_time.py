"""A lock between the servers of one person, so that two of them never start one training twice."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "lock"
ABANDONED_S = 30.0
"""Seconds after which a lock belongs to a server that was killed: it is held for hundredths."""


@contextmanager
def locked(root: Path) -> Iterator[bool]:
    """Hold the lock of the folder ``root`` while the block runs; yield whether it is held."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = root / NAME
    is_held = _take(place)
    try:
        yield is_held
    finally:
        if is_held:
            with suppress(OSError):
                place.unlink(missing_ok=True)


def _take(place: Path) -> bool:
    with suppress(OSError):
        if time.time() - place.stat().st_mtime > ABANDONED_S:
            place.unlink(missing_ok=True)
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return False
    return True
