"""Names that a person gave to runs, kept on the disk, so that a reload finds them again.

Of logs that were sent they lie with them, behind their token, and are deleted with them.  Of all
others they lie in the user's folder, under the key of the set, as saved views do.  No address says
them.  A file that is damaged is as if it had never been.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from dashboard import user_folders
from dashboard.text.escape import NAME_LIMIT, plain, shorten
from dashboard.views.state import collected, sent_logs
from dashboard.views.state.log_set import UPLOAD, LogSet

MOST_NAMES = 2000
"""Names of one log set; each is typed by hand."""

MAX_SETS = 500
MAX_BYTES = 1 << 20
FILE = "own-names.json"
"""What the file is called beside logs that were sent."""

_SUFFIX = ".json"


def clean(name: str) -> str:
    """A name as it is shown: one line, and not too long; empty where nothing of it is left."""
    return shorten(plain(name), NAME_LIMIT)


def read(logs: LogSet) -> dict[str, str]:
    """The names by the ids of the runs; none where they cannot be read."""
    place = _place(logs)
    return _read(place) if place is not None else {}


def call(logs: LogSet, run_id: str, name: str) -> bool:
    """Give a run a name, or take it back with an empty one; return whether that is kept.

    The other names stay as the disk has them, so that two tabs do not undo each other.  Who may not
    change what others see keeps nothing.
    """
    place = _place(logs)
    if place is None or not collected.may_change(logs):
        return False
    names = {one: own for one, own in _read(place).items() if one != run_id}
    if clean(name):
        names[run_id] = clean(name)
    return _write(place, names)


def folder() -> Path | None:
    """Where those of sets that were not sent lie; ``None`` for a user without a home."""
    kept = user_folders.config_folder()
    return kept / "run-names" if kept is not None else None


def _place(logs: LogSet) -> Path | None:
    if logs.name == UPLOAD:
        return sent_logs.beside(FILE)
    where = folder()
    return where / f"{logs.key}{_SUFFIX}" if where is not None and logs.key else None


def _read(place: Path) -> dict[str, str]:
    try:
        with place.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        told = json.loads(data) if len(data) <= MAX_BYTES else {}
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, Mapping):
        return {}
    names = {
        run_id: clean(name)
        for run_id, name in list(told.items())[:MOST_NAMES]
        if isinstance(run_id, str) and isinstance(name, str)
    }
    return {run_id: name for run_id, name in names.items() if name}


def _write(place: Path, names: Mapping[str, str]) -> bool:
    data = json.dumps(names, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(names) > MOST_NAMES or len(data) > MAX_BYTES:
        return False
    if not user_folders.replace_file(place, data):
        return False
    if place.name != FILE:
        user_folders.keep_newest(place.parent, _SUFFIX, MAX_SETS)
    return True
