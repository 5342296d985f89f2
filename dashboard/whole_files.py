"""Files and folders written whole or not at all: beside their place, then moved there in one step.

So a full disk, a crash or Ctrl-C leaves what was there before, and who reads meanwhile sees the old
file or the new one.
"""

import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

UNFINISHED = ".unfinished"

ABANDONED_S = 86_400.0
"""Seconds since its last change after which a file that was begun here belongs to nobody."""

_TRIES, _PAUSE_S = 10, 0.02
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_whole(
    place: Path, content: bytes | Callable[[Path], None], *, safely: bool = False, start: str = "."
) -> None:
    """Write a file, in place of the one that is there.

    Args:
        place: Where it will lie; the file that a link leads to is replaced, and not the link.  What
            is no file, such as a pipe, is written to as it is.
        content: Its bytes, or what writes them into the file of the path that it is given.
        safely: Whether it is on the disk before it takes the old one's place, and its name after
            that, so that a loss of power leaves no half of it, and the new one once this returns.
        start: How the name of the unfinished file begins; it ends with ``.unfinished``.

    What a process that was ended left unfinished in the same folder goes once it is a day old.

    Raises:
        OSError: The disk refuses; what was there is as it was.
    """
    place = Path(os.path.realpath(place))
    write = content if callable(content) else _writer(content)
    if place.exists() and not place.is_file():
        write(place)
        return
    unfinished = beside(place, start)
    try:
        write(unfinished)
        with suppress(OSError):  # there is none yet
            shutil.copymode(place, unfinished)
        if safely:
            _put_on_disk(unfinished)
        _moved(unfinished, place)
        if safely:
            _put_names_on_disk(place.parent)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    remove_old(unfinished_in(place.parent, start), ABANDONED_S)


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """A folder for this user alone, moved to ``place`` once the block has filled it.

    What lies in it is on the disk before that, and its name after it.

    Raises:
        OSError: The disk refuses; nothing of the folder is left.
    """
    unfinished = beside(place)
    try:
        unfinished.mkdir(mode=0o700)
        yield unfinished
        for made in unfinished.iterdir():
            _put_on_disk(made)
        _put_names_on_disk(unfinished)
        unfinished.rename(place)
        _put_names_on_disk(place.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def beside(place: Path, start: str = "") -> Path:
    """A path beside ``place`` that nothing has; it begins with ``start``, ends as unfinished."""
    return place.with_name(f"{start}{uuid4().hex}{UNFINISHED}")


def unfinished_in(folder: Path, start: str = ".") -> Iterator[Path]:
    """The files of a folder that are called as :func:`write_whole` calls what it has begun."""
    ours = re.compile(rf"{re.escape(start)}[0-9a-f]{{32}}{re.escape(UNFINISHED)}")
    with suppress(OSError), os.scandir(folder) as held:
        yield from (Path(one.path) for one in held if ours.fullmatch(one.name))


def remove_old(files: Iterable[Path], seconds: float) -> None:
    """Remove the files, and no link and no folder, that were changed at least ``seconds`` ago.

    One that is gone, or that the disk keeps, is passed over.
    """
    now = time.time()
    for path in list(files):
        with suppress(OSError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode) and now - status.st_mtime >= seconds:
                path.unlink()


def is_full(error: OSError) -> bool:
    """Whether the disk has no room, or this person may take no more of it."""
    return error.errno in _FULL


def _writer(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def _moved(unfinished: Path, place: Path) -> None:
    """Give the file its name; Windows refuses that for as long as somebody reads either."""
    for _ in range(_TRIES - 1):
        try:
            unfinished.replace(place)
        except PermissionError:
            time.sleep(_PAUSE_S)
        else:
            return
    unfinished.replace(place)


def _put_on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put_names_on_disk(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system does that on demand.

    Windows cannot open a folder, and some disks know no such order: they keep their own.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
