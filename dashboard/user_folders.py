"""The folders of this user in which programs keep things, by the conventions of the system.

On Linux they are those of the XDG Base Directory Specification, version 0.8, which ignores a
relative path; on Windows and on the Mac those that the makers name.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from dashboard.whole_files import write_whole

_NAME = "curva"


def cache_folder() -> Path | None:
    """For what can be made again; ``None`` for a user without a home."""
    return _folder("LOCALAPPDATA", "AppData/Local", "Library/Caches", "XDG_CACHE_HOME", ".cache")


def config_folder() -> Path | None:
    """For what a person has set; ``None`` for a user without a home."""
    mac = "Library/Application Support"
    return _folder("APPDATA", "AppData/Roaming", mac, "XDG_CONFIG_HOME", ".config")


def data_folder() -> Path | None:
    """For what a person wants to keep; ``None`` for a user without a home."""
    mac = "Library/Application Support"
    return _folder("LOCALAPPDATA", "AppData/Local", mac, "XDG_DATA_HOME", ".local/share")


def replace_file(place: Path, data: bytes) -> bool:
    """Write a file whole or not at all; make its folder for this user.

    Returns whether that is done: a full or read-only disk is no reason to fail.
    """
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, data, safely=True)
    except OSError:
        return False
    return True


def keep_newest(folder: Path, suffix: str, most: int) -> None:
    """Remove the files of a folder that were written longest ago until ``most`` are left."""
    with suppress(OSError):
        held = sorted(folder.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime_ns)
        for path in held[: max(len(held) - most, 0)]:
            path.unlink(missing_ok=True)


def _folder(
    windows_variable: str, windows: str, mac: str, variable: str, otherwise: str
) -> Path | None:
    try:
        if sys.platform == "win32":
            return Path(os.environ.get(windows_variable) or Path.home() / windows) / _NAME
        if sys.platform == "darwin":
            return Path.home() / mac / _NAME
        chosen = Path(os.environ.get(variable, ""))
        return (chosen if chosen.is_absolute() else Path.home() / otherwise) / _NAME
    except RuntimeError:
        return None
