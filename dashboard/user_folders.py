"""The folders of this user in which programs keep things, by the conventions of the system.

On Linux they are those of the XDG Base Directory Specification, version 0.8, which ignores a
relative path; on Windows and on the Mac those that the makers name.
"""

import os
import sys
from pathlib import Path

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
