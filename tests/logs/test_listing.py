"""What of a folder is listed, and that a file is told from another by one identity."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs.sources import disk
from dashboard.logs.sources.disk import NEVER_LOGS, find_files
from dashboard.logs.sources.identity import END_BYTES, FileIdentity

LONG_AGO = 1_600_000_000  # seconds since 1970
DATA = bytes(range(256)) * (3 * END_BYTES // 256)


@pytest.fixture
def scanned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the folders that are scanned."""
    names: list[str] = []
    scandir = os.scandir

    def note(folder: Path) -> object:
        names.append(Path(folder).name)
        return scandir(folder)

    monkeypatch.setattr(disk.os, "scandir", note)
    return names


@pytest.mark.parametrize("name", sorted(NEVER_LOGS))
def test_a_folder_that_tools_fill_is_not_walked(
    tmp_path: Path, scanned: list[str], name: str
) -> None:
    (tmp_path / name / "deep").mkdir(parents=True)
    (tmp_path / name / "deep" / "metrics.csv").write_text("epoch,loss\n1,2\n")
    (tmp_path / "metrics.csv").write_text("epoch,loss\n1,2\n")
    assert [file.name for file in find_files(tmp_path).files] == ["metrics.csv"]
    assert scanned == [tmp_path.name]


def test_a_virtual_environment_of_any_name_is_not_walked(
    tmp_path: Path, scanned: list[str]
) -> None:
    (tmp_path / "my env" / "lib").mkdir(parents=True)
    (tmp_path / "my env" / "lib" / "metrics.csv").write_text("epoch,loss\n1,2\n")
    (tmp_path / "my env" / "pyvenv.cfg").write_text("home = /usr/bin\n")
    (tmp_path / "metrics.csv").write_text("epoch,loss\n1,2\n")
    assert [file.name for file in find_files(tmp_path).files] == ["metrics.csv"]
    assert scanned == [tmp_path.name, "my env"]


def test_a_folder_that_is_opened_itself_is_listed_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\n")
    (tmp_path / "metrics.csv").write_text("epoch,loss\n1,2\n")
    assert len(find_files(tmp_path).files) == 2


def identity(path: Path) -> FileIdentity:
    found = FileIdentity.of(path.stat()).with_ends(path)
    assert found is not None
    return found


def written(path: Path, data: bytes, seconds: int = LONG_AGO) -> None:
    path.write_bytes(data)
    os.utime(path, (seconds, seconds))


CHANGES: dict[str, Callable[[Path], object]] = {
    "grown": lambda path: written(path, DATA + b"x"),
    "cut": lambda path: written(path, DATA[:-1]),
    "touched": lambda path: written(path, DATA, LONG_AGO + 1),
    "another first byte": lambda path: written(path, b"x" + DATA[1:]),
    "another last byte": lambda path: written(path, DATA[:-1] + b"x"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changed_has_another_content(tmp_path: Path, change: str) -> None:
    path = tmp_path / "log"
    written(path, DATA)
    before = identity(path)
    assert identity(path) == before
    CHANGES[change](path)
    assert identity(path).content != before.content


def test_a_copy_in_its_place_is_another_file_of_the_same_content(tmp_path: Path) -> None:
    path = tmp_path / "log"
    written(path, DATA)
    before = identity(path)
    written(tmp_path / "new", DATA)
    (tmp_path / "new").replace(path)
    assert identity(path) != before
    assert identity(path).content == before.content


def test_a_file_that_changed_since_it_was_listed_has_no_identity_any_more(tmp_path: Path) -> None:
    path = tmp_path / "log"
    written(path, DATA)
    listed = FileIdentity.of(path.stat())
    written(path, DATA + b"x")
    assert listed.with_ends(path) is None
    path.unlink()
    with pytest.raises(OSError, match="log"):
        listed.with_ends(path)


@pytest.mark.parametrize(("age_s", "is_at_rest"), [(1, False), (3, True), (-5, False)])
def test_a_file_is_at_rest_when_its_next_change_has_another_time(
    age_s: int, is_at_rest: bool
) -> None:
    now_ns = LONG_AGO * 10**9
    assert FileIdentity(1, 1, 1, now_ns - age_s * 10**9).is_at_rest(now_ns) is is_at_rest
