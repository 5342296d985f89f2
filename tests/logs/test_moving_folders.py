"""Files that go at any moment while their folder is listed, read and looked at again."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs.follow.follower import Follower
from dashboard.model.run import Note

CSV = "epoch,train_loss\n0,2.0\n1,0.5\n"
MOST_LOOKS = 100
"""At the disk, before any of which something goes; two polls take fewer."""

KEPT, GOING = {"a/log.csv", "c/log.csv"}, "b/log.csv"
SAID = {Note.UNREADABLE, Note.NOT_FOUND, Note.NOT_A_LOG}


def sources(follower: Follower) -> set[str]:
    return {run.source for run in follower.book.runs}


class Moment:
    """Counts the looks at a folder, and lets something happen before one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.looks, self.at, self.happens = 0, -1, lambda: None
        for owner, name in ((Path, "stat"), (Path, "open"), (os, "scandir")):
            self._watch(monkeypatch, owner, name, folder)

    def _watch(
        self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, folder: Path
    ) -> None:
        real = getattr(owner, name)

        def looked(path: Path | int, *args: object, **more: object) -> object:
            if not isinstance(path, int) and Path(path).is_relative_to(folder):
                self.looks += 1
                if self.looks == self.at:
                    self.happens()
            return real(path, *args, **more)

        monkeypatch.setattr(owner, name, looked)


GOES: dict[str, Callable[[Path], object]] = {
    "a file": lambda folder: (folder / "b" / "log.csv").unlink(missing_ok=True),
    "a folder": lambda folder: shutil.rmtree(folder / "b", ignore_errors=True),
    "a file, and a folder of its name comes": lambda folder: (
        (folder / "b" / "log.csv").unlink(missing_ok=True),
        (folder / "b" / "log.csv").mkdir(parents=True, exist_ok=True),
    ),
}


@pytest.mark.parametrize("waits", [False, True], ids=["following off", "following on"])
@pytest.mark.parametrize("gone", GOES)
def test_whatever_goes_at_whatever_moment_the_other_runs_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: bool, gone: str
) -> None:
    for at in range(1, MOST_LOOKS):
        folder = tmp_path / str(at)
        for name in ("a", "b", "c"):
            (folder / name).mkdir(parents=True)
            (folder / name / "log.csv").write_text(CSV)
        with monkeypatch.context() as patched:
            moment = Moment(patched, folder)
            moment.at, moment.happens = at, lambda folder=folder: GOES[gone](folder)
            follower = Follower([folder], waits=waits)
            follower.poll(time.time())
            first = sources(follower)
            follower.poll(time.time())
        if moment.looks < at:
            assert at > 10
            return
        assert first >= KEPT
        for source in follower.book.receipt.sources:
            assert {note.code for note in source.notes} <= SAID
        follower.poll(time.time() + 60)
        assert sources(follower) - KEPT == ({GOING} if (folder / GOING).is_file() else set())
    pytest.fail("two polls looked at the disk more often than is thought")
