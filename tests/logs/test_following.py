"""A folder that is followed while it is written to: the same book as read anew, few bytes read."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.logs.corrections.correction import NONE, NOT_A_LOG, FileCorrection
from dashboard.logs.follow import follower as follower_module
from dashboard.logs.follow.follower import Follower
from dashboard.logs.load import load_paths
from dashboard.model.progress import Progress
from dashboard.model.run import LogBook, Note
from tests.examples import examples
from tests.logs.small_logs import opening, scalar

EVENTS = opening() + b"".join(scalar("train/loss", step, 1 / (step + 1)) for step in range(30))
CSV = b"epoch,loss,val_loss\n" + b"".join(
    b"%d,%.4f,%.4f\n" % (epoch, 1 / (epoch + 1), 1.1 / (epoch + 1)) for epoch in range(30)
)
LINES = b"".join(b'{"step": %d, "loss": %.4f}\n' % (step, 1 / (step + 1)) for step in range(30))
CONSOLE = b"".join(b"epoch: %d loss: %.4f\n" % (step, 1 / (step + 1)) for step in range(30))
HISTORY = b'{"loss": [1.0, 0.5, 0.25, 0.2, 0.1], "val_loss": [1.1, 0.6, 0.3, 0.3, 0.2]}'
SETTINGS = b"lr: 0.1\nbatch_size: 64"
FILES = {
    "a/events.out.tfevents.1.host": EVENTS,
    "b/metrics.csv": CSV,
    "b/hparams.yaml": SETTINGS,
    "c/log.jsonl": LINES,
    "d/train.log": CONSOLE,
    "e/history.json": HISTORY,
}
LATER = 100.0  # seconds; longer than any state of a file waits


def told(book: LogBook) -> str:
    """All that a book says, as text, in which NaN equals NaN."""
    return repr(
        (
            [{**asdict(run), "config": dict(run.config)} for run in book.runs],
            {
                run: [(s.tag, s.metric, s.split, s.step.tolist(), s.value.tolist(),
                       s.epoch.tolist(), s.wall_time.tolist()) for s in many]
                for run, many in book.series.items()
            },
            book.receipt,
            [repr(change) for change in book.changes],
        )
    )  # fmt: skip


def put(root: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def append(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(data)


def now_of(root: Path) -> float:
    """A clock that begins when the newest file was written."""
    return max((path.stat().st_mtime for path in root.rglob("*") if path.is_file()), default=0.0)


@settings(max_examples=examples(25))
@given(st.data())
def test_however_writes_are_cut_the_book_is_that_of_a_fresh_reading(
    data: st.DataObject,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "runs"
        root.mkdir()
        follower, now = Follower([root]), 1e9
        written = dict.fromkeys(FILES, 0)
        for _ in range(data.draw(st.integers(1, 5))):
            for name, whole in FILES.items():
                cut = data.draw(st.integers(written[name], len(whole)))
                if cut:
                    append(root / name, whole[written[name] : cut])
                written[name] = cut
            now += 1
            follower.poll(now)
            now += LATER
            follower.poll(now)
            assert told(follower.book) == told(load_paths([root]))


def replaced(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(path)


CHANGES: dict[str, Callable[[Path, bytes], object]] = {
    "replaced by another": lambda path, data: replaced(path, data[:1] + data),
    "replaced by a shorter one": lambda path, data: replaced(path, data[: len(data) // 2]),
    "overwritten by itself twice": lambda path, data: path.write_bytes(data + data),
    "cut": lambda path, data: os.truncate(path, len(data) // 3),
    "emptied": lambda path, _: path.write_bytes(b""),
    "deleted": lambda path, _: path.unlink(),
    "moved": lambda path, _: path.rename(path.with_name("1." + path.name)),
    "rotated": lambda path, data: (
        path.rename(path.with_name("1." + path.name)), path.write_bytes(data[:200])
    ),
    "copied beside": lambda path, data: (path.parent / f"2.{path.name}").write_bytes(data),
    "damaged in its middle": lambda path, data: path.write_bytes(
        data[: len(data) // 2] + b"\xff" + data[len(data) // 2 + 1 :]
    ),
    "only touched": lambda path, _: os.utime(path),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_did_more_than_grow_is_read_anew(
    tmp_path: Path, name: str, change: str
) -> None:
    put(tmp_path, FILES)
    now = now_of(tmp_path)
    follower = Follower([tmp_path])
    follower.poll(now)
    follower.poll(now + LATER)
    CHANGES[change](tmp_path / name, FILES[name])
    for later in (2, 3, 4):
        follower.poll(now + later * LATER)
    assert told(follower.book) == told(load_paths([tmp_path]))


@settings(max_examples=examples(25))
@given(st.lists(st.tuples(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(CHANGES)))))
def test_whatever_happens_to_the_files_in_turn_the_last_book_is_fresh(
    steps: list[tuple[str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, now = Path(folder), 1e9
        put(root, FILES)
        follower = Follower([root])
        for name, change in steps[:6]:
            follower.poll(now)
            if (root / name).exists():
                CHANGES[change](root / name, FILES[name])
            now += 1.5
        for _ in range(3):
            now += LATER
            follower.poll(now)
        assert told(follower.book) == told(load_paths([root]))


@pytest.mark.parametrize("name", ["a/events.out.tfevents.1.host", "b/metrics.csv", "c/log.jsonl"])
@settings(max_examples=examples(25))
@given(cut=st.integers(0, 5000))
def test_an_unfinished_end_waits_until_it_is_whole(name: str, cut: int) -> None:
    whole = FILES[name]
    cut = min(cut, len(whole))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        put(root, {name: whole[:cut]})
        follower, now = Follower([root]), now_of(root)
        follower.poll(now)
        for series in (one for many in follower.book.series.values() for one in many):
            assert all(value > 1 / 31 - 1e-4 for value in series.value.tolist())
            scale = 1.1 if series.split == "val" else 1.0
            written = scale / (series.step + 1)
            assert series.value.tolist() == pytest.approx(written.tolist(), abs=1e-4)
        follower.poll(now + LATER)
        assert told(follower.book) == told(load_paths([root]))


COUNTED = Path("/proc/self/io")


def read_by_process() -> int:
    """The bytes that this process asked the system for so far."""
    if not COUNTED.exists():  # only Linux counts them
        return 0
    lines = COUNTED.read_text().splitlines()
    return int(lines[0].removeprefix("rchar: "))


LONG = {
    "a/events.out.tfevents.1.host": (
        opening() + b"".join(scalar("train/loss", step, 1 / (step + 1)) for step in range(20_000)),
        scalar("train/loss", 20_000, 0.5),
    ),
    "b/metrics.csv": (
        b"epoch,loss\n" + b"".join(b"%d,%.6f\n" % (at, 1 / (at + 1)) for at in range(90_000)),
        b"90000,0.5\n",
    ),
    "c/log.jsonl": (
        b"".join(b'{"step": %d, "loss": %.6f}\n' % (at, 1 / (at + 1)) for at in range(30_000)),
        b'{"step": 30000, "loss": 0.5}\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_of_a_long_file_only_what_is_new_is_read(tmp_path: Path, name: str) -> None:
    whole, more = LONG[name]
    put(tmp_path, {name: whole})
    now = now_of(tmp_path)
    follower = Follower([tmp_path])
    follower.poll(now)
    assert follower.bytes_read >= len(whole) > 900_000
    for turn in range(2):
        append(tmp_path / name, more)
        before, said_before = read_by_process(), follower.bytes_read
        assert follower.poll(now + 1 + turn)
        said = follower.bytes_read - said_before
        assert len(more) <= said <= len(more) + 2 * 4096
        assert read_by_process() - before <= said + 20_000
        assert len(next(iter(follower.book.series.values()))[0]) >= 20_000
    before = follower.bytes_read
    assert not follower.poll(now + 3)
    assert follower.bytes_read == before


def test_old_files_are_not_kept_in_memory_and_cost_nothing_while_they_rest(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    for path in tmp_path.rglob("*.*"):
        os.utime(path, (1e9, 1e9))
    follower = Follower([tmp_path])
    assert follower.poll(2e9)
    assert all(file._contents is None for file in follower._files.values())
    before = follower.bytes_read
    assert not follower.poll(2e9 + 2)
    assert follower.bytes_read == before


def test_what_is_held_of_all_files_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower_module, "MAX_HELD_IN_ALL", len(CSV) + 10)
    put(tmp_path, FILES)
    now = now_of(tmp_path)
    follower = Follower([tmp_path])
    for turn in range(3):
        append(tmp_path / "b/metrics.csv", b"%d,0.01,0.02\n" % (30 + turn))
        append(tmp_path / "c/log.jsonl", b'{"step": %d, "loss": 0.01}\n' % (30 + turn))
        assert follower.poll(now + turn * LATER)
        assert sum(file.held_bytes for file in follower._files.values()) <= len(CSV) + 10
    follower.poll(now + 4 * LATER)
    assert told(follower.book) == told(load_paths([tmp_path]))


def test_a_folder_that_goes_is_named_and_what_it_held_stays(tmp_path: Path) -> None:
    root, aside = tmp_path / "runs", tmp_path / "aside"
    put(root, FILES)
    now = now_of(root)
    follower = Follower([root])
    follower.poll(now)
    follower.poll(now + LATER)
    last = told(follower.book)
    root.rename(aside)
    for later in (2, 3):
        assert not follower.poll(now + later * LATER)
        assert follower.gone == ("runs",)
        assert told(follower.book) == last
    aside.rename(root)
    append(root / "b/metrics.csv", b"30,0.01,0.02\n")
    assert follower.poll(now + 4 * LATER)
    follower.poll(now + 5 * LATER)
    assert follower.gone == ()
    assert told(follower.book) == told(load_paths([root]))


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root, and everybody on Windows, may read all"
)
def test_a_folder_without_permission_keeps_its_runs(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    now = now_of(tmp_path)
    follower = Follower([tmp_path])
    follower.poll(now)
    (tmp_path / "b").chmod(0)
    append(tmp_path / "c/log.jsonl", b'{"step": 30, "loss": 0.01}\n')
    assert follower.poll(now + LATER)
    (tmp_path / "b").chmod(0o700)
    assert follower.unreadable == ("b/hparams.yaml", "b/metrics.csv")
    assert len(follower.book.runs) == len(FILES) - 1


def test_a_file_that_cannot_be_read_just_now_keeps_its_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, FILES)
    now = now_of(tmp_path)
    follower = Follower([tmp_path])
    follower.poll(now)
    append(tmp_path / "b/metrics.csv", b"30,0.01,0.02\n")
    opened = Path.open

    def refuse(self: Path, *args: object, **more: object) -> object:
        if self.name == "metrics.csv":
            raise PermissionError(13, "no")
        return opened(self, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        follower.poll(now + 1)
        assert follower.unreadable == ("b/metrics.csv",)
        assert len(follower.book.series["b/metrics.csv"][0]) == 30
    follower.poll(now + LATER)
    assert follower.unreadable == ()
    assert told(follower.book) == told(load_paths([tmp_path]))


def test_half_of_a_file_that_is_written_anew_does_not_take_its_curve_away(tmp_path: Path) -> None:
    put(tmp_path, FILES)
    now = now_of(tmp_path)
    follower = Follower([tmp_path])
    follower.poll(now + LATER)
    (tmp_path / "e/history.json").write_bytes(HISTORY[:30])
    (tmp_path / "b/metrics.csv").write_bytes(CSV[:100])
    follower.poll(now + LATER + 1)
    assert len(follower.book.series["b/metrics.csv"][0]) == 30
    assert len(follower.book.series["e/history.json"][0]) == 5
    longer = HISTORY.replace(b"1.0", b"1.0, 0.9").replace(b"1.1", b"1.1, 1.0")
    (tmp_path / "e/history.json").write_bytes(longer)
    assert follower.poll(now + LATER + 2)
    assert len(follower.book.series["e/history.json"][0]) == 6


@pytest.mark.parametrize("names", [["b/metrics.csv"], ["a", "b/metrics.csv"], ["a", "b", "c"]])
def test_paths_and_single_files_are_named_as_when_read_anew(
    tmp_path: Path, names: list[str]
) -> None:
    put(tmp_path, FILES)
    paths = [tmp_path / name for name in names]
    follower, now = Follower(paths), now_of(tmp_path)
    follower.poll(now + LATER)
    append(tmp_path / "b/metrics.csv", b"30,0.01,0.02\n")
    assert follower.poll(now + 2 * LATER)
    follower.poll(now + 3 * LATER)
    assert told(follower.book) == told(load_paths(paths))


def test_an_archive_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    put(tmp_path / "runs", FILES)
    archive = Path(shutil.make_archive(str(tmp_path / "runs"), "zip", tmp_path / "runs"))
    follower, now = Follower([archive]), now_of(tmp_path)
    assert follower.poll(now)
    assert told(follower.book) == told(load_paths([archive]))
    assert not follower.poll(now + 1)
    append(tmp_path / "runs/b/metrics.csv", b"30,0.01,0.02\n")
    shutil.make_archive(str(tmp_path / "runs"), "zip", tmp_path / "runs")
    assert follower.poll(now + 2)
    assert told(follower.book) == told(load_paths([archive]))


def packed(folder: Path, into: Path) -> Path:
    return Path(shutil.make_archive(str(into), "zip", folder))


@pytest.mark.parametrize("where", ["", "runs/"])
def test_a_file_in_an_archive_is_read_as_a_person_corrected_it(tmp_path: Path, where: str) -> None:
    put(tmp_path / "a", {"metrics.csv": CSV, "other.csv": CSV})
    (tmp_path / "opened").mkdir()
    archive = packed(tmp_path / "a", tmp_path / "opened" / "runs")
    (tmp_path / "opened" / "alone.csv").write_bytes(CSV)
    corrections = NONE.having(f"{where}other.csv", FileCorrection(NOT_A_LOG))
    opened = archive.parent if where else archive
    follower = Follower([opened], corrections)
    follower.poll(now_of(tmp_path) + LATER)
    notes = {source.path: source.notes for source in follower.book.receipt.sources}
    assert [note.code for note in notes[f"{where}other.csv"]] == [Note.SET_ASIDE]
    assert not notes[f"{where}metrics.csv"]
    assert told(follower.book) == told(load_paths([opened], corrections=corrections))


@pytest.mark.parametrize("is_alone", [True, False])
def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path, is_alone: bool) -> None:
    put(tmp_path / "a", {"metrics.csv": CSV})
    put(tmp_path / "b", {"metrics.csv": CSV})
    packed(tmp_path / "a", tmp_path / "b" / "inner")
    (tmp_path / "opened").mkdir()
    archive = packed(tmp_path / "b", tmp_path / "opened" / "outer")
    opened = archive if is_alone else archive.parent
    for book in (load_paths([opened]), load_paths([opened, tmp_path / "a"])):
        inner = next(one for one in book.receipt.sources if one.path.endswith("inner.zip"))
        assert (inner.points, inner.skipped) == (0, True)


def test_an_archive_beside_which_another_file_appears_is_named_anew(
    tmp_path: Path, folder: Path
) -> None:
    put(tmp_path / "a", {"metrics.csv": CSV})
    root = tmp_path / "opened"
    root.mkdir()
    os.utime(packed(tmp_path / "a", root / "runs"), (1e9, 1e9))
    follower, now = Follower([root]), now_of(tmp_path)
    follower.poll(now)
    assert next(one.path for one in load_paths([root]).receipt.sources) == "metrics.csv"
    put(root, {"other.csv": CSV})
    assert follower.poll(now + LATER)
    follower.poll(now + 2 * LATER)
    (found,) = (one.path for one in follower.book.receipt.sources if "metrics" in one.path)
    assert found == "runs/metrics.csv"
    assert told(follower.book) == told(load_paths([root]))


class BrokenOff(BaseException):
    """As Streamlit breaks off a page that is to be drawn anew."""


def breaking_off(at: int) -> Callable[[Progress], None]:
    calls = iter(range(10_000))

    def tell(_: Progress) -> None:
        if next(calls) == at:
            raise BrokenOff

    return tell


@pytest.mark.parametrize("waits", [True, False])
def test_a_poll_that_is_broken_off_is_made_up_for_by_the_next(tmp_path: Path, waits: bool) -> None:
    name = "c/log.jsonl"
    long = FILES[name] + (FILES[name].splitlines()[-1] + b"\n") * 21_000
    now = time.time()
    for at in (0, 3, 4, 5, 7):  # before a file, within the long one, and after the last
        put(tmp_path, FILES)
        follower = Follower([tmp_path], waits=waits)
        for data in (FILES[name], long):
            put(tmp_path, {name: data})
            with suppress(BrokenOff):
                follower.poll(now, breaking_off(at))
            for _ in range(2):
                now += LATER
                follower.poll(now)
        assert told(follower.book) == told(load_paths([tmp_path]))


def test_progress_moves_on_within_an_archive(tmp_path: Path) -> None:
    put(tmp_path / "a", {f"{number}/metrics.csv": CSV for number in range(4)})
    archive = packed(tmp_path / "a", tmp_path / "runs")
    done: list[float] = []
    load_paths([archive], progress=lambda progress: done.append(progress.done))
    assert done == [0.0, 0.0, 0.25, 0.5, 0.75, 1.0]
