"""Values of a document that somebody hands in, each checked as it is read."""

import math
from collections.abc import Sequence

from dashboard.meetings.identity import Identity


def text(value: object) -> str:
    """A text.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, str):
        raise TypeError(f"text where {type(value).__name__} stands")
    return value


def time(value: object) -> float:
    """Seconds since 1970.

    Raises:
        TypeError: it is no finite number.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError("seconds have to be a finite number")
    return float(value)


def count(value: object) -> int:
    """A whole number from 0 on that a database holds.

    Raises:
        TypeError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise TypeError("a count has to be a whole number from 0 on")
    return value


def an_id(value: object) -> str:
    """An id: 32 hexadecimal digits.

    Raises:
        TypeError, ValueError: it is something else.
    """
    found = text(value)
    if len(found) != 32 or not set(found) <= set("0123456789abcdef"):
        raise ValueError("an id has 32 hexadecimal digits")
    return found


def identity(digests: Sequence[object]) -> Identity:
    """What a run is known by.

    Raises:
        TypeError, ValueError: it is no list of digests.
    """
    if not isinstance(digests, list) or not digests:
        raise TypeError("a run has at least one digest")
    return Identity(tuple(map(an_id, digests)))
