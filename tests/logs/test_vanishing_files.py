"""Disks that fail for a moment and folders that go while they are read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs.load import load_paths
from dashboard.logs.sources.disk import Found, find_files
from dashboard.model.run import Note
from tests.logs.small_logs import codes, opening, scalars

EVENTS = "events.out.tfevents.1700000000.host"
Write = Callable[[str, bytes | str], Path]


@pytest.mark.parametrize("failing", ["stat", "open"])
def test_a_file_that_fails_once_is_named_and_read_the_next_time(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = write(f"run/{EVENTS}", opening() + scalars("loss", range(20)))
    write("other.csv", "epoch,loss\n1,2.0\n")
    real = getattr(Path, failing)

    def fails(self: Path, *args: object, **kwargs: object) -> object:
        if self == path:
            raise OSError(5, "Input/output error")
        return real(self, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(Path, failing, fails)
        book = load_paths([tmp_path])
    assert [run.source for run in book.runs] == ["other.csv"]
    assert codes(book) == [Note.UNREADABLE]
    again = load_paths([tmp_path])
    assert again.receipt.total("points") == 21
    assert codes(again) == []


def test_a_folder_deleted_between_listing_and_reading_is_in_the_receipt(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(f"gone/{EVENTS}", opening() + scalars("loss", range(20)))
    write("gone/hparams.yaml", "lr: 0.1\n")
    write("here/log.csv", "epoch,loss\n1,2.0\n")

    def find_and_delete(root: Path, within: Path | None) -> Found:
        found = find_files(root, within)
        shutil.rmtree(tmp_path / "gone")
        return found

    monkeypatch.setattr("dashboard.logs.follow.follower.find_files", find_and_delete)
    book = load_paths([tmp_path])
    assert [run.source for run in book.runs] == ["here/log.csv"]
    assert codes(book) == [Note.UNREADABLE, Note.UNREADABLE]
