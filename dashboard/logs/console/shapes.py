"""Shapes of lines: what was found on one line holds for all that differ from it in digits only.

A log of a million lines has some dozens of shapes; what regular expressions find on a shape is
kept, and of each line only the numbers are taken.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Found = TypeVar("Found")

_KEPT = 2_048  # shapes
_LONGEST = 512  # characters of a shape that is kept
_DIGITS = str.maketrans(dict.fromkeys("0123456789", "1"))


def shape_of(line: str) -> str:
    """``line`` with every digit as a one, so that every place on it stays."""
    return line.translate(_DIGITS)


def by_shape(find: Callable[[str], Found]) -> Callable[[str], Found]:
    """Keep what ``find`` finds on short shapes."""
    kept = lru_cache(maxsize=_KEPT)(find)

    @wraps(find)
    def found(shape: str) -> Found:
        return kept(shape) if len(shape) <= _LONGEST else find(shape)

    return found
