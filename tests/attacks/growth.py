"""How a cost grows with the size of what is read, in CPU time of this thread.

A wall clock would measure who else uses the machine. The smallest of several repeats is taken, over
several doublings, and only of costs that are large enough to be measured at all.
"""

import math
import time
from collections.abc import Callable

DOUBLINGS = 3
REPEATS = 3
LOOKS = 3
"""Of a cost that seems to grow too fast: a processor that slows down between two sizes does that
once, and not three times."""


def seconds(work: Callable[[], object], repeats: int = 1) -> float:
    """CPU seconds of the quickest of ``repeats`` runs."""
    return min(_once(work) for _ in range(repeats))


def _once(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def exponent(
    cost_of: Callable[[int], Callable[[], object]], largest: int, doublings: int = DOUBLINGS
) -> float:
    """The power of the size with which the cost grows up to ``largest``: 1 in line, 2 in square.

    ``cost_of`` gives the work on a text of a size, made before the clock runs.
    """
    sizes = (largest >> doublings, largest)
    first, last = (seconds(cost_of(size), REPEATS) for size in sizes)
    return math.log2(last / first) / doublings


def least_exponent(
    most: float,
    cost_of: Callable[[int], Callable[[], object]],
    largest: int,
    doublings: int = DOUBLINGS,
) -> float:
    """The exponent, measured again while it is above ``most``, at most LOOKS times: the least."""
    found = math.inf
    for _ in range(LOOKS):
        found = min(found, exponent(cost_of, largest, doublings))
        if found <= most:
            break
    return found
