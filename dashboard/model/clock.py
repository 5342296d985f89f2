"""The time for what waits: seconds since 1970 that never go back and never stand still.

The clock of a machine is put right now and then, by hours where it was wrong.  What is due "in two
seconds" by it would wait those hours.  So here the time goes on by a clock that nobody sets until
the machine's own has caught up; where that is put forward, or the machine slept, it is followed.
"""

import time
from collections.abc import Callable
from threading import Lock


class Clock:
    """A clock; it may be asked by several threads."""

    def __init__(
        self,
        machine: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin at what the clock of the ``machine`` says, in seconds since 1970."""
        self._machine, self._steady = machine, steady
        self._now, self._at = machine(), steady()
        self._lock = Lock()

    def now(self) -> float:
        """Seconds since 1970: as the machine says, or as long after the last answer as it was."""
        with self._lock:
            at = self._steady()
            self._now, self._at = max(self._machine(), self._now + at - self._at), at
            return self._now


_SHARED = Clock()


def now() -> float:
    """Seconds since 1970 by the clock that all of this process share."""
    return _SHARED.now()
