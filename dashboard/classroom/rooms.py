"""The rooms of this server: opened, found by their token, deleted when nobody comes any more."""

import hashlib
import os
import re
import secrets
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard.classroom import schema
from dashboard.classroom.room import Kind, Limits, Room, RoomLostError, Spec
from dashboard.logs.sources.kept_uploads import TOKEN_BYTES
from dashboard.whole_files import UNFINISHED, beside, whole_folder

FOLDER = "classes"
"""Where the rooms lie among the user's data."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_ROOM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ABANDONED_S = 3600.0  # seconds after which what is half written belongs to nobody
_TOUCH_S = 600.0  # seconds between two notes that a room was asked for


@dataclass(frozen=True, slots=True)
class Keys:
    """The two tokens of a room: for the class, and for who may end it."""

    room: str
    owner: str


class Rooms:
    """The rooms under one folder."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """Nothing is looked at before it is asked for."""
        self._folder = folder
        self.limits = limits or Limits()

    def create(self, kind: Kind, spec: Spec) -> Keys | None:
        """Open a room; ``None`` where the server has too many, or no room or right to write."""
        keys = Keys(secrets.token_urlsafe(TOKEN_BYTES), secrets.token_urlsafe(TOKEN_BYTES))
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            self.tidy()
            if len(self._rooms()) >= self.limits.rooms:
                return None
            if shutil.disk_usage(self._folder).free < self.limits.free:
                return None
            with whole_folder(self._folder / digest(keys.room)) as place:
                schema.write(place / schema.NAME, kind, digest(keys.owner), spec)
        except (OSError, sqlite3.Error):
            return None
        return keys

    def find(self, token: str) -> Room | None:
        """The room of a token, which is noted as asked for; ``None`` where there is none."""
        if not _TOKEN.fullmatch(token):
            return None
        place = self._folder / digest(token)
        base = place / schema.NAME
        try:
            asked_at = place.stat().st_mtime
        except OSError:
            return None
        if time.time() - asked_at > self.limits.seconds:
            _remove(place)
            return None
        try:
            with closing(schema.connect(base)) as connection:
                kind, owner, spec = schema.read(connection)
        except (sqlite3.Error, ValueError, RoomLostError):
            return None
        if abs(time.time() - asked_at) > _TOUCH_S:
            with suppress(OSError):
                os.utime(place)
        return Room(place, kind, spec, owner, self.limits)

    def delete(self, token: str, owner: str) -> bool:
        """Delete the room of a token with all that was sent to it; whether ``owner`` may do that.

        A room that is gone already counts as deleted.
        """
        room = self.find(token)
        if room is None:
            return not self._is_there(token)
        if not room.is_owner(owner):
            return False
        _remove(room.place)
        return not self._is_there(token)

    def tidy(self) -> None:
        """Delete the rooms that nobody asked for in a long time, and what is half written."""
        now = time.time()
        with suppress(OSError):
            for place in self._folder.iterdir():
                with suppress(OSError):
                    age = now - place.stat().st_mtime
                    is_room = bool(_ROOM.fullmatch(place.name))
                    is_unfinished = place.name.endswith(UNFINISHED)
                    if (is_room and age > self.limits.seconds) or (
                        is_unfinished and age > _ABANDONED_S
                    ):
                        _remove(place)

    def _rooms(self) -> list[Path]:
        return [place for place in self._folder.iterdir() if _ROOM.fullmatch(place.name)]

    def _is_there(self, token: str) -> bool:
        return bool(_TOKEN.fullmatch(token)) and (self._folder / digest(token)).is_dir()


def digest(token: str) -> str:
    """What stands on the disk for a token: who reads it cannot tell the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _remove(place: Path) -> None:
    """Take a room away in one step, then delete what is in it."""
    leaving = beside(place)
    with suppress(OSError):
        place.rename(leaving)
        shutil.rmtree(leaving, ignore_errors=True)
