"""Where logs come from: a folder, a file.  Every file becomes a ``LogFile`` with a safe name.

Knows disks and limits; knows no log format.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Reader, Reading
from dashboard.logs.sources.identity import FileIdentity
from dashboard.logs.sources.safe_names import clean_name
from dashboard.model.run import Note, ReceiptNote

MAX_FILES = 200_000  # files listed under one path; 1,000 runs of a big sweep hold about 5,000
MAX_FILE_BYTES = 8 << 30  # bytes; about 100 million logged numbers
_HALF = re.compile("[\ud800-\udfff]")  # of a pair of UTF-16, alone no character
NEVER_LOGS = frozenset(  # folders that tools fill with files of their own
    {".git", ".hg", ".svn", "__pycache__", ".venv", "node_modules", ".ipynb_checkpoints"}
    | {".tox", ".nox", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}
)
_OF_ENVIRONMENTS = "pyvenv.cfg"  # PEP 405: the folder that holds it is a virtual environment


@dataclass(frozen=True, slots=True)
class LogFile:
    """A file that may be a log.

    ``name`` is relative to what was opened, POSIX; ``read(n)`` returns its first ``n`` bytes, all
    of them for -1, and raises ``OSError`` where they cannot be had.  Files of disks and stores can
    be pickled, so that another process may read them.
    """

    name: str
    size: int  # bytes, as the folder or archive says
    read: Callable[[int], bytes]
    path: Path | None = None  # where it lies on disk, if it does
    identity: FileIdentity | None = None  # as it was listed, of a file on disk
    read_with: Callable[[Reader, Head], Reading] | None = None
    """Its numbers by the reader that claims it, where part of it was read before."""
    is_alone: bool = False  # nothing else was opened: what it holds goes without its name
    is_member: bool = False  # it comes from an archive, and is not opened as one itself


@dataclass(slots=True)
class Found:
    """The files under one opened path and what had to be passed over, by name."""

    files: list[LogFile] = field(default_factory=list)
    problems: list[tuple[str, ReceiptNote]] = field(default_factory=list)

    def refuse(self, name: str, code: Note, where: str = "", count: int = 1) -> None:
        """Record that ``name`` is passed over."""
        self.problems.append((name, ReceiptNote(code, count, where)))

    def name_of_member(self, written: str, prefix: str) -> str | None:
        """The name under which a member of an archive is shown; ``None`` for a refused one."""
        cleaned = clean_name(written)
        if cleaned is None:
            self.refuse(repr(written)[1:-1][:200], Note.UNSAFE_NAME)
            return None
        return prefix + cleaned


def gigabytes(count: int) -> str:
    """A limit in bytes as people read it, the same in every language."""
    return f"{count >> 30} GB"


def disk_file(path: Path, name: str, size: int, identity: FileIdentity | None = None) -> LogFile:
    """A ``LogFile`` for a file on disk; read and not mapped, so that it may shrink meanwhile."""
    return LogFile(name, size, partial(_read, path), path, identity)


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        return file.read(limit)


def bytes_file(name: str, data: bytes) -> LogFile:
    """A ``LogFile`` for bytes in memory."""
    return LogFile(name, len(data), lambda limit: data if limit < 0 else data[:limit])


def find_files(path: Path, within: Path | None = None) -> Found:
    """Every regular file at or under ``path``, links followed once, in the order of their names.

    Links come last in their folder, so that W&B's ``latest-run`` gives no run its name.  None that
    leads out of ``within``, itself without links, is followed; by default all are.
    """
    found = Found()
    try:
        status = path.stat()
        leads_out = within is not None and not is_inside(path, within)
    except (OSError, ValueError):
        found.refuse(str(path), Note.NOT_FOUND)
        return found
    if leads_out:
        found.refuse(path.name, Note.LINK_LEADS_OUT)
        return found
    if not stat.S_ISDIR(status.st_mode):
        _add(found, path, path.name, status)
        return found
    for file, name in _walk(path, found, within):
        if len(found.files) >= MAX_FILES:
            found.refuse(path.name, Note.TOO_MANY_FILES, str(MAX_FILES))
            break
        try:
            _add(found, file, name, file.stat())
        except OSError:
            found.refuse(name, Note.UNREADABLE)
    return found


def _add(found: Found, path: Path, name: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        found.refuse(name, Note.NOT_A_LOG)  # a pipe or a device would never end
    elif status.st_size > MAX_FILE_BYTES:
        found.refuse(name, Note.TOO_BIG, gigabytes(MAX_FILE_BYTES))
    else:
        found.files.append(disk_file(path, name, status.st_size, FileIdentity.of(status)))


def is_inside(path: Path, within: Path) -> bool:
    """Whether a path, its links followed, lies in ``within``, which has none.

    Raises:
        OSError, ValueError: when it cannot be followed.
    """
    return Path(os.path.realpath(path)).is_relative_to(within)


def _walk(root: Path, found: Found, within: Path | None) -> Iterator[tuple[Path, str]]:
    """The files under ``root`` with their relative names; a folder is entered once only."""
    entered: set[object] = set()
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            identity = _identity(folder)
            if identity in entered:
                continue
            entered.add(identity)
            entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
        except OSError:
            found.refuse(prefix.rstrip("/") or folder.name, Note.UNREADABLE)
            continue
        if prefix and any(entry.name == _OF_ENVIRONMENTS for entry in entries):
            continue
        below = []
        for entry in entries:
            name = prefix + _printable(entry.name)
            if within is not None and _leads_out(entry, folder, within):
                found.refuse(name, Note.LINK_LEADS_OUT)
                continue
            if _is_folder(entry):
                if entry.name not in NEVER_LOGS:
                    below.append((folder / entry.name, name + "/"))
            else:
                yield folder / entry.name, name
        waiting.extend(reversed(below))


def _leads_out(entry: os.DirEntry[str], folder: Path, within: Path) -> bool:
    """Whether an entry is a link out of ``within``; Windows' junctions are links of folders too."""
    try:
        may_be_link = entry.is_symlink() or (os.name == "nt" and entry.is_dir())
        return may_be_link and not is_inside(folder / entry.name, within)
    except (OSError, ValueError):
        return True


def _identity(folder: Path) -> object:
    """What tells a folder from all others; some disks that Windows mounts number none of theirs."""
    status = folder.stat()
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(folder)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _printable(name: str) -> str:
    """A name from disk; what is no UTF-8 in it, or on Windows no UTF-16, is shown as such."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", name)
