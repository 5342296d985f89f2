"""A run's folder belongs to the process that trains in it, until it ends in whatever way.

The system itself gives the lock up when the process dies, so that no killed run stays locked.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from trainer.errors import TrainerError
from trainer.run_files.run_folder import LOCK


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder`, which is made where it does not exist.

    Errors: `TrainerError` where another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / LOCK
    lock = FileLock(place, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise TrainerError("in-use", path=folder) from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            place.unlink()
        lock.release()
        with suppress(OSError):
            place.unlink(missing_ok=True)


def check_free(folder: Path) -> None:
    """Raise `TrainerError` where another process trains in `folder`; leave it as it is."""
    if not (folder / LOCK).exists():
        return
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise TrainerError("in-use", path=folder) from None
    lock.release()
