"""What is freed in training is kept for the next update, where the C library is glibc's."""

import ctypes
import os
import platform
import subprocess
import sys

import pytest

from trainer.running import memory
from trainer.running.jobs import Job
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job

LIMITS = [(-1, memory.KEPT), (-2, memory.PAD), (-3, memory.LARGE)]
BLOCK = 48 * memory.MEGABYTE  # bytes; more than glibc keeps by itself
FREED = f"""
import resource, sys
import torch
from trainer.running.memory import keep_freed_memory

def size():  # bytes of addresses that the process has
    return int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()

if "kept" in sys.argv:
    assert keep_freed_memory()
sizes = []
for _ in range(40):
    blocks = [torch.empty({BLOCK} // 4) for _ in range(4)]
    sizes.append(size())
    blocks.clear()
    sizes.append(size())
print(sizes[0] - sizes[1], sizes[-1] - sizes[1], sizes[-1] - sizes[39])
"""


class Library:
    """Stands for the C library; takes limits up to `most` and keeps what it was asked for."""

    def __init__(self, most: int) -> None:
        self.asked: list[tuple[int, int]] = []
        self.most = most

    def mallopt(self, number: int, value: int) -> int:
        self.asked.append((number, value))
        return int(value <= self.most)


@pytest.fixture
def with_library(monkeypatch):
    memory.keep_freed_memory.cache_clear()

    def load(library, name="glibc"):
        monkeypatch.setattr(platform, "libc_ver", lambda: (name, ""))
        monkeypatch.setattr(ctypes, "CDLL", lambda _: library)

    yield load
    memory.keep_freed_memory.cache_clear()


def test_the_limits_are_set_once_in_a_process(with_library):
    library = Library(most=2**31)
    with_library(library)
    assert memory.keep_freed_memory()
    assert memory.keep_freed_memory()
    assert library.asked == LIMITS


def test_a_glibc_that_takes_no_more_than_its_manual_says_has_that(with_library):
    class Strict(Library):
        def mallopt(self, number: int, value: int) -> int:
            return super().mallopt(number, value) if number == -3 else 1

    library = Strict(most=memory.ALLOWED)
    with_library(library)
    assert memory.keep_freed_memory()
    assert library.asked == [(-3, memory.LARGE), (-3, memory.ALLOWED)]


@pytest.mark.parametrize("name", ["", "musl", "libc"])
def test_another_c_library_is_left_alone(with_library, name):
    library = Library(most=2**31)
    with_library(library, name)
    assert not memory.keep_freed_memory()
    assert library.asked == []


@pytest.mark.parametrize("library", [Library(most=0), object()], ids=["declines", "lacks it"])
def test_a_library_that_declines_or_lacks_the_function_is_no_error(with_library, library):
    with_library(library)
    assert not memory.keep_freed_memory()


def test_whoever_trains_a_job_sets_them(monkeypatch):
    calls = []
    monkeypatch.setattr("trainer.running.train_job.keep_freed_memory", lambda: calls.append(1))
    train_job(Job(()), Sources(None), Options(), lambda _: None)
    assert calls == [1]


def freed(word: str) -> list[int]:
    """Bytes given back when four blocks are freed; gained in 39 more rounds; in the last 20."""
    command = [sys.executable, "-c", FREED, word]
    # Python's own arenas of a megabyte come and go as they please: its objects are malloc's here.
    env = os.environ | {"PYTHONMALLOC": "malloc"}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    return list(map(int, told.stdout.split()))


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_freed_blocks_are_kept_and_kept_ones_do_not_add_up():
    assert freed("as before")[0] >= 4 * BLOCK
    given_back, gained, gained_late = freed("kept")
    assert given_back < BLOCK
    assert gained <= memory.KEPT + memory.PAD
    assert gained_late == 0
