"""One room: what it is for, who is in it, who may end it, how much it takes.

A person is known by a random id that their browser keeps, and by the name that they gave; two
people of one name are two.  Names and ids are values in a table, never paths.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from dashboard.text.escape import plain

Spec: TypeAlias = Mapping[str, Any]
"""What a room is about, as JSON has it."""

LONGEST_NAME = 40
"""Characters of a person's name."""

ID_BYTES = 16
"""Random bytes of a person's id."""


class Kind(StrEnum):
    """What a room is for."""

    BLIND = "blind"  # runs are judged before the indicators are seen
    CELLS = "cells"  # each trains one cell of a grid


class RoomLostError(Exception):
    """A room that was deleted, or expired, while it was open."""


class RoomFullError(Exception):
    """A room that takes no more people, votes or logs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server keeps of classes."""

    rooms: int = 100
    seconds: float = 30 * 86_400.0  # since a room was asked for
    free: int = 1 << 30  # bytes of the disk that are left to others
    people: int = 300  # in a room
    votes: int = 100_000  # in a room
    logs: int = 2_000  # in a room
    log_bytes: int = 16 << 20  # of one drop
    files: int = 200  # of one drop
    room_bytes: int = 512 << 20  # of all drops of a room


@dataclass(frozen=True, slots=True)
class Room:
    """An open room; ``owner`` is the digest of the token of who may end it."""

    place: Path
    kind: Kind
    spec: Spec
    owner: str
    limits: Limits

    def is_owner(self, key: str) -> bool:
        """Whether ``key`` is the second token."""
        return secrets.compare_digest(hashlib.sha256(key.encode()).hexdigest(), self.owner)


def new_id() -> str:
    """An id for somebody who has none yet."""
    return secrets.token_hex(ID_BYTES)


def is_id(text: str) -> bool:
    """Whether a browser says an id that :func:`new_id` may have given."""
    return len(text) == 2 * ID_BYTES and set(text) <= set("0123456789abcdef")


def clean_name(name: str) -> str:
    """A name on one line without hidden characters; empty where nothing is left."""
    return plain(name, LONGEST_NAME)
