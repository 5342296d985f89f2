"""What is written beside kept uploads: the names that people gave the files, their sizes, digests.

The files themselves are called ``0``, ``1``, ``2`` …: no name from a browser becomes a path.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.logs.sources.uploads import MAX_UPLOAD_BYTES, MAX_UPLOADS, UploadedBytes

VERSION = 1
MAX_BYTES = 64 << 20
"""Bytes of a manifest; one of the most files with long names takes less."""

_LONGEST_NAME = 4_000  # characters; what a browser sends is shorter


class DamagedManifestError(ValueError):
    """A manifest that this version cannot have written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name as it is shown, never a path, its size in bytes and its digest."""

    name: str
    size: int
    digest: str


def digest(data: bytes) -> str:
    """What tells whether a file still is what was sent: 32 hex digits of BLAKE2b."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def write(files: Sequence[UploadedBytes]) -> bytes:
    """The manifest of the files, in their order."""
    said = [[file.name, len(file.data), digest(file.data)] for file in files]
    return json.dumps({"version": VERSION, "files": said}).encode()


def read(data: bytes) -> tuple[Entry, ...]:
    """The entries of a manifest, one at least.

    Raises:
        DamagedManifestError: It is not whole, of another version, or beyond the limits of a drop.
    """
    try:
        said: Any = json.loads(data)
        if said["version"] != VERSION:
            raise DamagedManifestError("another version")
        entries = tuple(Entry(*one) for one in said["files"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedManifestError(str(error)) from error
    if not 0 < len(entries) <= MAX_UPLOADS or not all(map(_is_sound, entries)):
        raise DamagedManifestError("an entry that nobody sent")
    if sum(entry.size for entry in entries) > MAX_UPLOAD_BYTES:
        raise DamagedManifestError("more than a drop may hold")
    return entries


def _is_sound(entry: Entry) -> bool:
    is_name = isinstance(entry.name, str) and len(entry.name) <= _LONGEST_NAME
    is_size = type(entry.size) is int and entry.size >= 0
    return is_name and is_size and isinstance(entry.digest, str)
