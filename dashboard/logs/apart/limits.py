"""How long the reading of one file may take, and how much memory, and how much a process takes.

The limits are well above what honest logs take, so that a slow machine loses none: of the texts
that were measured, a console log of one line per epoch took most, 1 s a megabyte on a core of its
own and 19 bytes of memory for each of its bytes.

All that is read at a time has a budget, half of the memory that the machine, or a container or a
service in it, has; one file, and so one session, which reads one after the other, may take half of
that.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from dashboard.logs.apart.machine_memory import machine_memory

LEAST_BYTES = 1 << 20
"""Bytes from which on a text is read apart: a shorter one is read before a process has started."""

_SECONDS, _SECONDS_A_MEGABYTE = 60.0, 10.0
_MEMORY, _MEMORY_A_BYTE = 1 << 30, 24
LEAST_A_BYTE = 3
"""Bytes of memory for each byte of a text that no reader can do without: it, and its characters."""

_OF_MACHINE = 0.5  # share of the memory that the machine, or the container, has
_OF_BUDGET = 0.5  # share of the budget that one file may take
_MEGABYTE = 1 << 20
_STATE = Path("/proc")  # of the processes, on Linux


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may take."""

    seconds: float
    memory: int  # bytes of the process that reads it


def limits_of(size: int) -> Limits:
    """The limits for a file of ``size`` bytes."""
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * size / _MEGABYTE
    most = int(_OF_BUDGET * budget())
    return Limits(seconds, min(_MEMORY + _MEMORY_A_BYTE * size, most))


def needs_too_much(size: int, allowed: Limits) -> bool:
    """Whether a text of ``size`` bytes cannot be read within the limits, whatever it holds."""
    return LEAST_A_BYTE * size > allowed.memory


@lru_cache(maxsize=1)
def budget() -> int:
    """The bytes that all files which are read at a time may take here, together.

    As good as without end where the system does not tell how much memory there is.
    """
    return int(_OF_MACHINE * machine_memory())


def memory_of(pid: int) -> int:
    """The bytes of memory that a process holds; 0 where the system does not tell.

    Linux tells; elsewhere psutil does, where it is installed.
    """
    if _STATE.is_dir():
        with suppress(OSError, ValueError, IndexError):
            pages = int((_STATE / str(pid) / "statm").read_text(encoding="ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE")
        return 0
    with suppress(Exception):  # not installed, or the process has ended
        return int(import_module("psutil").Process(pid).memory_info().rss)
    return 0
