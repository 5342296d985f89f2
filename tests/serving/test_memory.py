"""What sessions held that are over is ended, and given back to the system."""

import asyncio
import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from dashboard.views.serving import memory


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
