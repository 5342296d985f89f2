"""A followed set that is opened again: what rests comes from the cache, and is never stale."""

import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dashboard.logs import one_file
from dashboard.logs.cache import files as cache
from dashboard.logs.cache.stored_readings import Kept, read_readings, write_readings
from dashboard.logs.follow import kept_readings
from dashboard.logs.follow.followed_file import STILL_WRITTEN_S
from dashboard.logs.follow.follower import Follower
from dashboard.logs.load import load_paths
from dashboard.logs.reader import LoggedRun, Lost, Reading, TagPoints
from dashboard.model.run import Note, ReceiptNote, XUnit
from dashboard.model.table import Split
from tests.examples import examples
from tests.logs.test_following import CHANGES, FILES, LATER, append, now_of, put, told

LONG_AGO = 1_600_000_000  # seconds since 1970
LOGS = sorted(name for name in FILES if not name.endswith("yaml"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the resting files that readers are asked to read."""
    names: list[str] = []
    reading_of = kept_readings.reading_of

    def note(reader, head, file):
        names.append(file.name)
        return reading_of(reader, head, file)

    monkeypatch.setattr(kept_readings, "reading_of", note)
    return names


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    root = tmp_path / "logs"
    put(root, FILES)
    for path in root.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return root


def opened(root: Path) -> tuple[Follower, float]:
    """A follower that opened ``root`` when all of it had been at rest for long."""
    follower, now = Follower([root]), now_of(root) + 2 * STILL_WRITTEN_S
    follower.poll(now)
    return follower, now


def test_what_rests_is_read_once_and_then_taken_from_the_cache(
    folder: Path, logs: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(logs)
    assert sorted(read) == LOGS
    read.clear()
    guessed: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(one_file, "reader_for", lambda head: guessed.append(head.name))
        follower, _ = opened(logs)
    assert (read, guessed) == ([], [])
    assert follower.bytes_read < sum(len(data) for data in FILES.values()) / 10
    assert told(follower.book) == told(load_paths([logs]))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", LOGS)
def test_a_file_that_changed_between_two_openings_is_read_anew(
    folder: Path, logs: Path, read: list[str], name: str, change: str
) -> None:
    opened(logs)
    read.clear()
    CHANGES[change](logs / name, FILES[name])
    follower, _ = opened(logs)
    assert told(follower.book) == told(load_paths([logs]))
    assert all(one.startswith(name[:2]) for one in read)  # its folder is its own


def test_what_grows_after_it_came_from_the_cache_is_followed(folder: Path, logs: Path) -> None:
    opened(logs)
    follower, now = opened(logs)
    for turn in range(1, 4):
        append(logs / "b/metrics.csv", b"%d,0.01,0.02\n" % (29 + turn))
        before = follower.bytes_read
        assert follower.poll(now + turn * LATER)
        assert told(follower.book) == told(load_paths([logs]))
        grown = follower.bytes_read - before
    assert grown < 2 * len(FILES["b/metrics.csv"])


def test_a_file_that_is_being_written_is_not_kept(
    folder: Path, logs: Path, read: list[str]
) -> None:
    append(logs / "b/metrics.csv", b"30,0.01,0.02\n")
    now = now_of(logs)
    for _ in range(2):
        follower = Follower([logs])
        follower.poll(now + LATER)
        assert told(follower.book) == told(load_paths([logs]))
    assert sorted(read) == [one for one in LOGS if one != "b/metrics.csv"]


@pytest.mark.parametrize("place", [0.01, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_damaged_entry_is_as_if_it_were_not_there(folder: Path, logs: Path, place: float) -> None:
    opened(logs)
    (entry,) = folder.glob("curva-*.parquet")
    data = bytearray(entry.read_bytes())
    data[int(place * len(data))] ^= 0xFF
    entry.write_bytes(data)
    follower, _ = opened(logs)
    assert told(follower.book) == told(load_paths([logs]))


def test_nothing_is_written_where_the_cache_is_off(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURVA_CACHE", "")
    monkeypatch.setattr(cache, "LEAST_BYTES", 0)
    opened(logs)
    assert sorted(tmp_path.iterdir()) == [logs]


SHORT = st.text(max_size=5)
NUMBERS = st.floats(width=64)
CONFIG = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=3) | NUMBERS,
    lambda one: st.lists(one, max_size=2).map(tuple),
    max_leaves=4,
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    def points(tag: str) -> TagPoints:
        length = draw(st.integers(0, 4))
        numbers = arrays.arrays(np.float64, length, elements=NUMBERS)
        step = draw(arrays.arrays(np.int64, length))
        epoch, wall_time = (draw(st.none() | numbers) for _ in range(2))
        split = draw(st.none() | st.sampled_from(Split))
        return TagPoints(
            tag, step, draw(numbers), epoch, wall_time, draw(st.none() | st.just("loss")), split
        )

    runs = tuple(
        LoggedRun(
            tuple(points(tag) for tag in draw(st.lists(st.text(max_size=3), max_size=2))),
            name,
            draw(st.none() | st.just("home")),
            draw(st.none() | st.sampled_from(XUnit)),
            draw(st.dictionaries(st.text(max_size=3), CONFIG, max_size=2)),
            draw(st.none() | NUMBERS),
            draw(st.none() | st.booleans()),
            (Lost("loss", np.array([3, 1]), "beside"),) * draw(st.integers(0, 1)),
        )
        for name in draw(st.lists(st.text(max_size=3), max_size=2))
    )
    notes = (ReceiptNote(Note.CUT_OFF, 2, "byte 7"),) * draw(st.integers(0, 1))
    return Reading(runs, *draw(st.tuples(*[st.integers(0, 9)] * 4)), notes)


@settings(max_examples=examples(60))
@given(
    st.dictionaries(
        st.text(max_size=5), st.builds(Kept, st.text(max_size=5), st.text(max_size=5), readings())
    )
)
def test_whatever_a_reader_found_comes_back_as_it_was(held: dict) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entry.parquet"
        write_readings(held, path)
        assert repr(read_readings(path)) == repr(held)
