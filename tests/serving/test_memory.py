"""What sessions held that are over is ended, and given back to the system."""

import asyncio
import gc
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.views.serving import memory
from tests.serving.served import ROOT


class Session:
    """A session that holds itself, and what was dropped in it."""

    def __init__(self, name: str) -> None:
        self.id, self.is_over, self.own = name, False, self
        self.dropped = bytearray(1000)

    def shutdown(self) -> None:
        self.is_over = True


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The runtime with one open session, and those that may come back until they expire."""
    now = SimpleNamespace(s=0.0)
    storage = MemorySessionStorage()
    storage._cache = TTLCache(maxsize=128, ttl=120, timer=lambda: now.s)
    made = SimpleNamespace(now=now, storage=storage, active=[SimpleNamespace(session=Session("a"))])
    manager = SimpleNamespace(
        _session_storage=storage, list_sessions=lambda: made.active + storage.list()
    )
    monkeypatch.setattr(memory.runtime, "exists", lambda: True)
    monkeypatch.setattr(
        memory.runtime, "get_instance", lambda: SimpleNamespace(_session_mgr=manager)
    )
    return made


def test_a_session_that_expired_is_ended_and_let_go(runtime: Any) -> None:
    session = Session("b")
    runtime.storage.save(SimpleNamespace(session=session))
    sessions = memory.Sessions()
    assert sessions.end_those_over() == 0
    runtime.now.s = 119.0
    assert sessions.end_those_over() == 0
    runtime.now.s = 121.0
    assert sessions.end_those_over() == 1
    assert session.is_over
    assert not runtime.storage._cache._data
    assert not runtime.active[0].session.is_over
    assert sessions.end_those_over() == 0


def test_a_session_that_closed_counts_too(runtime: Any) -> None:
    sessions = memory.Sessions()
    sessions.end_those_over()
    runtime.active.clear()
    assert sessions.end_those_over() == 1


def test_what_was_set_apart_from_the_collector_is_freed() -> None:
    session = Session("a")
    held = weakref.ref(session)
    gc.freeze()
    del session
    gc.collect()
    assert held() is not None, "nothing is left to free: this test shows nothing"
    memory.give_back()
    gc.unfreeze()
    assert held() is None


def test_streamlit_still_has_what_is_looked_at() -> None:
    assert "_session_mgr" in Runtime.__init__.__code__.co_names
    assert (
        "_session_storage"
        in (
            RuntimeConfig.__dataclass_fields__["session_manager_class"].default.__init__.__code__
        ).co_names
    )
    assert isinstance(MemorySessionStorage()._cache, TTLCache)


def test_it_looks_as_long_as_the_server_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LOOK_S", 0.0)
    monkeypatch.setattr(memory.Sessions, "end_those_over", lambda _: 1)
    given: list[int] = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(1))

    async def some_time() -> None:
        task = asyncio.create_task(memory.give_back_for_ever())
        while len(given) < 3:
            await asyncio.sleep(0)
        task.cancel()

    with ThreadPoolExecutor(1) as apart:  # a browser of another test may keep a loop running here
        apart.submit(lambda: asyncio.run(some_time())).result()
    assert len(given) >= 3


HELD = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from dashboard.logs.apart.limits import memory_of
from dashboard.views.serving import memory
from tests.serving.served import ROOT
import os

if sys.argv[1] == "set up":
    memory.set_up()
kept = []

def session(_):
    for _ in range(5):
        large = [b"x" * ((2 << 20) + n * 4096) for n in range(20)]
        kept.append(b"y" * 2000)  # small, and lives on behind them
        del large

def work():
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(session, range(16)))

before = memory_of(os.getpid())
work()
memory.give_back()
print((memory_of(os.getpid()) - before) >> 20)
"""
"""Sessions in eight threads that hold large and small things; printed are the MiB that stay."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other heaps")
def test_what_is_large_goes_back_to_the_system_though_something_small_stays() -> None:
    words = [sys.executable, "-c", HELD, "set up"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 10


def test_what_was_dropped_is_not_held_once_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/upload")
    for name in ("a", "b"):
        manager.add_file("mine", UploadedFileRec(name, name, "text/csv", b"data"))
    manager.add_file("another", UploadedFileRec("a", "a", "text/csv", b"data"))
    context = SimpleNamespace(session_id="mine", uploaded_file_mgr=manager)
    monkeypatch.setattr(memory, "get_script_run_ctx", lambda **_: context)
    monkeypatch.setattr(memory.runtime, "exists", lambda: True)
    memory.let_go(["a", "gone"])
    assert [one.file_id for one in manager.get_files("mine", ["a", "b"])] == ["b"]
    assert len(manager.get_files("another", ["a"])) == 1
