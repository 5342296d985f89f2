"""What one input may take: time and memory, measured from inside the process that reads it."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.logs.promises import BrokenPromise

CPU_S = 2.0  # seconds of processor time for an input of up to 64 kB; most take some hundredths
MEMORY_BYTES = 64 << 20  # resident memory that any input may take for a while
MEMORY_PER_BYTE = 200  # and as many bytes more for each byte of the input
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")  # man 5 proc


@contextmanager
def within_limits(size: int) -> Iterator[None]:
    """Raise ``BrokenPromise`` when what is done inside takes more than ``size`` bytes may.

    What hangs in Python or in a regular expression is stopped.  Memory is measured on Linux alone.
    """
    with suppress(OSError):
        _CLEAR.write_text("5")  # the peak counts from here
    held, begun = _resident("VmRSS"), time.process_time()
    with _alarm():
        yield
    taken, spent = _resident("VmHWM") - held, time.process_time() - begun
    if spent > CPU_S:
        raise BrokenPromise(f"took more than {CPU_S:g} s")
    if taken > MEMORY_BYTES + MEMORY_PER_BYTE * size:
        raise BrokenPromise(f"took more than {MEMORY_BYTES >> 20} MB and {MEMORY_PER_BYTE} x size")


@contextmanager
def _alarm() -> Iterator[None]:
    """Ends what takes too long, where the system can; a thread has no alarm of its own."""
    on_main = threading.current_thread() is threading.main_thread()
    if not (on_main and hasattr(signal, "setitimer")):
        yield
        return

    def stop(*_: object) -> None:
        raise BrokenPromise(f"took more than {CPU_S:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _resident(name: str) -> int:
    """Bytes of memory now (``VmRSS``) or at most (``VmHWM``), 0 where the system does not say."""
    try:
        line = next(one for one in _STATUS.read_text().splitlines() if one.startswith(name))
    except (OSError, StopIteration):
        return 0
    return int(line.split()[1]) << 10
