"""All readers, found by a scan of their folder, and the one that a file belongs to."""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import lru_cache

from dashboard.logs import readers
from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader


@lru_cache(maxsize=1)
def all_readers() -> tuple[Reader, ...]:
    """Every ``READER`` under ``dashboard/logs/readers``, in the order of their file names."""
    modules = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    return tuple(importlib.import_module(f"{readers.__name__}.{name}").READER for name in modules)


def claims(head: Head, among: Sequence[Reader] | None = None) -> dict[str, Claim]:
    """What each reader that wants the file claims, by the reader's name.

    A guess that crashes claims nothing: a file may be built to that end.
    """
    found: dict[str, Claim] = {}
    for reader in among if among is not None else all_readers():
        try:
            claim = reader.guess(head)
        except Exception:  # noqa: BLE001, S112 - no file may stop the others from being read
            continue
        if claim:
            found[reader.name] = claim
    return found


def reader_for(head: Head) -> Reader | None:
    """The reader with the highest claim to the file, None when no reader wants it."""
    found = claims(head)
    if not found:
        return None
    best = max(found, key=lambda name: found[name])
    return next(reader for reader in all_readers() if reader.name == best)


def reader_named(name: str) -> Reader | None:
    """The reader of that name, None when there is none."""
    return next((reader for reader in all_readers() if reader.name == name), None)
