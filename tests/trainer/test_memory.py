"""What is freed in training is kept for the next update, where the C library is glibc's."""

import ctypes
import platform
import subprocess
import sys

import pytest

from trainer.running import memory
from trainer.running.jobs import Job
from trainer.running.sources import Sources
from trainer.running.train_job import Options, train_job

LIMITS = [(-1, memory.KEPT), (-2, memory.PAD), (-3, memory.LARGE)]
REUSE = """
import resource, sys
import torch
from trainer.running.memory import KEPT, keep_freed_memory

if "kept" in sys.argv:
    assert keep_freed_memory()
blocks = [torch.ones(12 * 2**20) for _ in range(2)]  # 48 MB each
del blocks
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    torch.ones(12 * 2**20).sum()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
many = [torch.ones(12 * 2**20) for _ in range(20)]
del many
pages = int(open("/proc/self/statm").read().split()[1])
print(pages * resource.getpagesize())
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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_freed_blocks_are_taken_again_and_what_is_kept_is_bounded():
    words = {"kept": 0, "as before": 0}
    for word in words:
        told = subprocess.run(
            [sys.executable, "-c", REUSE, word], check=True, capture_output=True, text=True
        )
        words[word], resident = map(int, told.stdout.split())
        assert resident < 2 * memory.KEPT  # of which the libraries have less than half
    assert words["kept"] < words["as before"] / 10
