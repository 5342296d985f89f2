"""Readings kept on disk: the same book, never a stale or a damaged one, within bounds."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.logs import load
from dashboard.logs.cache import files as cache
from dashboard.logs.cache.stored_book import NotStorableError, read_book, write_book
from dashboard.logs.load import load_paths
from dashboard.model.change import Change, ChangeKind
from dashboard.model.run import LogBook, Note, Receipt, ReceiptNote, Run, SourceReceipt, XUnit
from dashboard.model.table import Series, Split
from tests.logs.small_logs import opening, scalars

LONG_AGO = 1_600_000_000  # seconds since 1970
SECOND = Path("b/events.out.tfevents.2.host")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """Two runs, logged long ago, one of them damaged at its end."""
    root = tmp_path / "logs"
    age(root / "a/events.out.tfevents.1.host", opening() + scalars("loss", range(50)))
    age(root / SECOND, opening() + scalars("accuracy", range(30), lambda step: step / 30) + b"cut")
    age(root / "b/hparams.yaml", b"lr: 0.1\nbetas: [0.9, [1, null]]\nname: caf\xc3\xa9\n")
    return root


def age(path: Path, data: bytes, seconds: int = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (seconds, seconds))


def same(one: LogBook, other: LogBook) -> bool:
    pd.testing.assert_frame_equal(one.scalars, other.scalars)
    mine, theirs = ((book.runs, book.receipt, book.changes) for book in (one, other))
    return repr(mine) == repr(theirs)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read anew, as they are."""
    seen: list[str] = []
    look = load.look_at

    def count(file: load.LogFile, *rest: object) -> None:
        seen.append(file.name)
        look(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "look_at", count)
    return seen


def test_a_kept_reading_is_the_same_book_and_reads_no_log(
    logs: Path, folder: Path, reads: list[str]
) -> None:
    cold = load_paths([logs])
    assert len(entries(folder)) == 1
    reads.clear()
    assert same(load_paths([logs]), cold)
    assert reads == []
    assert {note.code for note in cold.receipt.sources[1].notes} == {Note.CUT_OFF}


NAMES = st.text(max_size=8)
SETTINGS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=5,
)
FLOATS = st.floats()


@st.composite
def books(draw: st.DrawFn) -> LogBook:
    runs, series = [], []
    printable = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    for run_id in draw(st.lists(printable, max_size=4, unique=True)):
        runs.append(
            Run(
                run_id,
                draw(NAMES),
                draw(NAMES),
                "tensorboard",
                draw(st.sampled_from(XUnit)),
                draw(st.dictionaries(NAMES, SETTINGS, max_size=3)),
                draw(st.none() | FLOATS),
                draw(st.none() | st.booleans()),
                tuple(draw(st.lists(NAMES, max_size=2))),
            )
        )
        many = []
        for tag in draw(st.lists(printable, max_size=3, unique=True)):
            values = draw(st.lists(FLOATS, max_size=5))
            split = draw(st.sampled_from(Split))
            many.append(Series.of(tag, draw(printable), split, range(len(values)), values))
        series.append((run_id, many))
    note = st.builds(ReceiptNote, st.sampled_from(Note), st.integers(0, 2**40), NAMES)
    source = st.builds(
        SourceReceipt,
        NAMES,
        NAMES,
        *[st.integers(0, 2**62)] * 7,
        st.booleans(),
        st.lists(note, max_size=2).map(tuple),
    )
    receipt = Receipt(tuple(draw(st.lists(source, max_size=3))))
    kinds, steps = st.sampled_from(ChangeKind), st.integers(-(2**62), 2**62)
    change = st.builds(Change, NAMES, NAMES, NAMES, kinds, steps, steps, steps, NAMES)
    changes = tuple(draw(st.lists(change, max_size=2)))
    return LogBook(tuple(runs), dict(series), receipt, changes)


@given(books())
def test_every_book_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, book: LogBook
) -> None:
    path = tmp_path_factory.getbasetemp() / "book.parquet"
    write_book(book, "mark", path)
    found = read_book(path, "mark")
    assert found is not None
    assert same(found, book)
    assert read_book(path, "another mark") is None


def test_a_setting_that_json_would_change_is_not_kept(tmp_path: Path) -> None:
    config = {"lr": np.float64(0.1)}
    book = LogBook((Run("a", "a", "a", "x", XUnit.STEP, config),))
    with pytest.raises(NotStorableError):
        write_book(book, "mark", tmp_path / "book.parquet")


def longer(path: Path) -> None:
    age(path, path.read_bytes()[:-3] + scalars("accuracy", range(30, 40)))


def same_size_and_time(path: Path) -> None:
    data = path.read_bytes()
    age(path, data.replace(b"accuracy", b"bccuracy"))


CHANGES: dict[str, Callable[[Path], None]] = {
    "grown": longer,
    "shrunken": lambda path: age(path, path.read_bytes()[:-50]),
    "touched": lambda path: os.utime(path, (LONG_AGO + 5, LONG_AGO + 5)),
    "changed with size and time kept": same_size_and_time,
    "renamed": lambda path: path.rename(path.with_name("events.out.tfevents.3.host")) and None,
    "gone": Path.unlink,
    "joined by another": lambda path: age(path.parent / "log.csv", b"epoch,loss\n1,2\n2,1\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_logs_that_changed_are_read_anew(
    logs: Path, folder: Path, reads: list[str], change: str
) -> None:
    load_paths([logs])
    CHANGES[change](logs / SECOND)
    reads.clear()
    book = load_paths([logs])
    assert reads
    assert len(entries(folder)) == 1
    reads.clear()
    assert same(load_paths([logs]), book)
    assert reads == []


def test_a_log_written_just_now_is_not_kept(logs: Path, folder: Path) -> None:
    os.utime(logs / SECOND, (time.time(), time.time()))
    load_paths([logs])
    assert entries(folder) == []


def test_a_reading_that_met_an_unreadable_file_is_not_kept(logs: Path, folder: Path) -> None:
    (logs / "nowhere").symlink_to(logs / "missing")
    load_paths([logs])
    load_paths([logs, logs / "missing too"])
    assert entries(folder) == []


def test_other_paths_have_other_entries(logs: Path, folder: Path) -> None:
    books = [load_paths(paths) for paths in ([logs], [logs / "a"], [logs / "a", logs / "b"])]
    assert len(entries(folder)) == 3
    assert same(load_paths([logs / "a", logs / "b"]), books[2])


@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_a_damaged_entry_gives_no_book_or_the_right_one(
    tmp_path_factory: pytest.TempPathFactory, place: float, flip: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.parquet"
    series = Series.of("loss", "loss", Split.TRAIN, range(500), np.sqrt(range(500)))
    book = LogBook((Run("a", "a", "a", "x", XUnit.STEP, {}),), {"a": [series]})
    write_book(book, "mark", path)
    data = bytearray(path.read_bytes())
    data[int(place * len(data))] ^= flip
    path.write_bytes(data)
    found = read_book(path, "mark")
    assert found is None or same(found, book)


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"PAR1" + bytes(500) + b"PAR1"])
def test_a_damaged_entry_is_written_again(
    logs: Path, folder: Path, reads: list[str], damage: bytes
) -> None:
    book = load_paths([logs])
    (entry,) = entries(folder)
    entry.write_bytes(damage)
    assert same(load_paths([logs]), book)
    reads.clear()
    assert same(load_paths([logs]), book)
    assert reads == []


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(
    logs: Path, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CURVA_CACHE", str(tmp_path / "file" / "cache"))
    assert len(load_paths([logs]).runs) == 2


def test_an_empty_variable_turns_the_cache_off(
    logs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURVA_CACHE", "")
    load_paths([logs])
    assert entries(folder) == []
    assert cache.clear() == cache.Freed()


def test_the_entry_used_longest_ago_goes_first(
    logs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for order, name in enumerate(("a", "b")):
        load_paths([logs / name])
        newest = max(entries(folder), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (LONG_AGO + order, LONG_AGO + order))
    load_paths([logs / "a"])  # used again
    sizes = sum(path.stat().st_size for path in entries(folder))
    monkeypatch.setattr(cache, "MAX_CACHE_BYTES", sizes)
    used_longest_ago = min(entries(folder), key=lambda path: path.stat().st_mtime)
    load_paths([logs])
    left = entries(folder)
    assert used_longest_ago not in left
    assert sum(path.stat().st_size for path in left) <= sizes


def test_a_file_that_was_never_finished_goes_after_a_while(folder: Path) -> None:
    age(folder / "curva-1.unfinished", b"half")
    (folder / "curva-2.unfinished").write_bytes(b"in work")
    cache.make_room(folder, 0)
    assert [path.name for path in entries(folder)] == ["curva-2.unfinished"]


def test_clear_removes_the_entries_and_nothing_else(
    logs: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_paths([logs])
    (folder / "mine.parquet").write_bytes(b"not the program's")
    assert main(["cache", "clear", "--lang", "en"]) == 0
    assert "one reading" in capsys.readouterr().out
    assert [path.name for path in entries(folder)] == ["mine.parquet"]
    assert main(["cache", "clear", "--lang", "pt-BR"]) == 0
    assert capsys.readouterr().out == "O cache estava vazio.\n"


def test_clear_takes_no_other_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["cache", *words]) for words in ([], ["burn"], ["clear", "more"])] == [2, 2, 2]
    assert "clear" in capsys.readouterr().err


READ_OFTEN = """
import sys
from pathlib import Path
from dashboard.logs.cache import files as cache
from dashboard.logs.load import load_paths
cache.LEAST_BYTES = 0
for turn in range(12):
    if turn % 4 == 3:
        cache.clear()
    print(len(load_paths([Path(sys.argv[1])]).scalars))
"""


def test_two_processes_read_write_and_clear_at_once(logs: Path, folder: Path) -> None:
    command = [sys.executable, "-c", READ_OFTEN, str(logs)]
    workers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for worker in workers:
        out, err = worker.communicate()
        assert (set(out.split()), err) == ({"80"}, "")
    assert all(path.suffix == ".parquet" for path in entries(folder))


def test_without_a_word_the_cache_lies_where_the_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CURVA_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / "curva"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / ".cache" / "curva"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache.cache_folder() == tmp_path / "Library" / "Caches" / "curva"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache.cache_folder() == tmp_path / "local" / "curva"
