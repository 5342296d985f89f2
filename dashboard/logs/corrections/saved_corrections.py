"""Corrections saved on disk, one small JSON file for each log set a person has corrected.

They lie in the user's folder for configuration.  A set on disk is known by its resolved paths,
uploads by their names and sizes.  A file is written beside its place and moved there in one step;
one that is damaged, or from another version, is as if it had never been.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dashboard import user_folders
from dashboard.logs.corrections.correction import NONE, Corrections, CorrectionsError
from dashboard.whole_files import write_whole

MAX_SETS = 500  # log sets; those corrected longest ago go first
MAX_BYTES = 1 << 20  # bytes of one set's corrections; about 10,000 names of tags
_SUFFIX = ".json"


def key_of_paths(paths: Iterable[Path]) -> str:
    """The key of a log set on disk, 64 hex digits; where it lies is what tells it."""
    return _digest(["paths", *sorted(str(path.resolve()) for path in paths)])


def key_of_uploads(files: Iterable[tuple[str, int]]) -> str:
    """The key of what a browser sent, by its names and sizes in bytes, 64 hex digits."""
    return _digest(["uploads", *sorted(f"{size} {name}" for name, size in files)])


def _digest(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def folder() -> Path | None:
    """Where they lie, by the conventions of the system; None for a user without a home."""
    kept = user_folders.config_folder()
    return kept / "corrections" if kept is not None else None


def read(key: str) -> Corrections:
    """What was saved of the log set ``key``; nothing where it cannot be read."""
    where = folder()
    if where is None:
        return NONE
    try:
        with (where / f"{key}{_SUFFIX}").open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return Corrections.from_dict(json.loads(data)) if len(data) <= MAX_BYTES else NONE
    except (OSError, ValueError, RecursionError, CorrectionsError):
        return NONE


def write(key: str, corrections: Corrections) -> bool:
    """Save ``corrections`` of the log set ``key``, or delete them if there are none.

    Returns whether that is done: a full or read-only disk is no reason to fail.
    """
    where = folder()
    if where is None:
        return False
    place = where / f"{key}{_SUFFIX}"
    data = json.dumps(corrections.to_dict(), ensure_ascii=False).encode()
    try:
        if not corrections:
            place.unlink(missing_ok=True)
            return True
        if len(data) > MAX_BYTES:
            return False
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, data, safely=True)
    except OSError:
        return False
    _limit_files(where)
    return True


def _limit_files(where: Path) -> None:
    """Remove the files written longest ago until at most ``MAX_SETS`` are left."""
    with suppress(OSError):
        held = sorted(where.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
        for path in held[: max(len(held) - MAX_SETS, 0)]:
            path.unlink(missing_ok=True)
