"""The targets of the fuzzer read what they begin with: ``python -m tests.fuzz`` can start."""

import io
import lzma
import time
import zipfile
from random import Random

import pytest

from tests.fuzz.other_targets import other_targets
from tests.fuzz.target import Target
from tests.fuzz.targets import read, targets
from tests.logs.hostile_bytes import hostile
from tests.logs.limits import CPU_S


@pytest.mark.parametrize("target", list(other_targets()), ids=lambda one: one.name)
def test_what_a_target_begins_with_is_no_finding(target: Target) -> None:
    found = [read(target, bytes([number]) + data) for number, (_, data) in enumerate(target.seeds)]
    assert found  # there is something to begin with, and reading none of it raised


def test_what_a_target_loads_once_counts_towards_no_input() -> None:
    done = []

    def load() -> None:
        done.append("load")
        end = time.process_time() + CPU_S
        while time.process_time() < end:
            pass

    def run(*_: object) -> None:
        done.append("run")

    read(Target("slow to load", (("seed", b""),), run, load=load), b"\0")
    assert done == ["load", "run"]


def test_no_two_targets_share_a_name() -> None:
    names = [one.name for one in targets()]
    assert len(set(names)) == len(names) > 60


def test_an_archive_with_options_that_nothing_unpacks_is_changed_all_the_same() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.csv", "step,loss\n1,2\n")
    data = bytearray(buffer.getvalue())
    data[data.index(b"a.csv") + len(b"a.csv") + 4] = 0xFF  # the first option of LZMA
    with pytest.raises(lzma.LZMAError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.read("a.csv")
    chances = map(Random, range(20))
    assert any(hostile(bytes(data), chance) != data for chance in chances)
