"""What was made of values in the last round, so that the same values need not be worked on again.

A value is the same when it is the very same object: what changed is another object, whatever it
equals.  The values are held as long as what was made of them, so that no id is given twice.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

Made = TypeVar("Made")

_Held = tuple[tuple[object, ...], Any]


class Remembered:
    """Results by what they were made of; those that a whole round had no use for go."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self._now: dict[Hashable, _Held] = {}
        self._before: dict[Hashable, _Held] = {}

    def turn(self) -> None:
        """Begin the next round."""
        self._before, self._now = self._now, {}

    def of(self, what: str, made_of: Sequence[object], make: Callable[[], Made]) -> Made:
        """The ``what`` of the objects ``made_of``, as it was made before or made now.

        ``make`` must rest on nothing else, and nobody may change its result.
        """
        key = what, *map(id, made_of)
        held = self._now.get(key) or self._before.get(key)
        if held is None:
            held = tuple(made_of), make()
        self._now[key] = held
        made: Made = held[1]
        return made
