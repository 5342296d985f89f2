"""Processes of their own session: started, recognised again, and stopped.

A process is known by its number together with when it started: numbers are given again.  One that
this server started outlives it, so that neither a closed browser nor a killed server loses work.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

IS_WINDOWS = sys.platform == "win32"

SAME_START_S = 2.0
"""Two starts this near are one: the clock of the machine may have been set between two readings."""


@dataclass(frozen=True, slots=True)
class Known:
    """A process, recognisable after a restart of the server."""

    pid: int
    started_at: float  # seconds since 1970, as the system says


def lacking() -> str:
    """A package that is needed to start trainings and is not there; empty where none lacks."""
    return next((name for name in ("psutil", "filelock") if find_spec(name) is None), "")


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start(
    words: Sequence[str], folder: Path, output: Path, environment: Mapping[str, str]
) -> tuple[Known, "subprocess.Popen[bytes]"]:
    """Start a program in ``folder``, all that it prints added to ``output``.

    Raises:
        OSError: It cannot be started.
    """
    import psutil  # noqa: PLC0415 (comes with the trainer, which is no part of the dashboard)

    with output.open("ab") as file:
        process = subprocess.Popen(  # noqa: S603 (words that were checked, and no shell)
            list(words),
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=not IS_WINDOWS,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if IS_WINDOWS else 0,
        )
    try:
        started_at = psutil.Process(process.pid).create_time()
    except psutil.Error:  # over already
        started_at = 0.0
    return Known(process.pid, started_at), process


def is_alive(known: Known) -> bool:
    """Whether the very process is there and has not ended."""
    return _process(known) is not None


def _process(known: Known) -> Any:
    """The process itself, psutil's; ``None`` where it is gone or only waits to be noticed."""
    import psutil  # noqa: PLC0415

    try:
        found = psutil.Process(known.pid)
        is_same = abs(found.create_time() - known.started_at) <= SAME_START_S
        return found if is_same and found.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def interrupt(known: Known) -> None:
    """Ask a process, and those it started, to stop: as Ctrl-C does, where the system has that."""
    if IS_WINDOWS:
        end(known, signal.SIGTERM)
    elif _process(known) is not None:
        _signal_group(known, signal.SIGINT)


def end(known: Known, by: int) -> None:
    """End a process and those it started, by SIGTERM or by SIGKILL."""
    found = _process(known)
    if found is None:
        return
    if not IS_WINDOWS:
        _signal_group(known, by)
        return
    import psutil  # noqa: PLC0415

    with suppress(psutil.Error):
        for one in [*found.children(recursive=True), found]:
            with suppress(psutil.Error):
                one.terminate()


def _signal_group(known: Known, number: int) -> None:
    """Its session is its own, and so its group has its number."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(known.pid, number)
