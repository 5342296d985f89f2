"""A followed set that is opened again: what rests comes from the cache, and is never stale."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs import one_file
from dashboard.logs.cache import part_cache
from dashboard.logs.follow import followed_file
from dashboard.logs.follow.followed_file import STILL_WRITTEN_S
from dashboard.logs.follow.follower import Follower
from dashboard.logs.load import load_paths
from tests.logs.test_following import CHANGES, FILES, LATER, append, now_of, put, told

LONG_AGO = 1_600_000_000  # seconds since 1970


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read while the cache is on."""
    names: list[str] = []
    read_part = followed_file.read_part

    def note(files, *rest):
        names.extend(file.name for file in files if os.environ["CURVA_CACHE"])
        return read_part(files, *rest)

    monkeypatch.setattr(followed_file, "read_part", note)
    return names


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    root = tmp_path / "logs"
    put(root, FILES)
    for path in root.rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return root


@pytest.fixture
def fresh(logs: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """All that the logs say when they are read without the cache."""

    def read_anew() -> str:
        with monkeypatch.context() as patch:
            patch.setenv("CURVA_CACHE", "")
            return told(load_paths([logs]))

    return read_anew


def opened(root: Path) -> tuple[Follower, float]:
    """A follower that opened ``root`` when all of it had been at rest for long."""
    follower, now = Follower([root]), now_of(root) + 2 * STILL_WRITTEN_S
    follower.poll(now)
    return follower, now


def test_what_rests_is_read_once_and_then_taken_from_the_cache(
    folder: Path,
    logs: Path,
    read: list[str],
    fresh: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(logs)
    assert sorted(read) == sorted(FILES)
    read.clear()
    guessed: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(one_file, "reader_for", lambda head: guessed.append(head.name))
        follower, _ = opened(logs)
    assert (read, guessed) == ([], [])
    assert follower.bytes_read < sum(len(data) for data in FILES.values()) / 10
    assert told(follower.book) == fresh()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_changed_between_two_openings_is_read_anew(
    folder: Path, logs: Path, read: list[str], fresh: Callable[[], str], name: str, change: str
) -> None:
    opened(logs)
    read.clear()
    CHANGES[change](logs / name, FILES[name])
    follower, _ = opened(logs)
    assert told(follower.book) == fresh()
    assert all(one.startswith(name[:2]) for one in read)  # its folder is its own


def test_what_grows_after_it_came_from_the_cache_is_followed(
    folder: Path, logs: Path, fresh: Callable[[], str]
) -> None:
    opened(logs)
    follower, now = opened(logs)
    for turn in range(1, 4):
        append(logs / "b/metrics.csv", b"%d,0.01,0.02\n" % (29 + turn))
        before = follower.bytes_read
        assert follower.poll(now + turn * LATER)
        assert told(follower.book) == fresh()
        grown = follower.bytes_read - before
    assert grown < 2 * len(FILES["b/metrics.csv"])


def test_a_file_that_is_being_written_is_not_cached(
    folder: Path, logs: Path, read: list[str], fresh: Callable[[], str]
) -> None:
    append(logs / "b/metrics.csv", b"30,0.01,0.02\n")
    now = now_of(logs)
    for _ in range(2):
        follower = Follower([logs])
        follower.poll(now + LATER)
        assert told(follower.book) == fresh()
    assert sorted(read) == sorted([*FILES, "b/metrics.csv"])


@pytest.mark.parametrize("place", [0.01, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_damaged_entry_is_as_if_it_were_not_there(
    folder: Path, logs: Path, fresh: Callable[[], str], place: float
) -> None:
    opened(logs)
    (entry,) = folder.glob("curva-*.parquet")
    data = bytearray(entry.read_bytes())
    data[int(place * len(data))] ^= 0xFF
    entry.write_bytes(data)
    follower, _ = opened(logs)
    assert told(follower.book) == fresh()


def test_nothing_is_written_where_the_cache_is_off(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURVA_CACHE", "")
    monkeypatch.setattr(part_cache, "LEAST_BYTES", 0)
    opened(logs)
    assert sorted(tmp_path.iterdir()) == [logs]
