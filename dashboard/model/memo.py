"""Results of earlier work by what they were made from, within a bound."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Any, TypeVar

Made = TypeVar("Made")

MOST_RESULTS = 1_000_000
"""Results of one memo; judging takes about seven a run, so 100,000 runs stay below it."""

_Result = tuple[int, tuple[object, ...], Any]  # round of its last use, parts, what was made


class Memo:
    """At most ``most`` results; the one not used for longest goes first.

    Work that is repeated in rounds calls :meth:`next_round` between them: results that a whole
    round had no use for go.  One memo may serve several threads: what two of them make at the same
    time is made twice, and both get the same one.
    """

    def __init__(self, most: int = MOST_RESULTS) -> None:
        """Begin empty."""
        self._most = most
        self._round = 0
        self._results: OrderedDict[Hashable, _Result] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The result of ``key``, made now if it is not there; nobody may change it."""
        return self._get(key, (), make)

    def of(self, what: str, parts: Sequence[object], make: Callable[[], Made]) -> Made:
        """The ``what`` of the very objects ``parts``, whatever they equal.

        ``make`` must depend on nothing else, and nobody may change its result.  The parts are held
        as long as the result, so that no id is given twice.
        """
        return self._get((what, *map(id, parts)), tuple(parts), make)

    def keys(self) -> tuple[Any, ...]:
        """The keys of the results now, the one used last at the end."""
        with self._lock:
            return tuple(self._results)

    def next_round(self) -> None:
        """Begin another round."""
        with self._lock:
            self._round += 1
            while self._results:
                key, (last_used, *_) = next(iter(self._results.items()))
                if last_used >= self._round - 1:
                    break
                del self._results[key]

    def _get(self, key: Hashable, parts: tuple[object, ...], make: Callable[[], Made]) -> Made:
        with self._lock:
            found = self._results.get(key)
        made: Made = make() if found is None else found[2]
        with self._lock:
            if found is None and key in self._results:  # another thread was quicker
                made = self._results[key][2]
            self._results[key] = self._round, parts, made
            self._results.move_to_end(key)
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return made
