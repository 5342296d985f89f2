"""A loss of power: what cannot be made again is on the disk before it takes the old one's place.

What the disk is asked for is written down: what a file holds must be asked for before its name is
given, and the name before whoever wrote it goes on.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import user_folders
from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import NOT_A_LOG, Corrections, FileCorrection
from dashboard.logs.sources.kept_uploads import KeptUploads
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.whole_files import write_whole
from trainer.follow import lineage
from trainer.run_files import run_folder

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="only Linux tells which file a descriptor is"
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """What was asked of the disk, in order: a file put on it, or a file that got its name."""
    events: list[tuple[str, Path]] = []
    sync, replace, rename = os.fsync, os.replace, os.rename

    def noted(descriptor: int) -> None:
        events.append(("kept", Path(f"/proc/self/fd/{descriptor}").readlink()))
        sync(descriptor)

    def named(move: Callable[..., None]) -> Callable[..., None]:
        def moved(source: str | Path, target: str | Path, **more: int) -> None:
            move(source, target, **more)
            events.extend((("from", Path(source)), ("named", Path(target))))

        return moved

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(os, "replace", named(replace))
    monkeypatch.setattr(os, "rename", named(rename))
    return events


def settings(folder: Path) -> None:
    run_folder.write_hparams(folder, {"lr": 0.1, "finished": True})


def checkpoint(folder: Path) -> None:
    run_folder.write_whole(folder / run_folder.CHECKPOINT, b"state", safely=True)


def followed(folder: Path) -> None:
    lineage._write(folder, {"parent": "a"})


def corrections(_: Path) -> None:
    held = Corrections().having("log.csv", FileCorrection(NOT_A_LOG))
    assert saved_corrections.write("0" * 64, held)


def remembered(folder: Path) -> None:
    write_whole(folder / "a.json", b"{}", safely=True)


def dropped(folder: Path) -> None:
    files = [UploadedBytes("a.csv", b"step,loss\n1,2\n"), UploadedBytes("b.csv", b"x")]
    assert KeptUploads(folder).keep(files)


@pytest.mark.parametrize(
    "write", [settings, checkpoint, followed, corrections, remembered, dropped]
)
def test_content_first_then_the_name(
    write: Callable[[Path], None],
    tmp_path: Path,
    asked: list[tuple[str, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(user_folders, "config_folder", lambda: tmp_path)
    write(tmp_path)
    at = next(number for number, (what, _) in enumerate(asked) if what == "named")
    before, source, place = asked[: at - 1], asked[at - 1][1], asked[at][1]
    kept = [path for what, path in before if what == "kept"]
    assert source in kept
    inside = list(place.iterdir()) if place.is_dir() else []
    assert {path.name for path in inside} <= {path.name for path in kept}
    assert ("kept", place.parent) in asked[at:]
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".unfinished")]


def test_a_run_is_complete_once_its_numbers_are_on_the_disk(
    tmp_path: Path, asked: list[tuple[str, Path]]
) -> None:
    from trainer.run_files.log import RunLog  # noqa: PLC0415 (beside a library for event files)

    log = RunLog(tmp_path / "run", {"lr": 0.1})
    asked.clear()
    log.finish({"best": 1.0})
    marked = asked.index(("named", tmp_path / "run" / run_folder.HPARAMS))
    kept = {path.name for what, path in asked[:marked] if what == "kept"}
    written = {path.name for path in (tmp_path / "run").iterdir()} - {run_folder.HPARAMS}
    assert written <= kept


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no descriptors there")
def test_a_disk_that_does_not_put_names_down_on_demand_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def refuses(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().is_dir():
            raise OSError(22, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refuses)
    write_whole(tmp_path / "a", b"new", safely=True)
    assert (tmp_path / "a").read_bytes() == b"new"
