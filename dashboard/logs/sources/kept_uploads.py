"""Uploads kept on the server's disk, so that a reload, a restart and a link find them again.

Each drop lies in a folder of its own under the user's data.  Who has its token opens it: 32 random
bytes that nobody guesses.  The disk holds only a digest of the token, so that a listing of the
folder opens nothing.  A drop is written beside its place and moved there in one step; the oldest
unasked-for go when there are too many, when they take too much, and when nobody came for them.
"""

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dashboard.logs.sources import kept_manifest
from dashboard.logs.sources.kept_manifest import DamagedManifestError
from dashboard.logs.sources.uploads import MAX_UPLOAD_BYTES, MAX_UPLOADS, UploadedBytes
from dashboard.whole_files import UNFINISHED, beside, whole_folder

TOKEN_BYTES = 32
"""Random bytes of a token, 43 characters in an address."""

FOLDER = "uploads"
"""Where the drops lie among the user's data."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_SET = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MANIFEST, _OPENED = "manifest.json", "opened"
_ABANDONED_S = 3600.0  # seconds after which what is half written belongs to nobody
_TOUCH_S = 600.0  # seconds between two notes that a drop was asked for


class Gone(StrEnum):
    """Why a token opens nothing."""

    NOT_HERE = "not-here"  # never sent here, deleted, expired, or gone for newer ones
    DAMAGED = "damaged"


class LostUploadError(OSError):
    """A kept file went, or changed, after its drop was opened."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server keeps: bytes and drops in all, and seconds since a drop was asked for."""

    size: int = 4 << 30
    count: int = 200
    seconds: float = 30 * 86_400.0
    free: int = 1 << 30  # bytes of the disk that are left to others


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One kept file; the same to the reading as one that was sent just now."""

    name: str
    size: int  # bytes
    file_id: str  # unlike that of any other kept file
    _place: Path
    _digest: str

    def getvalue(self) -> bytes:
        """The bytes that were sent.

        Raises:
            LostUploadError: They are not there any more.
        """
        try:
            data = self._place.read_bytes()
        except OSError as error:
            raise LostUploadError(self.name) from error
        if kept_manifest.digest(data) != self._digest:
            raise LostUploadError(self.name)
        return data


class KeptUploads:
    """The drops under one folder."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """Nothing is looked at before it is asked for."""
        self._folder = folder
        self.limits = limits or Limits()
        self._read: dict[str, tuple[int, tuple[KeptFile, ...]]] = {}

    def keep(self, files: Sequence[UploadedBytes]) -> str | None:
        """Keep a drop and return its token; ``None`` where there is no room or no right to write.

        Older drops go first, never this one.
        """
        size = sum(len(file.data) for file in files)
        is_drop = 0 < len(files) <= MAX_UPLOADS
        if not is_drop or size > min(MAX_UPLOAD_BYTES, self.limits.size):
            return None
        token = secrets.token_urlsafe(TOKEN_BYTES)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            self.tidy(room=size, places=1)
            if shutil.disk_usage(self._folder).free - size < self.limits.free:
                return None
            with whole_folder(self._folder / _name(token)) as drop:
                for number, file in enumerate(files):
                    _write(drop / str(number), file.data)
                _write(drop / _OPENED, str(size).encode())
                _write(drop / _MANIFEST, kept_manifest.write(files))
        except OSError:
            return None
        return token

    def find(self, token: str) -> tuple[KeptFile, ...] | Gone:
        """The files of a token, which are noted as asked for; or why there are none."""
        if not _TOKEN.fullmatch(token):
            return Gone.NOT_HERE
        place = self._folder / _name(token)
        now = time.time()
        try:
            opened_at = (place / _OPENED).stat().st_mtime
        except FileNotFoundError:
            return Gone.DAMAGED if _is_folder(place) else Gone.NOT_HERE
        except OSError:
            return Gone.NOT_HERE
        if now - opened_at > self.limits.seconds:
            self.delete(token)
            return Gone.NOT_HERE
        try:
            files = self._files(place)
        except (OSError, DamagedManifestError):
            return Gone.DAMAGED
        if abs(now - opened_at) > _TOUCH_S:
            with suppress(OSError):
                os.utime(place / _OPENED)
        return files

    def delete(self, token: str) -> bool:
        """Delete the drop of a token; whether there is none any more."""
        if _TOKEN.fullmatch(token):
            self._remove(self._folder / _name(token))
            return not _is_folder(self._folder / _name(token))
        return True

    def beside(self, token: str, name: str) -> Path | None:
        """Where something made of a drop may lie, which goes with it; ``None`` without a drop."""
        if not _TOKEN.fullmatch(token):
            return None
        place = self._folder / _name(token)
        return place / name if _is_folder(place) else None

    def tidy(self, room: int = 0, places: int = 0) -> None:
        """Let drops go that are too old, then the ones unasked-for longest that are too many.

        Afterwards ``room`` bytes and ``places`` drops more are within the limits.
        """
        now = time.time()
        held: list[tuple[float, int, Path]] = []
        for place in self._places():
            opened_at, size = _noted(place)
            is_drop = _SET.fullmatch(place.name)
            if now - opened_at > (self.limits.seconds if is_drop else _ABANDONED_S):
                self._remove(place)
            elif is_drop:
                held.append((opened_at, size, place))
        total = sum(size for _, size, _ in held) + room
        for left, (_, size, place) in zip(range(len(held), 0, -1), sorted(held), strict=True):
            if total <= self.limits.size and left + places <= self.limits.count:
                break
            self._remove(place)
            total -= size

    def _files(self, place: Path) -> tuple[KeptFile, ...]:
        """The files of a drop; its manifest is read once.  None may have gone since."""
        written = place.stat().st_mtime_ns  # of the folder: rises when a file in it goes
        held = self._read.get(place.name)
        if held is not None and held[0] == written:
            return held[1]
        with (place / _MANIFEST).open("rb") as file:
            data = file.read(kept_manifest.MAX_BYTES + 1)
        entries = kept_manifest.read(data[: kept_manifest.MAX_BYTES])
        files = tuple(
            KeptFile(one.name, one.size, f"{place.name}/{number}", place / str(number), one.digest)
            for number, one in enumerate(entries)
        )
        for number, one in enumerate(entries):
            if (place / str(number)).stat().st_size != one.size:
                raise DamagedManifestError(f"{number} has another size")
        if len(self._read) >= self.limits.count:
            self._read.clear()
        self._read[place.name] = written, files
        return files

    def _places(self) -> list[Path]:
        """The folders that are ours: drops, and what was not finished or not wholly deleted."""
        with suppress(OSError):
            return [
                place
                for place in self._folder.iterdir()
                if _SET.fullmatch(place.name) or place.name.endswith(UNFINISHED)
            ]
        return []

    def _remove(self, place: Path) -> None:
        """Take a drop away in one step, then delete what is in it."""
        leaving = beside(place)
        with suppress(OSError):
            place.rename(leaving)
            shutil.rmtree(leaving, ignore_errors=True)
        self._read.pop(place.name, None)


def _name(token: str) -> str:
    """What the folder of a token is called: who reads it cannot tell the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _write(place: Path, data: bytes) -> None:
    """Write a file that nobody else may read and that is not there yet."""
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        file.write(data)


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def _noted(place: Path) -> tuple[float, int]:
    """When a drop was asked for last, and its bytes; of a damaged one when it was written."""
    try:
        note = place / _OPENED
        return note.stat().st_mtime, max(0, int(note.read_bytes()[:20]))
    except (OSError, ValueError):
        with suppress(OSError):
            return place.stat().st_mtime, 0
        return time.time(), 0
