"""Views of the Curves page saved under a name, in the user's folder, as corrections are.

A view is what the address of the page says: which runs, which axis, which metric, what is picked,
where it is zoomed.  The views of a log set lie in one small JSON file, known by the key that its
corrections have too (:mod:`dashboard.logs.corrections.saved_corrections`).  A file that is damaged
is as if it had never been.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard import user_folders
from dashboard.text.escape import plain

MOST_VIEWS = 40
"""Views of one log set; of more the one saved longest ago goes."""

MAX_SETS = 500
MAX_BYTES = 1 << 20
LONGEST_NAME = 60
LONGEST_VALUE = 4000
"""Characters of one value of an address."""

_SUFFIX = ".json"

Query = Mapping[str, Sequence[str]]
"""What an address says: several values under a name, in their order."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view with its name, which is unique in its log set."""

    name: str
    query: Query


def folder() -> Path | None:
    """Where they lie, by the conventions of the system; ``None`` for a user without a home."""
    kept = user_folders.config_folder()
    return kept / "views" if kept is not None else None


def read(key: str) -> list[SavedView]:
    """The views of the log set ``key``, the newest first; none where they cannot be read."""
    where = folder()
    if where is None or not key:
        return []
    try:
        with (where / f"{key}{_SUFFIX}").open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        told = json.loads(data) if len(data) <= MAX_BYTES else []
    except (OSError, ValueError, RecursionError):
        return []
    views = [_view(one) for one in told] if isinstance(told, list) else []
    return [one for one in views if one is not None][:MOST_VIEWS]


def save(key: str, name: str, query: Query) -> bool:
    """Save a view in the place of one of the same name; return whether that is done."""
    clean = plain(name, LONGEST_NAME)
    if not clean:
        return False
    others = [one for one in read(key) if one.name != clean]
    return _write(key, [SavedView(clean, query), *others][:MOST_VIEWS])


def delete(key: str, name: str) -> bool:
    """Delete the view of that name; return whether that is done."""
    return _write(key, [one for one in read(key) if one.name != name])


def _write(key: str, views: Sequence[SavedView]) -> bool:
    where = folder()
    if where is None or not key:
        return False
    told = [
        {"name": one.name, "query": {name: list(many) for name, many in one.query.items()}}
        for one in views
    ]
    data = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    place = where / f"{key}{_SUFFIX}"
    if len(data) > MAX_BYTES or not user_folders.replace_file(place, data):
        return False
    user_folders.keep_newest(where, _SUFFIX, MAX_SETS)
    return True


def _view(told: object) -> SavedView | None:
    """A view of the file; ``None`` where it is none."""
    if not isinstance(told, dict):
        return None
    name, query = told.get("name"), told.get("query")
    if not isinstance(name, str) or not plain(name, LONGEST_NAME) or not isinstance(query, dict):
        return None
    kept: dict[str, list[str]] = {}
    for key, many in query.items():
        if isinstance(many, list) and all(isinstance(one, str) for one in many):
            kept[key] = [one[:LONGEST_VALUE] for one in many]
    return SavedView(plain(name, LONGEST_NAME), kept)
