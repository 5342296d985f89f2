"""Memory of sessions that are over, given back to the system.

Streamlit keeps a session for two minutes after its page was closed, so that it may come back, and
then forgets it only when another one ends; what it held, its uploads and its books, hangs together
in circles, which Python's collector frees late, or never where a book was set apart from it.  So
here the server looks for itself: what is over is ended, collected, and the libraries are told to
give back what they keep for the next time.
"""

import asyncio
import ctypes
import gc
import weakref
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

LOOK_S = 30.0
"""Seconds between two looks at which sessions are over."""

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # of glibc's ``mallopt``, from its ``malloc.h``
_ARENAS = 2
_LARGE_BYTES = 1 << 20


class Sessions:
    """The sessions that were there at the last look."""

    def __init__(self) -> None:
        """None is known yet."""
        self._known: dict[str, weakref.ref[Any]] = {}

    def end_those_over(self) -> int:
        """End the sessions that cannot come back, and return how many are over since the last look.

        It runs where Streamlit ends sessions itself: in the thread of the server.
        """
        here = {one.id: one for one in live_sessions()}
        over = [held for name, held in self._known.items() if name not in here]
        self._known = {name: weakref.ref(one) for name, one in here.items()}
        for held in over:
            if (session := held()) is not None:
                session.shutdown()
        return len(over)


def live_sessions() -> list[Any]:
    """The sessions that are open or may come back; those that expired are let go."""
    if not runtime.exists():
        return []
    manager = runtime.get_instance()._session_mgr  # noqa: SLF001 (there is no other way to them)
    with suppress(AttributeError):  # another storage
        len(manager._session_storage._cache)  # type: ignore[attr-defined]  # noqa: SLF001 (reaps)
    return [one.session for one in manager.list_sessions()]


async def give_back_for_ever() -> None:
    """Look now and again, and give back what sessions held that are over."""
    sessions = Sessions()
    while True:
        await asyncio.sleep(LOOK_S)
        if sessions.end_those_over():
            await asyncio.to_thread(give_back)


def set_up() -> None:
    """Let memory be asked for so that it can be given back, before much of it is.

    By default glibc makes eight heaps a core, of which each keeps what lies below its last live
    byte, and puts ever larger blocks into them, up to 32 MB, once such a block was freed.  Here
    there are two heaps, and what is large lies outside of them, and so does what Arrow holds.
    """
    with suppress(OSError, AttributeError, TypeError):  # only glibc has it
        tune = ctypes.CDLL(None).mallopt
        tune(_ARENA_MAX, _ARENAS)
        tune(_MMAP_THRESHOLD, _LARGE_BYTES)
    pa.set_memory_pool(pa.system_memory_pool())


def let_go(file_ids: Iterable[str]) -> None:
    """Free the bytes that this session's browser sent, once they are kept elsewhere.

    Streamlit holds them until the session is over, for zones that are not emptied.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or not runtime.exists():
        return
    manager: Any = context.uploaded_file_mgr
    for file_id in file_ids:
        manager.remove_file(context.session_id, file_id)


def give_back() -> None:
    """Free what nobody holds any more, in Python, Arrow and the C library."""
    was_set_apart = gc.get_freeze_count() > 0
    gc.unfreeze()  # else what was set apart with a session would never be freed
    gc.collect()
    if was_set_apart:
        gc.freeze()
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError, TypeError):  # only glibc has it
        ctypes.CDLL(None).malloc_trim(0)
