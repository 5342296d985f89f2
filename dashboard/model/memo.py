"""A memo for one round of work: results of the last round, by the identity of their inputs.

Inputs are compared by identity: a changed value is another object, whatever it equals. The inputs
are kept alive as long as their result, so that no id is reused.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

Made = TypeVar("Made")

_Held = tuple[tuple[object, ...], Any]


class Remembered:
    """Results by the identity of their inputs; a result unused for a whole round is dropped."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self._now: dict[Hashable, _Held] = {}
        self._before: dict[Hashable, _Held] = {}

    def turn(self) -> None:
        """Begin the next round."""
        self._before, self._now = self._now, {}

    def of(self, what: str, inputs: Sequence[object], make: Callable[[], Made]) -> Made:
        """The result ``what`` of the inputs ``inputs``, remembered or made now.

        ``make`` must depend on nothing else, and its result must not be modified.
        """
        key = what, *map(id, inputs)
        held = self._now.get(key) or self._before.get(key)
        if held is None:
            held = tuple(inputs), make()
        self._now[key] = held
        made: Made = held[1]
        return made
