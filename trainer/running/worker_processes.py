"""How the processes of workers are begun: as copies of one that has loaded all they need.

Loading torch and a data set's packages takes seconds of a processor, in every process anew. On
Linux one process (`multiprocessing`'s fork server) loads them once, while this one loads its own,
and every worker is a copy of it. It has run nothing, so that no thread of torch's is missing in the
copy, as it would be in one of this process. Elsewhere each worker begins by itself.

This module needs none of these packages: the server is to begin before they are loaded.
"""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterable
from multiprocessing import forkserver
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

IS_COPIED = sys.platform == "linux"


def context() -> "ForkServerContext | SpawnContext":
    """Of which workers are made."""
    if IS_COPIED:
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def warm_up(datasets: Iterable[str]) -> None:
    """Begin to load what workers need, torch and what reads the `datasets`; do not wait for it."""
    is_main = threading.current_thread() is threading.main_thread()
    if not (IS_COPIED and is_main):
        return
    modules = [f"trainer.datasets.{name}" for name in sorted(set(datasets))]
    context().set_forkserver_preload(["trainer.running.workers", *modules])
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches it, and is not for it
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)
