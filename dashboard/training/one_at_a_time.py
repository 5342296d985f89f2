"""A lock between the servers of one person, so that two of them never start one training twice.

It is the system's own: a server that is killed holds it no longer.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "lock"


@contextmanager
def locked(root: Path) -> Iterator[bool]:
    """Hold the lock of the folder ``root`` while the block runs; yield whether it is held."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 (comes with the trainer, as torch does)

    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(root / NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
