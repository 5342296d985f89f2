"""Sets on the disk that are opened and not followed: read once, and again as they change."""

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis.strategies import floats

from dashboard.logs.follow import follower
from dashboard.logs.sources import disk
from dashboard.logs.sources.disk import Found, find_files
from dashboard.logs.sources.identity import FileIdentity
from dashboard.model.run import Note
from dashboard.views.state import opened_sets
from dashboard.views.state.log_set import GIVEN, LogSet, Offer, open_set
from dashboard.views.state.opened_sets import CHEAP_LOOK_S, LOOK_SHARE, MOST_REST_S, rest
from tests.logs.small_logs import codes

CSV = "epoch,train_loss,val_loss\n" + "".join(
    f"{n},{1 / n:.4f},{1.1 / n:.4f}\n" for n in range(1, 9)
)


def opened(folder: Path, *, apart: bool = False) -> LogSet:
    return open_set(GIVEN, Offer((), None, (str(folder),)), lambda _: None, apart=apart)


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name / "metrics.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CSV)


def test_a_rerun_beside_a_virtual_environment_does_not_walk_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a", ".venv/lib/python3/site-packages/x", ".git/logs")
    visited: list[str] = []
    scandir, stat = os.scandir, Path.stat

    def scan(folder: object) -> object:
        visited.append(str(folder))
        return scandir(folder)  # type: ignore[call-overload]

    def note(self: Path, **more: bool) -> os.stat_result:
        visited.append(str(self))
        return stat(self, **more)

    opened(tmp_path)
    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(Path, "stat", note)
    assert len(opened(tmp_path).book.runs) == 1
    assert any("metrics.csv" in path for path in visited)
    assert not [path for path in visited if "site-packages" in path or ".git" in path]


def test_a_file_that_goes_between_listing_and_looking_at_it_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a", "b")
    stat = Path.stat

    def go(self: Path, **more: bool) -> os.stat_result:
        if self == tmp_path / "b" / "metrics.csv":
            self.unlink(missing_ok=True)
        return stat(self, **more)

    monkeypatch.setattr(Path, "stat", go)
    book = opened(tmp_path).book
    assert [run.run_id for run in book.runs] == ["a"]
    assert codes(book) == [Note.UNREADABLE]
    monkeypatch.undo()
    assert codes(opened(tmp_path).book) == []


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened, but for those of which only the ends are compared."""
    names: list[str] = []
    comparing: list[Path] = []
    real, real_ends = Path.open, FileIdentity.with_ends

    def note(self: Path, *args: object, **more: object) -> object:
        if self.suffix == ".csv" and self not in comparing:
            names.append(self.parent.name)
        return real(self, *args, **more)  # type: ignore[call-overload]

    def with_ends(self: FileIdentity, path: Path, length: int) -> FileIdentity | None:
        comparing.append(path)
        try:
            return real_ends(self, path, length)
        finally:
            comparing.remove(path)

    monkeypatch.setattr(Path, "open", note)
    monkeypatch.setattr(FileIdentity, "with_ends", with_ends)
    return names


def test_a_set_that_did_not_change_is_neither_read_nor_judged_again(
    tmp_path: Path, read: list[str]
) -> None:
    put(tmp_path, "a", "b")
    first = opened(tmp_path)
    read.clear()
    again = opened(tmp_path)
    assert (again.book, again.report) == (first.book, first.report)
    assert again.book is first.book
    assert again.report is first.report
    assert read == []


def test_of_a_set_that_changed_only_what_changed_is_read(tmp_path: Path, read: list[str]) -> None:
    put(tmp_path, "a", "b")
    first = opened(tmp_path)
    with (tmp_path / "b" / "metrics.csv").open("a") as file:
        file.write("9,0.1,0.2\n")
    read.clear()
    again = opened(tmp_path)
    assert set(read) == {"b"}
    assert again.book.receipt.total("points") == first.book.receipt.total("points") + 2


def test_an_unfinished_last_line_is_read_as_it_stands(tmp_path: Path) -> None:
    put(tmp_path, "a")
    with (tmp_path / "a" / "metrics.csv").open("a") as file:
        file.write("9,0.1,0.2")
    (series, _) = opened(tmp_path).book.series["a"]
    assert int(series.step[-1]) == 9


def test_a_folder_that_goes_is_said_to_be_gone(tmp_path: Path) -> None:
    put(tmp_path, "logs/a")
    opened(tmp_path / "logs")
    (tmp_path / "logs").rename(tmp_path / "aside")
    assert codes(opened(tmp_path / "logs").book) == [Note.NOT_FOUND]


def test_names_that_tell_families_apart_judge_the_same_book_anew(
    tmp_path: Path, read: list[str]
) -> None:
    put(tmp_path, "a", "b")
    first = opened(tmp_path)
    read.clear()
    other = opened(tmp_path, apart=True)
    assert (other.book is first.book, read) == (True, [])
    assert (first.report.apart, other.report.apart) == (False, True)
    assert opened(tmp_path).report is first.report


def test_the_sets_opened_last_are_kept_within_a_bound(tmp_path: Path, read: list[str]) -> None:
    from dashboard.views.state.opened_sets import MOST_SETS  # noqa: PLC0415

    for number in range(MOST_SETS + 1):
        put(tmp_path, f"{number}/a")
        opened(tmp_path / str(number))
    read.clear()
    opened(tmp_path / "1")
    assert read == []
    opened(tmp_path / "0")
    assert read != []


def test_the_list_of_files_is_made_once_a_rerun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a", "b")
    opened(tmp_path)
    scanned: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(
        disk.os, "scandir", lambda folder: scanned.append(folder.name) or scandir(folder)
    )
    opened(tmp_path)
    assert scanned == [tmp_path.name, "a", "b"]


def test_people_who_click_at_the_same_time_share_the_look_at_a_large_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, spent = 1000.0, [0.0]
    monkeypatch.setattr(opened_sets, "time", SimpleNamespace(
        time=time.time, monotonic=lambda: now, thread_time=lambda: spent[0]
    ))  # fmt: skip
    listed: list[Path] = []

    def costly(path: Path, within: Path | None = None) -> Found:
        listed.append(path)
        spent[0] += 0.03
        return find_files(path, within)

    monkeypatch.setattr(follower, "find_files", costly)
    put(tmp_path, "a")
    opened(tmp_path)  # reads
    opened(tmp_path)  # looks, and finds nothing new
    put(tmp_path, "b")
    assert len(opened(tmp_path).book.runs) == 1
    assert len(listed) == 2
    now += 0.03 / LOOK_SHARE
    assert len(opened(tmp_path).book.runs) == 2


@given(floats(0, 100))
def test_a_look_at_the_disk_is_never_put_off_for_long(look_s: float) -> None:
    assert 0 <= rest(look_s) <= MOST_REST_S
    assert rest(look_s) == 0 or look_s > CHEAP_LOOK_S
