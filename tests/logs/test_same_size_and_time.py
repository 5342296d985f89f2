"""Files that hold something else, though their size and their time are as they were."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs.follow import ends as ends_of_files
from dashboard.logs.follow.follower import Follower
from dashboard.logs.sources.identity import FileIdentity

WAITING = pytest.mark.parametrize("waits", [False, True], ids=["following off", "following on"])
LONG_AGO_NS = 1_600_000_000 * 10**9


def table(first: str) -> bytes:
    return f"epoch,train_loss\n0,{first}\n1,0.5\n".encode()


def packed(first: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("log.csv"), table(first))
    return stream.getvalue()


def put(path: Path, data: bytes, changed_ns: int) -> None:
    """Overwrite a file, and set its time as a copy that keeps times does."""
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(data)
    os.utime(path, ns=(changed_ns, changed_ns))


def first_value(follower: Follower) -> float:
    (run,) = follower.book.runs
    return float(follower.book.series[run.run_id][0].value[0])


@pytest.fixture
def no_status_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk like those of Windows: nothing tells when the status of a file changed."""
    real = FileIdentity.of

    def of(status: os.stat_result) -> FileIdentity:
        known = real(status)
        return FileIdentity(known.device, known.inode, known.size, known.changed_ns)

    monkeypatch.setattr(FileIdentity, "of", of)


@WAITING
@pytest.mark.parametrize(("name", "written"), [("log.csv", table), ("logs.zip", packed)])
@pytest.mark.parametrize("age_s", [0, 10**6], ids=["young", "old"])
@pytest.mark.parametrize("tells", [True, False], ids=["the disk tells", "the disk does not tell"])
def test_another_content_of_the_same_size_and_time_is_noticed(
    tmp_path: Path,
    request: pytest.FixtureRequest,
    waits: bool,
    name: str,
    written: Callable[[str], bytes],
    age_s: int,
    tells: bool,
) -> None:
    if not tells:
        request.getfixturevalue("no_status_times")
    changed_ns = time.time_ns() - age_s * 10**9
    put(tmp_path / name, written("2.0"), changed_ns)
    follower = Follower([tmp_path], waits=waits)
    follower.poll(time.time())
    assert first_value(follower) == 2.0
    assert not follower.poll(time.time())
    put(tmp_path / name, written("3.0"), changed_ns)
    assert follower.poll(time.time())
    assert first_value(follower) == 3.0
    assert not follower.poll(time.time())


def test_old_files_are_compared_in_turn(
    tmp_path: Path, no_status_times: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ends_of_files, "SPENT_S", 0.0)  # one a poll
    for number in range(5):
        put(tmp_path / f"{number}.csv", table("2.0"), LONG_AGO_NS)
    follower = Follower([tmp_path], waits=False)
    opened: list[Path] = []
    real = FileIdentity.with_ends

    def with_ends(self: FileIdentity, path: Path, length: int) -> FileIdentity | None:
        opened.append(path)
        return real(self, path, length)

    monkeypatch.setattr(FileIdentity, "with_ends", with_ends)
    for _ in range(7):  # at the first there is nothing to compare with
        follower.poll(time.time())
    assert sorted(path.name for path in opened[:5]) == [f"{number}.csv" for number in range(5)]
    assert len(opened) == 6
    put(tmp_path / "3.csv", table("9.0"), LONG_AGO_NS)
    changed = [follower.poll(time.time()) for _ in range(5)]
    assert changed.count(True) == 1
    values = [follower.book.series[run.run_id][0].value[0] for run in follower.book.runs]
    assert sorted(values) == [2.0, 2.0, 2.0, 2.0, 9.0]


def test_only_young_files_are_compared_at_every_poll(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ends_of_files, "SPENT_S", 0.0)
    for number in range(4):
        put(tmp_path / f"{number}.csv", table("2.0"), LONG_AGO_NS)
    put(tmp_path / "new.csv", table("2.0"), time.time_ns())
    follower = Follower([tmp_path], waits=False)
    follower.poll(time.time())
    opened: list[str] = []
    real = FileIdentity.with_ends

    def with_ends(self: FileIdentity, path: Path, length: int) -> FileIdentity | None:
        opened.append(path.name)
        return real(self, path, length)

    monkeypatch.setattr(FileIdentity, "with_ends", with_ends)
    follower.poll(time.time())
    assert opened[0] == "new.csv"
    assert len(opened) == 2
    follower.poll(time.time() + 60)  # compared once more, now that it is at rest
    assert opened.count("new.csv") >= 2
    opened.clear()
    for _ in range(2):
        follower.poll(time.time() + 61)
    assert len(opened) == 2


@WAITING
def test_growth_behind_a_linked_folder_and_a_linked_file_is_read(
    tmp_path: Path, waits: bool
) -> None:
    elsewhere, opened = tmp_path / "elsewhere", tmp_path / "opened"
    elsewhere.mkdir()
    opened.mkdir()
    for name in ("in_folder.csv", "alone.csv"):
        (elsewhere / name).write_bytes(table("2.0"))
    try:
        (opened / "folder").symlink_to(elsewhere)
        (opened / "linked.csv").symlink_to(elsewhere / "alone.csv")
    except OSError:
        pytest.skip("links need a right here")
    follower = Follower([opened], waits=waits)
    follower.poll(time.time())
    before = follower.book.receipt.total("points")
    for name in ("in_folder.csv", "alone.csv"):
        with (elsewhere / name).open("ab") as file:
            file.write(b"2,0.25\n")
    assert follower.poll(time.time())
    assert follower.book.receipt.total("points") == before + 3  # one file is there by two ways
